import Testing

@testable import ZhiyanRules

@Suite struct PhraseParserTests {
  private static let names = ["buy", "company"]

  private func parse(_ text: String) -> (phrase: Phrase?, mistakes: [PhraseParser.Mistake]) {
    var parser = PhraseParser(text, classNames: Self.names) { Self.names.firstIndex(of: $0) }
    let phrase = parser.parse()
    return (phrase, parser.mistakes)
  }

  @Test(
    arguments: [
      ("独家", [.literal("独家")]), ("(a|b)", [.alternatives([[.literal("a")], [.literal("b")]])]),
      ("(a)?b", [.optional([.literal("a")]), .literal("b")]), ("<buy>", [.wordClass(0)]),
      ("<company>?a", [.optional([.wordClass(1)]), .literal("a")]), ("<@date>", [.recogniser(.date)]),
      ("a{0,4}b", [.literal("a"), .gap(min: 0, max: 4), .literal("b")]),
      ("a b", [.literal("a"), .space, .literal("b")]),
      ("a  　b", [.literal("a"), .space, .literal("b")]), ("\\(a\\?", [.literal("(a?")]), ("\\家", [.literal("家")]),
      ("(a|b)?c", [.optional([.alternatives([[.literal("a")], [.literal("b")]])]), .literal("c")]),
      ("(a)", [.alternatives([[.literal("a")]])]),
    ] as [(String, [Phrase.Element])])
  func reads(text: String, elements: [Phrase.Element]) {
    let result = parse(text)
    #expect(result.phrase?.elements == elements)
    #expect(result.phrase?.text == text)
    #expect(result.mistakes.isEmpty)
  }

  struct Case: CustomTestStringConvertible {
    var text: String
    var range: Range<Int>
    var message: String
    var testDescription: String { text }

    init(_ text: String, _ range: Range<Int>, _ message: String) {
      self.text = text
      self.range = range
      self.message = message
    }
  }

  @Test(arguments: [
    Case("a|b", 1..<2, "`|` divides alternatives only inside a group"),
    Case("ab)", 2..<3, "this `)` closes no group"),
    Case("a?", 1..<2, "`?` must follow a group or a name"),
    Case("a>", 1..<2, "this `>` closes nothing"),
    Case("a}", 1..<2, "this `}` closes nothing"),
    Case("a\\", 1..<2, "nothing follows this `\\`"),
    Case("a(b", 1..<2, "this `(` is never closed"),
    Case("(|a)", 1..<2, "this alternative is empty"),
    Case("a()", 2..<3, "this alternative is empty"),
    Case("(a|b|a)", 5..<6, "this alternative is there already, so it can never be the one that matches"),
    Case("a<buy", 1..<2, "this `<` is never closed"),
    Case("<byu>", 0..<5, "there is no word class byu"),
    Case("<@dat>", 0..<6, "there is no recogniser @dat"),
    Case("a{0,4b", 1..<2, "this `{` is never closed"),
    Case("a{4}b", 1..<4, "a gap has two numbers"),
    Case("a{x,4}b", 1..<6, "a gap has two numbers"),
    Case("a{4,2}b", 1..<6, "this gap can never match: 4 is more than 2"),
    Case("a{0,101}b", 1..<8, "a gap spans at most 100 characters"),
    Case("a{0,2}{0,3}b", 10..<11, "two gaps stand side by side"),
    Case("", 0..<0, "this phrase is empty"),
    Case(" ", 0..<1, "this phrase is empty"),
    Case("(a)?", 0..<4, "everything in this phrase may be missing"),
    Case("{0,2}a", 0..<6, "a gap at the start of a phrase finds nothing of its own"),
    Case("a{0,2}", 0..<6, "a gap at the end of a phrase finds nothing of its own"),
  ])
  func refuses(mistake: Case) {
    let result = parse(mistake.text)
    #expect(result.phrase == nil)
    #expect(result.mistakes.first?.range == mistake.range)
    #expect(result.mistakes.first?.message == mistake.message)
    #expect(result.mistakes.allSatisfy { !$0.fix.isEmpty })
  }

  @Test(arguments: [("<byu>", "buy"), ("<compnay>", "company"), ("<@dat>", "@date"), ("<@emial>", "@email")])
  func namesTheNearestName(text: String, nearest: String) {
    #expect(parse(text).mistakes.first?.fix.contains(nearest) == true)
  }

  @Test func tooDeepGroupsAreRefusedNotFollowed() {
    let text = String(repeating: "(", count: 10_000) + "a" + String(repeating: ")", count: 10_000)
    #expect(parse(text).mistakes.contains { $0.message == "groups are nested more than 16 deep" })
    let allowed = String(repeating: "(", count: 16) + "a" + String(repeating: ")", count: 16)
    #expect(parse(allowed).phrase != nil)
  }

  @Test func placesCountBytes() {
    #expect(parse("独家<byu>").mistakes.first?.range == 6..<11)
  }
}
