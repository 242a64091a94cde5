import Testing
import ZhiyanEngine
import ZhiyanText

@Suite struct RegexTests {
  private func bench(_ pattern: String) -> RuleBench {
    RuleBench("  - {id: one, check: regex, level: warning, message: m, patterns: ['\(pattern)']}")
  }

  @Test func findsEachMatch() {
    #expect(bench("[!!]{3,}").found("买!!!,买!!!!,买!!") == ["!!!", "!!!!"])
  }

  @Test func catastrophicPatternsAreStoppedAndReported() {
    let text = String(repeating: "a", count: 60) + "!"
    var result = bench("(a+)+$").result(text)
    #expect(result.findings.isEmpty)
    #expect(result.failures.count == 1)
    #expect(result.failures.first?.contains("test.one") == true)
    #expect(result.failures.first?.contains("takes too long") == true)
    let clock = ContinuousClock()
    let spent = clock.measure { result = bench("(a+)+$").result(text) }
    #expect(spent < .seconds(20))
  }

  @Test func aStoppedRuleStopsNoOther() {
    let bench = RuleBench(
      """
        - {id: slow, check: regex, level: warning, message: m, patterns: ['(a+)+$']}
        - {id: other, check: regex, level: warning, message: m, patterns: ['!']}
      """)
    let result = bench.result(String(repeating: "a", count: 60) + "!")
    #expect(result.findings.map(\.match) == ["!"])
    #expect(result.failures.count == 1)
  }

  @Test func unlessSilencesMatchesToo() {
    let bench = RuleBench(
      "  - {id: one, check: regex, level: warning, message: m, patterns: ['第[一二]'], unless: {after: [名单]}}")
    #expect(bench.found("第一,第二名单") == ["第一"])
  }

  @Test func emptyMatchesAreNone() {
    #expect(bench("x*").found("axx") == ["xx"])
  }
}
