import Testing

@testable import ZhiyanRules

@Suite struct WordClassTests {
  private func mistakes(sets: String) -> [String] {
    RuleDecoderTests.mistakes("pack: p\nsets:\n  \(sets)\n")
  }

  @Test(arguments: [
    "a: [<a>甲]", "a: [甲(<a>)?]", "a: [(甲|<a>)]",
  ])
  func aSetThatContainsItselfIsRefused(sets: String) {
    #expect(mistakes(sets: sets) == ["3:3: the set a contains itself (write its words out)"])
  }

  @Test func aCircleOfSetsIsRefused() {
    #expect(mistakes(sets: "a: [<b>甲]\n  b: [<a>乙]").contains { $0.contains("contains itself") })
  }

  @Test func aSetCanUseAnother() {
    #expect(mistakes(sets: "a: [<b>甲]\n  b: [乙]").isEmpty)
  }

  @Test(arguments: [
    ("a: []", "3:6: this set is empty (name: [a, b])"), ("a: [甲, 甲]", "3:10: 甲 is in this set already (remove it)"),
    ("A: [甲]", "3:3: a set's name is made of lower-case letters, digits and hyphens (buy-now:)"),
    ("a: [<bb>]", "3:7: there is no word class bb"),
  ])
  func mistakesInSetsAreReported(sets: String, mistake: String) {
    let found = mistakes(sets: sets)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix(mistake) == true, "\(found)")
  }

  @Test func classesOfAFileWithoutAPackAreKnownToOthers() {
    var decoder = RuleDecoder()
    decoder.add(path: "common.yaml", bytes: ContiguousArray("sets: {buy: [下单]}\n".utf8))
    decoder.add(
      path: "a.yaml",
      bytes: ContiguousArray(
        "pack: p\nrules:\n  - {id: a, check: phrase, level: warning, message: m, phrases: [快<buy>]}\n".utf8))
    #expect(decoder.issues.isEmpty)
    #expect(decoder.library.rules.map(\.id) == ["p.a"])
  }

  @Test func classesOfAPackAreItsOwn() {
    var decoder = RuleDecoder()
    decoder.add(path: "a.yaml", bytes: ContiguousArray("pack: p\nsets: {buy: [下单]}\n".utf8))
    decoder.add(
      path: "b.yaml",
      bytes: ContiguousArray(
        "pack: q\nrules:\n  - {id: a, check: phrase, level: warning, message: m, phrases: [快<buy>]}\n".utf8))
    #expect(decoder.issues.map(\.message) == ["there is no word class buy"])
  }
}
