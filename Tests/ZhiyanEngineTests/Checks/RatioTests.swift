import Testing
import ZhiyanEngine
import ZhiyanText

@Suite struct RatioTests {
  private func bench(_ keys: String) -> RuleBench {
    RuleBench("  - {id: one, check: ratio, level: warning, message: m, edges: free, \(keys)}")
  }

  @Test(arguments: [
    "", "我们好", "我们,我们", "⟦我们⟧,我们,我们", "我们,我们,我们,您,您", "⟦我们⟧,我们,我司,您", "我们,我们,我们,您,你", "您,您",
  ])
  func againstOtherPhrases(marked: String) {
    bench("of: [我们, 我司], to: [您, 你], min: 3, per: message").check(marked)
  }

  @Test func inEachParagraph() {
    let bench = bench("of: [我们], to: [您], min: 2, per: paragraph")
    bench.check("我们,您\n⟦我们⟧,我们。您\n我们。\n您", paragraphs: true)
    bench.check("⟦我们⟧,我们\n您,您,您\n⟦我们⟧,我们,我们", paragraphs: true)
  }

  @Test(arguments: [
    "", "今天天气很好", "⟦赋能⟧", "⟦赋能⟧的闭环。", "⟦赋能⟧和闭环,今天下雨", "赋能今天下雨", "今天下雨",
  ])
  func againstAllWordsOfMeaning(marked: String) {
    bench("of: [赋能, 闭环], to: words, min: 0.5, per: paragraph").check(marked)
  }

  @Test func conditionsCount() {
    let keys = "of: [我们], to: [您], min: 2, per: message, longer-than: 6"
    bench(keys).check("我们我们我们")
    bench(keys).check("⟦我们⟧我们我们好")
    bench(keys + ", unless: {anywhere: [吗]}").check("我们我们我们好吗?")
  }

  @Test func theNumberIsCarried() {
    let findings = bench("of: [我们], to: [您], min: 3, per: message").result("我们,我们,我们,我们,您").findings
    #expect(findings.map(\.values.count) == [4])
  }
}
