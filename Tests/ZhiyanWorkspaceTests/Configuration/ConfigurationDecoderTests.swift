import Testing
import ZhiyanRules
import ZhiyanText

@testable import ZhiyanWorkspace

@Suite struct ConfigurationDecoderTests {
  private func decode(_ text: String, path: String = ".zhiyan.yaml") -> ConfigurationFile {
    ConfigurationDecoder.decode(path: path, bytes: ContiguousArray(text.utf8))
  }

  @Test func readsEveryKey() {
    let file = decode(
      """
      packs: [hype, absolute]
      levels: {hype.act-now: error, jargon: suggestion, canned: "off", absolute: none}
      rules: [rules/house.yaml, /etc/more.yaml]
      allow: [闭环, 最佳西方酒店]
      channel: email
      profile: [finance, health]
      """, path: "site/.zhiyan.yaml")
    #expect(file.issues.isEmpty)
    #expect(file.configuration.packs == ["hype", "absolute"])
    #expect(
      file.configuration.levels == [
        "hype.act-now": .level(.error), "jargon": .level(.suggestion), "canned": .off, "absolute": .off,
      ])
    #expect(file.configuration.ruleFiles == ["site/rules/house.yaml", "/etc/more.yaml"])
    #expect(file.configuration.allowed == ["闭环", "最佳西方酒店"])
    #expect(file.configuration.channel == .email)
    #expect(file.configuration.profiles == [.finance, .health])
    #expect(file.names.map(\.name) == ["hype", "absolute", "hype.act-now", "jargon", "canned", "absolute"])
  }

  @Test func anEmptyFileSaysNothing() {
    let file = decode("# nothing yet\n")
    #expect(file.issues.isEmpty)
    #expect(file.configuration.packs == nil)
    #expect(file.configuration.levels.isEmpty)
  }

  @Test(
    arguments: [
      ("pakcs: [hype]", 0..<5, "the configuration has no key pakcs", "did you mean packs:?"),
      ("levels: {hype: eror}", 15..<19, "there is no level eror", "did you mean error?"),
      ("levels: [hype]", 8..<14, "levels maps rules or packs to levels", "levels: {hype.act-now: error}"),
      ("channel: emial", 9..<14, "there is no channel emial", "did you mean email?"),
      ("profile: fiance", 9..<15, "there is no profile fiance", "did you mean finance?"),
      ("packs: {hype: 1}", 7..<16, "packs is a list", "packs: [a, b]"),
      ("allow: [[闭环]]", 8..<16, "a single text is wanted here, not a list or a mapping", nil),
    ] as [(String, Range<Int>, String, String?)])
  func mistakesHaveTheirPlaceAndTheWayOut(text: String, range: Range<Int>, message: String, fix: String?) {
    let issues = decode(text).issues
    #expect(issues.map(\.range.indices) == [range])
    #expect(issues.map(\.message) == [message])
    #expect(issues.first?.fix == fix)
  }

  @Test func allMistakesAreReported() {
    #expect(decode("pakcs: [hype]\nalow: [a]\nlevels: {hype: eror}\n").issues.count == 3)
  }

  private func rule(_ id: String, pack: String) -> Rule {
    Rule(
      id: id, pack: pack, level: .warning, title: LocalizedText(), message: LocalizedText(), advice: LocalizedText(),
      source: "", check: .phrase([]), unless: Unless(), channels: [], scopes: [], examples: Examples(),
      place: RulePlace(file: 0, range: SourceRange(0, 0)))
  }

  @Test func aRulesOwnLevelBeatsItsPacks() {
    let configuration = decode("levels: {hype: suggestion, hype.a: error, hype.b: none}").configuration
    #expect(configuration.level(of: rule("hype.a", pack: "hype")) == .error)
    #expect(configuration.level(of: rule("hype.b", pack: "hype")) == nil)
    #expect(configuration.level(of: rule("hype.c", pack: "hype")) == .suggestion)
    #expect(configuration.level(of: rule("jargon.a", pack: "jargon")) == .warning)
  }

  @Test func packsLimitWhatIsOnAndOptInPacksMustBeNamed() {
    let some = decode("packs: [hype]").configuration
    #expect(some.level(of: rule("hype.a", pack: "hype")) == .warning)
    #expect(some.level(of: rule("jargon.a", pack: "jargon")) == nil)
    let typography = rule("typography.a", pack: "typography")
    #expect(Configuration().level(of: typography) == nil)
    #expect(decode("packs: [typography]").configuration.level(of: typography) == .warning)
  }
}
