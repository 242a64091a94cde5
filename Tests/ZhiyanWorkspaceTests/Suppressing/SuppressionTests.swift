import Testing
import ZhiyanReaders
import ZhiyanRules
import ZhiyanText

@testable import ZhiyanEngine

/// Which findings each form of comment leaves out: forms by places, as a table.
@Suite struct SuppressionTests {
  private static let rules = RuleSet.of(
    """
    pack: test
    rules:
      - id: sin
        check: phrase
        level: warning
        message: {zh: 不要写}
        phrases: [{phrase: 抢购, edges: free}]
      - id: other
        check: phrase
        level: warning
        message: {zh: 不要写}
        phrases: [{phrase: 独家, edges: free}]
      - id: malformed
        check: suppression
        fault: malformed
        level: warning
        message: {zh: "{match}"}
      - id: unknown
        check: suppression
        fault: unknown
        level: warning
        message: {zh: "{match}"}
      - id: unused
        check: suppression
        fault: unused
        level: suggestion
        message: {zh: "{match}"}
    """)

  private func lint(_ text: String, _ rules: RuleSet = SuppressionTests.rules) throws -> LintResult {
    var linter = Linter(rules)
    return linter.lint(try Readers.read(ContiguousArray(text.utf8), format: .markdown))
  }

  /// A text, how many of its hits are left, how many are left out, and the names of faults.
  @Test(arguments: [
    ("抢购", 1, 0, []),
    ("<!-- zhiyan:ignore-next test.sin: 因为 -->\n抢购\n\n抢购", 1, 1, []),
    ("<!-- zhiyan:ignore-next test.sin -->\n\n抢购", 0, 1, []),
    ("<!-- zhiyan:ignore-next test.sin -->\r\n\r\n抢购\r\n抢购", 1, 1, []),
    ("<!-- zhiyan:ignore-next test.sin -->\n<!-- zhiyan:ignore-next test.other -->\n\n抢购独家", 0, 2, []),
    ("<!-- zhiyan:ignore-next test.sin -->\n<!-- 一 --> 抢购\n\n抢购", 1, 1, []),
    ("> <!-- zhiyan:ignore-next test.sin -->\n>\n> 抢购", 0, 1, []),
    ("- 甲 <!-- zhiyan:ignore-next test.sin -->\n- 抢购\n- 抢购", 1, 1, []),
    ("# 抢购 <!-- zhiyan:ignore-line test.sin -->\n\n抢购", 1, 1, []),
    ("| 抢购<!-- zhiyan:ignore-line test.sin --> | 抢购 |\n| --- | --- |\n| 抢购 | 甲 |", 1, 2, []),
    ("抢购\n\n<!-- zhiyan:ignore-file test.sin -->\n\n抢购", 0, 2, []),
    ("抢购\n\n<!-- zhiyan:ignore-start test.sin -->\n\n抢购\n\n抢购\n\n<!-- zhiyan:ignore-end -->\n\n抢购", 2, 2, []),
    ("<!-- zhiyan:ignore-start test.sin -->抢购<!-- zhiyan:ignore-end test.sin -->抢购", 1, 1, []),
    ("<!-- zhiyan:ignore-start test.sin,test.other -->\n抢购独家\n\n<!-- zhiyan:ignore-end -->\n抢购独家", 2, 2, []),
    (
      "<!-- zhiyan:ignore-start test.sin,test.other -->\n抢购独家\n\n<!-- zhiyan:ignore-end test.sin -->\n抢购独家", 3, 1,
      ["test.other"]
    ),
    ("<!-- zhiyan:ignore-next test.other -->\n\n抢购", 1, 0, ["test.other"]),
    ("<!-- zhiyan:ignore-next test.sin,test.other -->\n\n抢购", 0, 1, ["test.other"]),
    ("<!-- zhiyan:ignore-next test.sni -->\n\n抢购", 1, 0, ["test.sni"]),
    ("<!-- zhiyan:ignore-next test -->\n\n抢购", 1, 0, ["test"]),
    ("<!-- zhiyan:ignore-next -->\n\n抢购", 1, 0, ["ignore-next"]),
    ("<!-- zhiyan:ignore-all test.sin -->\n\n抢购", 1, 0, ["ignore-all"]),
    ("<!-- zhiyan:ignore-start test.sin -->\n\n抢购", 1, 0, ["test.sin"]),
    ("抢购\n\n<!-- zhiyan:ignore-end test.sin -->", 1, 0, ["test.sin"]),
    ("抢购\n\n<!-- zhiyan:ignore-next test.sin -->", 1, 0, ["test.sin"]),
    ("`<!-- zhiyan:ignore-file test.sin -->` 抢购", 1, 0, []),
  ])
  func comments(text: String, left: Int, out: Int, faults: [String]) throws {
    let found = try lint(text)
    let ids = found.findings.map { Self.rules.rules[$0.rule].id }
    #expect(ids.count { $0 == "test.sin" || $0 == "test.other" } == left)
    #expect(found.suppressed.count == out)
    let names = found.findings.filter { $0.rule > 1 }.map(\.match)
    #expect(names == faults)
    #expect(zip(found.findings, found.findings.dropFirst()).allSatisfy { $0.range.start <= $1.range.start })
  }

  @Test func theReasonIsKeptAndTheNearestNameOffered() throws {
    let found = try lint("<!-- zhiyan:ignore-next test.sin: 活动:标题 -->\n\n抢购\n\n<!-- zhiyan:ignore-file test.sni -->")
    #expect(found.suppressed.map(\.reason) == ["活动:标题"])
    #expect(found.suppressed.map(\.origin) == [.comment])
    #expect(found.findings.map(\.suggestions) == [["test.sin"]])
  }

  @Test func aRuleThatDoesNotRunIsNotUnused() throws {
    let off = Self.rules.configured { $0.id == "test.other" ? nil : $0.level }
    #expect(try lint("<!-- zhiyan:ignore-file test.other -->\n\n甲", off).findings.isEmpty)
    let high = Self.rules.configured(showing: .error) { $0.id == "test.unused" ? .error : $0.level }
    #expect(try lint("<!-- zhiyan:ignore-file test.sin -->\n\n抢购", high).findings.isEmpty)
  }

  @Test func theConfigurationLeavesOut() throws {
    var linter = Linter(Self.rules)
    let document = Document(plain: ContiguousArray("抢购独家".utf8))
    let found = linter.lint(
      document,
      suppressing: [
        ConfiguredSuppression(rules: ["test.sin"], match: "抢购", reason: "店名"),
        ConfiguredSuppression(rules: ["test.other"], match: "独家提供", reason: "别的"),
      ])
    #expect(found.findings.map(\.match) == ["独家"])
    #expect(found.suppressed.map(\.reason) == ["店名"])
    #expect(found.suppressed.map(\.origin) == [.configuration])
  }
}
