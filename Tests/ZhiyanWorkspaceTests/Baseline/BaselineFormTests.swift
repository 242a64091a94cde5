import Testing
import ZhiyanRules
import ZhiyanTestSupport

@testable import ZhiyanWorkspace

@Suite struct BaselineFormTests {
  private static let pieces = [
    "独家", "⟦", "⟧", "\"", "\\", "\n", "\u{7}", "\u{2028}", "\u{FEFF}", "😀", "a.md", "/", ": ", "#",
  ]

  @Test func whatIsWrittenIsReadAsTheSame() {
    for seed in 1...200 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      var baseline = Baseline()
      for _ in 0..<random.pick(4) { baseline.rules["p.\(random.text(of: Self.pieces, count: 1...3))"] = "1f" }
      for _ in 0..<random.pick(4) {
        var counts: Baseline.Counts = [:]
        for _ in 0...random.pick(3) {
          let key = Baseline.Key(
            rule: "p.\(random.pick(3))", context: random.text(of: Self.pieces, count: 0...6))
          counts[key] = random.pick(9) + 1
        }
        baseline.files[random.text(of: Self.pieces, count: 1...4)] = counts
      }
      let bytes = BaselineWriter.bytes(of: baseline)
      let reader = BaselineReader(ContiguousArray(bytes))
      #expect(reader.issues.isEmpty, "seed \(seed): \(reader.issues)")
      #expect(reader.baseline == baseline, "seed \(seed)")
      #expect(BaselineWriter.bytes(of: reader.baseline) == bytes, "seed \(seed)")
    }
  }

  @Test(arguments: [
    #"{"version":1,"rules":{"h.a":"1f"},"files":{"a.md":{"h.a":{"\ud83c\udf89⟦甲⟧":2}}}}"#,
    "{\n\t\"version\": 1,\n\t\"rules\": {\"h.a\": \"1f\"},\n\t\"files\": {\"a.md\": {\"h.a\": {\"🎉⟦甲⟧\": 2}}}\n}",
  ])
  func whatOtherProgramsLayOutIsRead(text: String) {
    let reader = BaselineReader(ContiguousArray(text.utf8))
    #expect(reader.issues.isEmpty)
    #expect(reader.baseline.files == ["a.md": [Baseline.Key(rule: "h.a", context: "🎉⟦甲⟧"): 2]])
    #expect(reader.baseline.rules == ["h.a": "1f"])
  }

  @Test func oneMoreFindingIsOneMoreLine() {
    var baseline = Baseline()
    baseline.files["a.md"] = [
      Baseline.Key(rule: "h.a", context: "⟦甲⟧"): 1, Baseline.Key(rule: "h.b", context: "⟦乙⟧"): 1,
    ]
    let before = String(decoding: BaselineWriter.bytes(of: baseline), as: UTF8.self).split(separator: "\n")
    baseline.files["a.md"]?[Baseline.Key(rule: "h.a", context: "⟦丙⟧")] = 1
    let after = String(decoding: BaselineWriter.bytes(of: baseline), as: UTF8.self).split(separator: "\n")
    #expect(after.count == before.count + 1)
    #expect(after.difference(from: before).insertions.count <= 2)
  }

  @Test(arguments: [
    ("{\"version\": 2, \"rules\": {}, \"files\": {}}", "version"),
    ("{\"rules\": {}, \"files\": {}}", "version"),
    ("{\"version\": 1, \"rules\": {}, \"files\": {\"a.md\": {\"r\": {\"c\": 0}}}}", "count"),
    ("{\"version\": 1, \"rules\": {}, \"files\": {\"a.md\": []}}", "object"),
    ("{\"version\": 1, \"rules\": {}, \"flies\": {}}", "flies"),
    ("{\"version\": 1,\n<<<<<<< HEAD\n\"rules\": {}}", ""),
    ("[]", ""),
    ("", ""),
  ])
  func mistakesHaveAPlaceAndAWayOut(text: String, word: String) throws {
    let reader = BaselineReader(ContiguousArray(text.utf8))
    let issue = try #require(reader.issues.first, "\(text) was read without a word")
    #expect(issue.message.contains(word), "\(issue.message)")
  }
}
