import Testing
import ZhiyanTestSupport
import ZhiyanText

@testable import ZhiyanEngine
@testable import ZhiyanRules

@Suite struct PhraseTwinTests {
  private static let literals = ["甲", "乙", "丙", "甲乙", "乙丙甲", "ab", "a", "1", "2甲"]
  private static let pieces = [
    "甲", "乙", "丙", "甲", "乙", "a", "b", "1", "2", "一", "万", "Ａ", "１", "①", " ", " ", "-", "·", "😀", "，", "。", "\n",
    "丁", "\u{200B}", "\u{301}",
  ]

  private static let others = String(repeating: "丁", count: 70)

  /// A phrase that starts and ends with something that must be there.
  private static func phrase(_ random: inout SeededGenerator) -> String {
    var text = solid(&random)
    for _ in 0..<random.pick(4) { text += join(&random) + solid(&random) }
    return text
  }

  private static func solid(_ random: inout SeededGenerator) -> String {
    switch random.pick(8) {
    case 0: "(\(literal(&random))|\(literal(&random))丁)"
    case 1: "(\(literal(&random)))?\(literal(&random))"
    case 2: "<set>"
    case 3: "<@number>"
    case 4: "(\(literal(&random))(\(literal(&random)) )?|<set>丁)"
    case 5: "(\(literal(&random)) )?\(literal(&random))"
    default: literal(&random)
    }
  }

  private static func join(_ random: inout SeededGenerator) -> String {
    switch random.pick(6) {
    case 0: "{0,2}"
    case 1: "{1,3}"
    case 2: " "
    default: ""
    }
  }

  private static func literal(_ random: inout SeededGenerator) -> String { literals[random.pick(literals.count)] }

  private static func library(_ phrase: String) -> RuleLibrary? {
    let file = """
      pack: test
      sets: {set: [甲乙, 丙(甲)?, '1']}
      rules:
        - {id: one, check: phrase, level: warning, message: m, edges: free, phrases: ['\(phrase)']}
      """
    var decoder = RuleDecoder()
    decoder.add(path: "test.yaml", bytes: ContiguousArray(file.utf8))
    return decoder.issues.isEmpty ? decoder.library : nil
  }

  @Test func linterFindsWhatTryingEverythingFinds() {
    var hits = 0
    var failures = 0
    for seed in UInt64(1)...1_000 where failures < 10 {
      var random = SeededGenerator(seed: seed)
      let text = Self.phrase(&random)
      guard let library = Self.library(text), case .phrase(let sources) = library.rules[0].check else { continue }
      let compiled = RuleSetCompiler.compile(library)
      #expect(compiled.issues.isEmpty, "seed \(seed): \(text)")
      var linter = Linter(compiled.rules)
      for _ in 0..<10 {
        let few = random.text(of: Self.pieces, count: 1...14)
        // Amid other words, so that what must stand around an anchor lies within the text.
        let copy = seed % 2 == 0 ? few : "\(Self.others)。\(few)。\(Self.others)"
        let twin = PhraseTwin(copy).matches(sources[0].phrase, classes: library.wordClasses)
        let found = linter.lint(Document(plain: ContiguousArray(copy.utf8))).findings.map(\.textRange.indices)
        hits += twin.count
        let fault = Self.fault(found, twin)
        if let fault {
          failures += 1
          Issue.record("seed \(seed): \(text) in \(copy.debugDescription): \(fault)")
        }
      }
    }
    #expect(hits > 1_000, "too few matches for the test to say much: \(hits)")
  }

  /// What is wrong: a finding that is no match, a match that no finding touches, a finding that could be longer.
  private static func fault(_ found: [Range<Int>], _ twin: Set<Range<Int>>) -> String? {
    for finding in found where !twin.contains(finding) { return "found \(finding), which is no match" }
    func isTouched(_ match: Range<Int>) -> Bool { found.contains { $0.overlaps(match) } }
    // What another finding has taken the place of is not missed.
    for match in twin where !twin.contains(where: { $0.clamped(to: match) == match && isTouched($0) }) {
      return "missed \(match)"
    }
    for finding in found {
      let longer = twin.first { match in
        match != finding && finding.clamped(to: match) == finding
          && !found.contains { $0 != finding && $0.overlaps(match) }
      }
      if let longer { return "found \(finding), but \(longer) is longer" }
    }
    return nil
  }
}
