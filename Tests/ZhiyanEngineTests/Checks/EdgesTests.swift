import Testing
import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

@Suite struct EdgesTests {
  @Test(arguments: [
    ("独家", "他单独家访提供了帮助", 0), ("独家", "独家发售", 1), ("独家", "我们独家,", 1), ("best", "the bestseller", 0),
    ("best", "the best seller", 1), ("最佳", "最佳的选择", 1), ("是非", "这是非常好的", 0), ("独家", "😀独家😀", 1),
  ])
  func wordEdgesCutNoWord(phrase: String, text: String, count: Int) {
    #expect(RuleBench(phrases: [phrase]).found(text).count == count)
  }

  @Test(arguments: [("独家", "他单独家访提供了帮助"), ("best", "the bestseller"), ("是非", "这是非常好的")])
  func freeEdgesMayStandInsideAWord(phrase: String, text: String) {
    #expect(RuleBench(phrases: [phrase], edges: .free).found(text) == [phrase])
  }

  @Test func aPhraseCanHaveItsOwnEdges() {
    let bench = RuleBench(
      """
        - id: one
          check: phrase
          level: warning
          message: m
          phrases:
            - {phrase: 是非, edges: free}
            - 独家
      """)
    #expect(bench.found("这是非常好的单独家访") == ["是非"])
  }

  @Test(arguments: [
    ("独\u{200B}家", ["独\u{200B}家"]), ("独 家", ["独 家"]), ("独-家", ["独-家"]), ("獨家", ["獨家"]), ("独😀家", ["独😀家"]),
    ("独---家", ["独---家"]), ("独----家", []), ("独，家", []), ("独。家", []), ("独\n家", []), ("独\n\n家", []), ("(独家)", ["独家"]),
  ])
  func whatStandsBetweenCharacters(text: String, found: [String]) {
    #expect(RuleBench(phrases: ["独家"], edges: .free).found(text) == found)
  }

  @Test(arguments: [
    ("act now", 1), ("Act  Now", 1), ("actnow", 1), ("act\nnow", 1), ("act\n\nnow", 0), ("a ct now", 0),
  ])
  func aSpaceMatchesAnyOrNone(text: String, count: Int) {
    #expect(RuleBench(phrases: ["act now"]).found(text).count == count)
  }

  @Test func addressesAreNoProse() {
    let bench = RuleBench(phrases: ["best"])
    #expect(bench.found("https://example.com/best best@example.com www.best.com best") == ["best"])
  }

  @Test func lookAlikesAreReadOnlyWhereTheyMakeTheWord() {
    #expect(RuleBench(phrases: ["免费"]).found("全场兔费") == ["兔费"])
    #expect(RuleBench(phrases: ["免"], edges: .free).found("玉兔").isEmpty)
  }
}
