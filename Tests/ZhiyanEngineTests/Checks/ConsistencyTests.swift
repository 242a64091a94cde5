import Testing
import ZhiyanEngine
import ZhiyanText

@Suite struct ConsistencyTests {
  private func bench(_ either: String, more: String = "") -> RuleBench {
    RuleBench("  - {id: one, check: consistency, level: suggestion, message: m, edges: free, either: \(either)\(more)}")
  }

  @Test(arguments: [
    "", "您,您", "你", "您,您,⟦你⟧,您", "⟦您⟧,你,你", "您,⟦你⟧", "你,⟦贵方⟧,您,你,您",
  ])
  func theRarestStandsOut(marked: String) {
    bench("[[您], [你], [贵方, 贵司]]").check(marked)
  }

  @Test func theWholeMessageCounts() {
    bench("[您, 你]").check("您。\n您。\n⟦你⟧。", paragraphs: true)
    bench("[您, 你]", more: ", unless: {inside: [迷你]}").check("您的迷你音箱")
    bench("[您, 你]", more: ", when: [订单]").check("您,你")
  }

  @Test(arguments: [
    "", "我们的产品", "我們的產品", "我们的产品⟦們⟧", "⟦们⟧我們的產品", "后天里面干杯", "我们后天里面干杯", "產品後天", "于丹说於是", "ABC 们",
    "⟦国⟧家與國際,我們", "我们到⟦張⟧家界",
  ])
  func scriptsAreToldApart(marked: String) {
    bench("[[<@simplified>], [<@traditional>]]").check(marked)
  }

  @Test func namesInTheOtherScriptMayBeExcused() {
    bench("[[<@simplified>], [<@traditional>]]", more: ", unless: {inside: [張家界]}").check("我们到張家界")
    let allowing = RuleBench(
      "  - {id: one, check: consistency, level: suggestion, message: m, either: [<@simplified>, <@traditional>]}",
      allowed: ["張家界"])
    allowing.check("我们到張家界")
    allowing.check("我们到張家界⟦買⟧")
  }

  @Test func aScriptCanBeCounted() {
    let bench = RuleBench(
      "  - {id: one, check: count, level: suggestion, message: m, of: <@traditional>, max: 0, per: message}")
    bench.check("⟦產⟧品")
    bench.check("产品后天到")
  }
}
