import Testing
import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

@Suite struct RecogniserTests {
  private static let cases = RecogniserCases.all.flatMap { group in group.texts.map { (group.recogniser, $0) } }

  @Test(arguments: cases)
  func readsExactlyWhatItNames(recogniser: Recogniser, marked: String) {
    let parts = marked.split(separator: "⟦", omittingEmptySubsequences: false)
    let wanted = parts.dropFirst().compactMap { $0.split(separator: "⟧").first.map(String.init) }
    let text = marked.filter { $0 != "⟦" && $0 != "⟧" }
    let bench = RuleBench(phrases: ["<@\(recogniser.rawValue)>"], edges: .free)
    #expect(bench.found(text) == wanted, "\(recogniser)")
  }

  @Test func everyRecogniserThatCanBeUsedHasCases() {
    // Scripts stand in lists, not in phrases; ConsistencyTests has their cases.
    let inPhrases = Recogniser.allCases.filter { $0 != .simplified && $0 != .traditional }
    #expect(Set(RecogniserCases.all.map(\.recogniser)) == Set(inPhrases))
    for (recogniser, texts) in RecogniserCases.all {
      let matching = texts.filter { $0.contains("⟦") }.count
      #expect(matching >= 6 && texts.count - matching >= 4, "\(recogniser)")
    }
  }

  @Test(arguments: [
    ("最后<@number>天", "最后 3 天", "最后 3 天"), ("<@percent>免费", "１００％免费", "１００％免费"),
    ("请在<@deadline>下单", "请在 6 月 30 日前下单", "请在 6 月 30 日前下单"), ("仅需<@money>", "仅需 ¥99 元", "仅需 ¥99 元"),
    ("<@date>?截止", "6 月 30 日截止", "6 月 30 日截止"),
  ])
  func standsInPhrases(phrase: String, text: String, found: String) {
    #expect(RuleBench(phrases: [phrase], edges: .free).found(text) == [found])
  }
}
