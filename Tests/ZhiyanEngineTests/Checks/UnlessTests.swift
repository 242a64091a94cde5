import Testing
import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

@Suite struct UnlessTests {
  private func bench(_ unless: String) -> RuleBench {
    RuleBench(phrases: ["独家"], edges: .free, more: "    unless: \(unless)")
  }

  @Test(arguments: [
    ("独家报道", []), ("独家 报道", []), ("看独家报道", []), ("独家发售", ["独家"]), ("报道独家", ["独家"]),
    ("独家,报道", ["独家"]), ("独家报道,独家发售", ["独家"]), ("本报独家", []), ("本报的独家", ["独家"]),
  ])
  func insideIsALongerPhraseAroundTheHit(text: String, found: [String]) {
    #expect(bench("{inside: [独家报道, 本报独家]}").found(text) == found)
  }

  @Test(arguments: [
    ("独家,6 月 30 日开始", []), ("6 月 30 日开始独家", []), ("独家。6 月 30 日开始", ["独家"]),
    ("6 月 30 日开始。独家", ["独家"]), ("独家!6 月 30 日", ["独家"]), ("独家\n6 月 30 日", ["独家"]), ("独家", ["独家"]),
  ])
  func nearIsTheSameSentence(text: String, found: [String]) {
    #expect(bench("{near: [<@date>]}").found(text) == found)
  }

  @Test(arguments: [
    ("不是独家", []), ("不是 独家", []), ("不是“独家", ["独家"]), ("不是·独家", []), ("不是什么独家", ["独家"]),
    ("独家不是", ["独家"]), ("不是。独家", ["独家"]),
  ])
  func beforeIsRightBeforeTheHit(text: String, found: [String]) {
    #expect(bench("{before: [不是]}").found(text) == found)
  }

  @Test(arguments: [
    ("独家报道", []), ("独家 报道", []), ("独家-报道", []), ("独家的报道", ["独家"]), ("报道独家", ["独家"]), ("独家。报道", ["独家"]),
    ("独家", ["独家"]),
  ])
  func afterIsRightAfterTheHit(text: String, found: [String]) {
    #expect(bench("{after: [报道]}").found(text) == found)
  }

  @Test func oneOfSeveralIsEnough() {
    let bench = bench("{before: [不是], after: [报道], near: [<@percent>]}")
    #expect(bench.found("不是独家").isEmpty)
    #expect(bench.found("独家报道").isEmpty)
    #expect(bench.found("独家,占 50%").isEmpty)
    #expect(bench.found("独家") == ["独家"])
  }

  @Test func allowedWordsSilenceEveryRuleAroundThem() {
    let bench = RuleBench(phrases: ["最佳", "闭环"], edges: .free, allowed: ["最佳西方酒店", "闭环"])
    #expect(bench.found("最佳西方酒店").isEmpty)
    #expect(bench.found("最佳选择") == ["最佳"])
    #expect(bench.found("最佳西方") == ["最佳"])
    #expect(bench.found("形成闭环").isEmpty)
  }
}
