import Testing
import ZhiyanTestSupport
import ZhiyanText

@testable import ZhiyanEngine

@Suite struct FixerTests {
  /// Phrases with what to write instead, all safe, each a rule of its own.
  private static func bench(_ rewrites: [(String, String)]) -> RuleBench {
    RuleBench(
      rewrites.enumerated().map { index, pair in
        """
          - id: r\(index)
            check: phrase
            level: warning
            message: m
            edges: free
            phrases: [{phrase: '\(pair.0)', instead: '\(pair.1)', safe: true}]

        """
      }.joined())
  }

  private static func fix(_ text: String, _ bench: RuleBench) -> (text: String, outcome: Fixer.Outcome) {
    let document = Document(plain: ContiguousArray(text.utf8))
    let outcome = Fixer.fix(document, bench.result(document)) {
      Document(plain: $0)
    } lint: {
      bench.result($0)
    }
    return (String(decoding: outcome.document.source, as: UTF8.self), outcome)
  }

  @Test(arguments: [
    ("敬请知悉,敬请知悉。", "告诉您一声,告诉您一声。", 2), ("敬请", "请", 1), ("没有", "没有", 0), ("", "", 0),
  ])
  func putsRewritesInPlace(text: String, fixed: String, count: Int) {
    let (text, outcome) = Self.fix(text, Self.bench([("敬请知悉", "告诉您一声"), ("敬请", "请")]))
    #expect(text == fixed)
    #expect(outcome.fixed == count && outcome.unsettled.isEmpty)
  }

  @Test func whatAChangeUncoversIsForTheNextRound() {
    let (text, outcome) = Self.fix("再见甲甲乙乙再见", Self.bench([("甲乙", "")]))
    #expect(text == "再见再见" && outcome.fixed == 2 && outcome.found.findings.isEmpty)
  }

  @Test(arguments: [
    ("甲在{{甲}}里,$甲和%s甲", "乙在{{甲}}里,$乙和%s乙"), ("见https://a.cn/甲/b,甲。甲", "见https://a.cn/甲/b,甲。乙"),
    ("a.com/甲 甲", "a.com/甲 乙"), ("<甲>和甲", "<甲>和乙"), ("#甲大促# 甲", "#甲大促# 乙"), ("${甲.x}甲", "${甲.x}乙"),
    ("%-5.2f甲%甲%", "%-5.2f乙%乙%"), ("{% if 甲! %}甲", "{% if 甲! %}乙"), ("*|甲|*甲", "*|甲|*乙"), ("[[甲]]甲", "[[甲]]乙"),
    ("{甲", "{乙"), ("甲@甲", "乙@乙"), ("甲 x@b.cn甲 甲", "乙 x@b.cn甲 乙"),
  ])
  func leavesAloneWhatProgramsRead(text: String, fixed: String) {
    #expect(Self.fix(text, Self.bench([("甲", "乙")])).text == fixed)
  }

  @Test func fieldsNamedByTheirWordsAreLeftAlone() {
    #expect(Self.fix("【姓名】您好,[客户名称]的姓名", Self.bench([("姓名", "大名"), ("客户", "顾客")])).text == "【姓名】您好,[客户名称]的大名")
  }

  @Test func onlySafeRewritesAreMade() {
    let bench = RuleBench(
      """
        - id: one
          check: phrase
          level: warning
          message: m
          edges: free
          phrases: [{phrase: 甲, instead: 乙}, {phrase: 丙, instead: 丁, safe: true}, 戊]
          exempt: {near: [丑]}
      """)
    let (text, outcome) = Self.fix("甲丙戊。丙丑。", bench)
    #expect(text == "甲丁戊。丙丑。")
    #expect(outcome.found.findings.map(\.match) == ["甲", "戊", "丙"])
  }

  @Test func rewritesThatAskForThemselvesAreGivenUp() {
    let (text, outcome) = Self.fix("好,坏。", Self.bench([("好", "很好"), ("坏", "差")]))
    #expect(text == "好,差。")
    #expect(outcome.fixed == 1 && outcome.unsettled.isEmpty)
    #expect(outcome.found.findings.map(\.match) == ["好"])
  }

  @Test(arguments: [[("甲", "乙"), ("乙", "甲")], [("甲", "乙乙"), ("乙", "甲甲")], [("甲", "乙"), ("乙", "丙"), ("丙", "甲")]])
  func rewritesWithoutEndChangeNothing(rewrites: [(String, String)]) {
    let text = "甲在这里,坏"
    let (fixed, outcome) = Self.fix(text, Self.bench(rewrites + [("坏", "差")]))
    #expect(fixed == text)
    #expect(outcome.fixed == 0)
    #expect(outcome.unsettled == Array(rewrites.indices))
  }

  @Test func whatCannotBeReadAgainIsLeftAsItIs() {
    let bench = Self.bench([("甲", "乙")])
    let document = Document(plain: ContiguousArray("甲".utf8))
    let outcome = Fixer.fix(document, bench.result(document)) { _ in
      nil
    } lint: {
      bench.result($0)
    }
    #expect(outcome.fixed == 0 && outcome.document.source == document.source)
  }

  // MARK: Edits

  /// Edits and ranges against a walk over single bytes, which is the slow, obvious twin.
  @Test(arguments: 1...300 as ClosedRange<UInt64>)
  func editsMoveRangesAsBytesMove(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let source = ContiguousArray((0..<random.pick(40) + 1).map { UInt8($0) })
    var edits: [Edit] = []
    var at = 0
    while at < source.count, !random.one(in: 5) {
      let start = at + random.pick(4)
      let end = start + 1 + random.pick(4)
      guard end <= source.count else { break }
      let words = String(repeating: "x", count: random.pick(5))
      edits.append(Edit(range: SourceRange(start, end), replacement: words, rule: 0, match: ""))
      at = end
    }
    var result = ContiguousArray<UInt8>()
    // By byte, where it starts in the result; the end of the file last.
    var starts: [Int] = []
    for index in 0...source.count {
      starts.append(result.count)
      guard index < source.count else { break }
      if let edit = edits.first(where: { $0.range.indices.contains(index) }) {
        if Int(edit.range.start) == index { result += edit.replacement.utf8 }
      } else {
        result.append(source[index])
      }
    }
    #expect(edits.applied(to: source) == result, "seed \(seed)")
    for (edit, place) in zip(edits, edits.placesAfter) {
      #expect(result[place.indices].elementsEqual(edit.replacement.utf8), "seed \(seed)")
    }
    // Ranges whose ends lie in no edit: those of prose and blocks.
    let free = (0...source.count).filter { index in
      !edits.contains { Int($0.range.start) < index && index < Int($0.range.end) }
    }
    for start in free {
      for end in free where start < end {
        let moved = edits.moved([SourceRange(start, end)])
        #expect(moved == [SourceRange(starts[start], starts[end])], "seed \(seed): \(start)..<\(end)")
      }
    }
  }
}
