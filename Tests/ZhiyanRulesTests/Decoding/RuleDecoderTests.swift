import Testing
import ZhiyanText

@testable import ZhiyanRules

@Suite struct RuleDecoderTests {
  /// `line:column: message` of each mistake, in order.
  static func mistakes(_ file: String) -> [String] {
    let bytes = ContiguousArray(file.utf8)
    var decoder = RuleDecoder()
    decoder.add(path: "a.yaml", bytes: bytes)
    let index = LineIndex(bytes)
    return decoder.issues.sorted { $0.range < $1.range }.map { issue in
      let place = index.position(of: Int(issue.range.start))
      return "\(place.line):\(place.column): \(issue.message)\(issue.fix.map { " (\($0))" } ?? "")"
    }
  }

  private static func rule(_ keys: String) -> [String] {
    mistakes("pack: p\nrules:\n  - {id: a, check: phrase, level: warning, message: m, phrases: [甲], \(keys)}\n")
  }

  @Test func allMistakesOfAFileAreReportedInOneRun() {
    let file = """
      pack: Hype
      sets:
        buy: [下单]
      rules:
        - id: a
          check: phrase
          level: warnin
          message: m
          phrases:
            - <byu>
            - (甲
        - id: b
          check: pharse
          level: warning
          message: m
          phrases: [甲]
      """
    #expect(
      Self.mistakes(file) == [
        "1:7: a pack's name is made of lower-case letters, digits and hyphens (pack: our-house)",
        "7:12: there is no level warnin (did you mean warning?)",
        "10:9: there is no word class byu (did you mean <buy>?)",
        "11:9: this `(` is never closed (add ), or write \\( for the character itself)",
        "13:12: there is no check kind pharse (did you mean phrase?)",
      ])
  }

  @Test(arguments: [
    ("titel: x", "a rule has no key titel (did you mean title:?)"),
    ("edge: free", "a rule has no key edge (did you mean edges:?)"),
    ("unless: {insde: [甲]}", "unless has no key insde (did you mean inside:?)"),
    ("examples: {flags: [甲]}", "examples has no key flags (did you mean flag:?)"),
    ("title: {zn: u, en: w}", "title has no key zn (did you mean zh:?)"),
    ("where: [headng]", "there is no scope headng (did you mean heading?)"),
    ("channels: [smss]", "there is no channel smss (did you mean sms?)"),
    ("edges: words", "there is no kind of edges words (did you mean word?)"),
  ])
  func unknownNamesAreReportedWithTheNearest(keys: String, mistake: String) {
    let found = Self.rule(keys)
    #expect(found.count == 1)
    #expect(found.first?.hasSuffix(mistake) == true, "\(found)")
  }

  @Test func anUnknownKeyOfTheFileIsReported() {
    #expect(
      Self.mistakes("pack: p\nruels: []\n").contains {
        $0.hasPrefix("2:1: a rule file has no key ruels (did you mean rules:?)")
      })
  }

  @Test(arguments: ["id", "check", "level", "message", "phrases"])
  func whatARuleNeedsIsNamed(key: String) {
    let keys = ["id: a", "check: phrase", "level: warning", "message: m", "phrases: [甲]"].filter {
      !$0.hasPrefix(key + ":")
    }
    let found = Self.mistakes("pack: p\nrules:\n  - {\(keys.joined(separator: ", "))}\n")
    #expect(found.count == 1)
    #expect(found.first?.contains("a rule needs \(key):") == true, "\(found)")
  }

  @Test func twoRulesWithOneIdNameThePlaceOfTheFirst() {
    let rule = "  - {id: a, check: phrase, level: warning, message: m, phrases: [甲]}\n"
    #expect(
      Self.mistakes("pack: p\nrules:\n" + rule + rule) == [
        "4:10: there is a rule p.a already, at a.yaml:3 (give this one another id)"
      ])
  }

  @Test func twoFilesCannotShareAnIdEither() {
    var decoder = RuleDecoder()
    let file = ContiguousArray(
      "pack: p\nrules:\n  - {id: a, check: phrase, level: warning, message: m, phrases: [甲]}\n".utf8)
    decoder.add(path: "a.yaml", bytes: file)
    decoder.add(path: "b.yaml", bytes: file)
    #expect(decoder.issues.map(\.file) == [1])
    #expect(decoder.library.rules.count == 1)
  }

  @Test func rulesMustNameTheirPack() {
    #expect(
      Self.mistakes("rules:\n  - {id: a, check: phrase, level: warning, message: m, phrases: [甲]}\n").first?.contains(
        "the file needs pack: before its rules") == true)
  }

  @Test(arguments: [
    ("flag: [甲]", "each ⟦ must be followed by its ⟧"), ("flag: [⟦甲]", "each ⟦ must be followed by its ⟧"),
    ("flag: [甲⟧]", "each ⟦ must be followed by its ⟧"), ("flag: [⟦⟧甲]", "each ⟦ must be followed by its ⟧"),
    ("pass: [⟦甲⟧]", "a text that passes holds no ⟦ ⟧"),
  ])
  func examplesAreMarkedRight(examples: String, message: String) {
    let file = "pack: p\nrules:\n  - id: a\n    check: phrase\n    level: warning\n    message: m\n    phrases: [甲]\n"
    let (key, list) = (examples.prefix(4), examples.dropFirst(7).dropLast())
    let found = Self.mistakes(file + "    examples:\n      \(key):\n        - \"\(list)\"\n")
    #expect(found.count == 1)
    #expect(found.first?.contains(message) == true, "\(found)")
  }
}
