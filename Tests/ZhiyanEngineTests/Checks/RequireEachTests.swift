import Testing
import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

@Suite struct RequireEachTests {
  private func bench(_ scope: String, more: String = "") -> RuleBench {
    RuleBench(
      """
        - id: one
          check: require
          level: warning
          message: "{missing}"
          edges: free
          when: [通知]
          need-each:
            - {name: {zh: 时间, en: the time}, any: [<@date>, <@time>]}
            - {name: {zh: 原因, en: the reason}, any: [因为, 由于]}
            - {name: {zh: 电话, en: a phone number}, any: [<@phone>]}
          within: \(scope)
      \(more)
      """)
  }

  @Test(arguments: [
    ("", []), ("明天检修。", []), ("通知:由于检修,6 月 30 日停水,电话 13800138000。", []),
    ("通知:6 月 30 日停水,电话 13800138000。", [["原因"]]), ("通知", [["时间", "原因", "电话"]]),
    ("通知。再次通知:由于检修停水", [["时间", "电话"]]),
  ])
  func whatIsMissingIsNamed(text: String, missing: [[String]]) {
    let findings = bench("message").result(text).findings
    #expect(findings.map { $0.values.missing.compactMap(\.zh) } == missing)
    #expect(findings.allSatisfy { $0.match == "通知" })
  }

  @Test func oncePerScopeAtTheFirstHit() {
    bench("message").check("甲。⟦通知⟧,通知。\n通知", paragraphs: true)
    bench("paragraph").check("甲。⟦通知⟧,通知。\n⟦通知⟧。通知", paragraphs: true)
    bench("sentence").check("甲。⟦通知⟧,通知。\n⟦通知⟧。⟦通知⟧", paragraphs: true)
  }

  @Test func scopesDoNotLend() {
    bench("paragraph").check("⟦通知⟧:由于检修\n6 月 30 日,电话 13800138000", paragraphs: true)
    bench("message").check("通知:由于检修\n6 月 30 日,电话 13800138000", paragraphs: true)
  }

  @Test func conditionsOfTheRuleCount() {
    let bench = bench("message", more: "    longer-than: 5\n    unless: {inside: [通知书], anywhere: [作废]}")
    bench.check("⟦通知⟧全体员工")
    bench.check("通知全体")
    bench.check("录取通知书已到,请查收")
    bench.check("通知全体员工。此件作废")
  }

  @Test func findingsOfOtherRulesCountAsNeeds() {
    let bench = RuleBench(
      """
        - {id: sorry, check: phrase, level: suggestion, message: m, edges: free, phrases: [抱歉, 对不起]}
        - id: one
          check: require
          level: warning
          message: m
          edges: free
          when: [投诉, {rule: test.sorry}]
          need: [今天, {rule: test.sorry}]
          within: sentence
      """)
    func found(_ text: String) -> [String] { bench.result(text).findings.filter { $0.rule == 1 }.map(\.match) }
    #expect(found("收到投诉,收到投诉。") == ["投诉", "投诉"])
    #expect(found("收到投诉,很抱歉。收到投诉,今天答复。") == [])
    #expect(found("收到投诉。很抱歉。") == ["投诉"])
  }
}
