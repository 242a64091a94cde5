import Testing
import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

@Suite struct ScopeTests {
  @Test(arguments: BlockKind.allCases)
  func aRuleIsLimitedToItsKindsOfBlock(kind: BlockKind) {
    let bench = RuleBench(
      "  - {id: one, check: phrase, level: warning, message: m, where: [\(kind.rawValue)], phrases: [独家]}")
    for other in BlockKind.allCases {
      let bytes = ContiguousArray("独家\n".utf8)
      let document = Document(
        source: bytes, text: bytes, map: .identity, blocks: [Block(kind: other, range: TextRange(0, 6))])
      #expect(bench.result(document).findings.count == (other == kind ? 1 : 0), "\(other)")
    }
  }

  @Test func severalKindsAreAllowed() {
    let bench = RuleBench(
      "  - {id: one, check: phrase, level: warning, message: m, where: [heading, list], phrases: [独家]}")
    let bytes = ContiguousArray("独家\n独家\n独家\n".utf8)
    let kinds: [BlockKind] = [.heading, .paragraph, .list]
    let blocks = kinds.enumerated().map { Block(kind: $1, range: TextRange($0 * 7, $0 * 7 + 6)) }
    let document = Document(source: bytes, text: bytes, map: .identity, blocks: ContiguousArray(blocks))
    #expect(bench.result(document).findings.map(\.range.start) == [0, 14])
  }

  @Test func aRuleThatIsOffFindsNothing() {
    let bench = RuleBench(
      """
        - {id: one, check: phrase, level: warning, message: m, phrases: [独家]}
        - {id: two, check: regex, level: warning, message: m, patterns: [独家]}
      """)
    var linter = Linter(bench.rules.configured { $0.id == "test.two" ? .error : nil })
    let findings = linter.lint(Document(plain: ContiguousArray("独家".utf8))).findings
    #expect(findings.map(\.rule) == [1])
    #expect(findings.map(\.level) == [.error])
  }
}
