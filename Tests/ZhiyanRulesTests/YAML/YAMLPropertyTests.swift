import Foundation
import Testing
import ZhiyanRules

@Suite struct YAMLPropertyTests {
  /// `ZHIYAN_YAML_DOCUMENTS=from-to` in the environment makes a longer run.
  private static let seeds: Range<UInt64> = {
    let parts = (ProcessInfo.processInfo.environment["ZHIYAN_YAML_DOCUMENTS"] ?? "").split(separator: "-")
    guard parts.count == 2, let from = UInt64(parts[0]), let to = UInt64(parts[1]), from < to else { return 0..<400 }
    return from..<to
  }()
  private static let mutationsPerDocument = 12

  @Test func whateverIsAcceptedReadsAsYamsReadsIt() {
    var accepted = 0
    var total = 0
    var failures = 0
    for seed in Self.seeds {
      var generator = YAMLGenerator(seed: seed)
      let document = generator.document()
      for mutation in 0...Self.mutationsPerDocument {
        let bytes = mutation == 0 ? document : generator.mutated(document)
        total += 1
        let (node, issues) = YAMLParser.parse(bytes)
        guard issues.isEmpty else { continue }
        accepted += 1
        let ours = node.map(YAMLTwin.describe) ?? "nothing"
        let theirs = YAMLTwin.reading(bytes)
        if ours != theirs && failures < 10 {
          failures += 1
          let text = String(decoding: bytes, as: UTF8.self).debugDescription
          Issue.record("seed \(seed), mutation \(mutation): \(text)\nzhiyan \(ours)\nYams   \(theirs)")
        }
      }
    }
    #expect(accepted * 5 > total, "too few documents are accepted for the test to say much: \(accepted) of \(total)")
  }
}
