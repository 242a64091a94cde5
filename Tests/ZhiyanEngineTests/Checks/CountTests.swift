import Testing
import ZhiyanEngine
import ZhiyanRules
import ZhiyanTestSupport
import ZhiyanText

@Suite struct CountTests {
  private static func bench(_ keys: String) -> RuleBench {
    RuleBench(
      """
        - id: one
          check: count
          level: warning
          message: "{count}"
          edges: free
          of: [甲, 甲甲]
      \(keys.split(separator: ";").map { "    \($0)" }.joined(separator: "\n"))
      """)
  }

  @Test(arguments: [
    ("max: 1;per: message", ""), ("max: 1;per: message", "甲"), ("max: 1;per: message", "甲乙⟦甲⟧乙甲"),
    ("max: 0;per: message", "⟦甲⟧乙甲"), ("max: 1;per: message", "甲甲乙"), ("max: 1;per: message", "甲甲乙⟦甲甲⟧"),
    ("max: 1;per: sentence", "甲。甲乙⟦甲⟧。甲"), ("max: 1;per: paragraph", "甲。甲\n甲乙。⟦甲⟧".replacing("甲。甲\n", with: "甲。⟦甲⟧\n")),
    ("max: 1;per: message;counting: sentences", "甲乙甲"), ("max: 1;per: message;counting: sentences", "甲乙甲。乙。⟦甲⟧乙甲。甲"),
    ("max: 1;per: paragraph;counting: sentences", "甲。\n甲。⟦甲⟧"),
    ("min: 2;per: message", ""), ("min: 2;per: message", "!!"), ("min: 2;per: message", "甲乙。⟦⟧"),
    ("min: 2;per: message", "甲乙甲"), ("min: 1;per: sentence", "甲。乙。⟦⟧甲乙\n丙⟦⟧\n"),
    ("min: 1;per: paragraph", "甲。乙。\n乙。丙!⟦⟧\n甲"), ("min: 1;max: 1;per: paragraph", "甲乙⟦甲⟧\n乙⟦⟧\n甲"),
    ("max: 1;per: 4", "甲"), ("max: 1;per: 4", "甲乙⟦甲⟧"), ("max: 1;per: 4", "甲乙乙甲乙乙乙乙"),
    ("max: 1;per: 4", "甲乙乙甲 乙乙\n乙⟦甲⟧"),
    ("max: 2;per: 100", "甲乙甲"), ("max: 2;per: 100", "甲乙甲乙⟦甲⟧乙甲"),
  ])
  func firesAtTheHitThatIsOneTooMany(keys: String, marked: String) {
    Self.bench(keys).check(marked, paragraphs: true)
  }

