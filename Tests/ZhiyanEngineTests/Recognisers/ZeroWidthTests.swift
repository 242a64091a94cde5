import Testing
import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

@Suite struct ZeroWidthTests {
  private static let joiners = ["\u{200B}", "\u{200D}", "\u{FEFF}", "\u{FE0F}\u{20E3}", "\u{AD}"]

  /// Each text that a recogniser reads, a character of no width put between all of its characters.
  private static let cases = RecogniserCases.all.flatMap { group in
    group.texts.filter { $0.contains("⟦") }.map { (group.recogniser, $0) }
  }

  @Test(arguments: cases)
  func formsAreReadAsTheyLook(recogniser: Recogniser, marked: String) {
    let bench = RuleBench(phrases: ["<@\(recogniser.rawValue)>"], edges: .free)
    for joiner in Self.joiners {
      let text = marked.map { String($0) + joiner }.joined().replacing("⟦\(joiner)", with: "⟦").replacing(
        "⟧\(joiner)", with: "⟧")
      let wanted = text.split(separator: "⟦", omittingEmptySubsequences: false).dropFirst()
        .compactMap { $0.split(separator: "⟧").first.map(String.init) }
      let found = bench.found(text.filter { $0 != "⟦" && $0 != "⟧" })
      #expect(found.map(Self.bare) == wanted.map(Self.bare), "\(joiner.unicodeScalars)")
    }
  }

  private static func bare(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { Folding()($0.value).kind != .zeroWidth }))
  }

  @Test(arguments: [1, 32, 33, 100, 1000])
  func aTermIsFoundHoweverManyStandInARow(count: Int) {
    let gap = String(repeating: "\u{200B}", count: count)
    let bench = RuleBench(phrases: ["免费领取", "仅<@number>元"], edges: .free)
    #expect(bench.found("请免\(gap)费领\(gap)取。").count == 1)
    #expect(bench.found("请\(gap)免费\(gap)领取。").count == 1)
    #expect(bench.found("仅\(gap)30元").count == 1)
  }
}