  @Test func theNumberIsCarried() {
    #expect(Self.bench("max: 1;per: message").result("甲乙甲乙甲").findings.map(\.values.count) == [3])
    #expect(Self.bench("min: 3;per: message").result("甲乙").findings.map(\.values.count) == [1])
    #expect(Self.bench("max: 1;per: 10").result("甲乙甲乙甲").findings.map(\.values.count) == [3])
    #expect(
      Self.bench("max: 1;per: message;counting: sentences").result("甲,甲。甲。甲").findings.map(\.values.count) == [3])
  }

  @Test func unlessAndAllowedWordsTakeHitsAway() {
    Self.bench("max: 1;per: message;unless: {inside: [甲方]}").check("甲方和甲,⟦甲⟧")
    let allowing = RuleBench(
      "  - {id: one, check: count, level: warning, message: m, edges: free, of: [甲], max: 0, per: message}",
      allowed: ["甲方"])
    allowing.check("甲方⟦甲⟧")
  }

  @Test func packsAndRulesAreCountedAfterOverlap() {
    let bench = RuleBench(
      """
        - {id: a, check: phrase, level: suggestion, message: m, edges: free, phrases: [抢购]}
        - {id: b, check: phrase, level: warning, message: m, edges: free, phrases: [立即抢购]}
        - {id: all, check: count, level: warning, message: m, of: [{pack: test}], max: 1, per: message}
        - {id: some, check: count, level: warning, message: m, edges: free, of: [{rule: test.a}, 马上], max: 1, per: message}
      """)
    func found(_ text: String) -> [[String]] {
      let findings = bench.result(text).findings
      return [2, 3].map { rule in findings.filter { $0.rule == rule }.map(\.match) }
    }
    #expect(found("立即抢购") == [[], []])
    #expect(found("立即抢购,抢购") == [["抢购"], []])
    #expect(found("抢购,马上抢购") == [["抢购"], ["马上"]])
  }

  @Test func onlyBlocksOfTheRulesKindsCount() {
    let bench = RuleBench(
      "  - {id: one, check: count, level: warning, message: m, edges: free, of: [甲], min: 1, per: paragraph, where: [heading]}"
    )
    let bytes = ContiguousArray("乙\n乙\n".utf8)
    let blocks: ContiguousArray = [
      Block(kind: .paragraph, range: TextRange(0, 3)), Block(kind: .heading, range: TextRange(4, 7)),
    ]
    let found = bench.result(Document(source: bytes, text: bytes, map: .identity, blocks: blocks)).findings
    #expect(found.map(\.textRange) == [TextRange(7, 7)])
  }

  // MARK: Against a slow twin

  @Test(arguments: 0..<300)
  func findsWhatTheTwinFinds(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = random.text(of: ["甲", "乙", "丙", "。", "!", ",", "\n", "甲乙"], count: 0...30)
    let scope = ["sentence", "paragraph", "message"][random.pick(3)]
    let max = random.pick(4)
    let min = random.pick(max + 1)
    let inSentences = scope != "sentence" && random.one(in: 3)
    let keys =
      "max: \(max);per: \(scope)" + (min > 0 ? ";min: \(min)" : "") + (inSentences ? ";counting: sentences" : "")
    let found = Self.bench(keys).result(Document(paragraphs: text)).findings.map(\.textRange.indices)
    #expect(found == Self.twin(text, scope, min, max, inSentences), "\(keys) in \(text.debugDescription)")
  }

  private static func twin(_ text: String, _ scope: String, _ min: Int, _ max: Int, _ inSentences: Bool) -> [Range<Int>]
  {
    let sentences = SentenceTwin.sentences(in: text)
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    func line(_ offset: Int) -> Int { Array(text.utf8)[..<offset].count { $0 == 0x0A } }
    var scopes: [Range<Int>] = []
    switch scope {
    case "sentence": scopes = sentences
    case "paragraph":
      for index in lines.indices.map({ lines.distance(from: lines.startIndex, to: $0) }) {
        let inside = sentences.filter { line($0.lowerBound) == index }
        if let first = inside.first, let last = inside.last { scopes.append(first.lowerBound..<last.upperBound) }
      }
    default:
      let trimmed = text.utf8.count - text.reversed().prefix { $0 == "\n" }.count
      if !sentences.isEmpty { scopes = [0..<trimmed] }
    }
    return scopes.compactMap { scope in
      // Doubled, 甲甲 is one hit.
      var hits: [Range<Int>] = []
      var places = SentenceTwin.places(of: "甲", in: text).filter {
        $0.lowerBound >= scope.lowerBound && $0.upperBound <= scope.upperBound
      }[...]
      while let first = places.popFirst() {
        if let next = places.first, next.lowerBound == first.upperBound {
          places.removeFirst()
          hits.append(first.lowerBound..<next.upperBound)
        } else {
          hits.append(first)
        }
      }
      if inSentences {
        var seen: Set<Int> = []
        hits = hits.filter { seen.insert(SentenceTwin.sentence(of: $0.lowerBound, in: text)).inserted }
      }
      if hits.count > max { return hits[max] }
      return hits.count < min ? scope.upperBound..<scope.upperBound : nil
    }
  }
}
