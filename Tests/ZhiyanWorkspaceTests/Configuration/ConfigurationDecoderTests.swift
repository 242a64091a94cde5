import Testing
import ZhiyanReaders
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

  @Test(
    arguments: [
      ("encoding: gb1803", 10..<16, "there is no encoding gb1803", "did you mean gb18030?"),
      (
        "templates: ['{{}}']", 12..<18, "a template is what stands before a field, one *, and what stands behind it",
        #""{{*}}""#
      ),
      ("ignore: ['']", 9..<11, "a pattern names files or folders", #""*.txt""#),
      ("overrides: [{channel: sms}]", 13..<20, "an override needs paths:", #"paths: ["sms/"]"#),
      ("overrides: [{paths: []}]", 20..<22, "paths is empty", #"paths: ["sms/"]"#),
      ("overrides: [{paths: [a], pakcs: [hype]}]", 25..<30, "an override has no key pakcs", "did you mean packs:?"),
      ("overrides: [{paths: [a], rules: [b]}]", 25..<30, "an override has no key rules", nil),
      ("overrides: [a]", 12..<13, "an override must be written as keys with values", "key: value"),
      ("suppress: [{rules: [a], reason: b}]", 12..<17, "a suppression needs paths:", #"paths: ["legal.txt"]"#),
      ("suppress: [{paths: [a], reason: b}]", 12..<17, "a suppression needs rules:", "rules: [hype.act-now]"),
      ("suppress: [{paths: [a], rules: [b]}]", 12..<17, "a suppression needs reason:", "reason: why this is accepted"),
      ("suppress: [{paths: [a], rules: [b], reason: ' '}]", 44..<47, "the reason is empty", "why this is accepted"),
    ] as [(String, Range<Int>, String, String?)])
  func mistakesInWhatIsSaidByPath(text: String, range: Range<Int>, message: String, fix: String?) {
    let issues = decode(text).issues
    #expect(issues.map(\.range.indices) == [range])
    #expect(issues.map(\.message) == [message])
    if let fix { #expect(issues.first?.fix == fix) }
  }

  @Test func readsWhatIsSaidByPath() {
    let file = decode(
      """
      encoding: gb18030
      templates: ["{{*}}", "#*#"]
      ignore: [drafts/, "*.tmp.txt"]
      overrides:
        - {paths: [sms/], channel: sms}
        - paths: ["*.md", "!README.md"]
          encoding: utf-8
          packs: [typography]
      suppress:
        - {paths: [legal.txt], rules: [hype.act-now, absolute.claim], match: 最佳, reason: a name}
      """, path: "site/.zhiyan.yaml")
    #expect(file.issues.isEmpty)
    #expect(file.configuration.encoding == .gb18030)
    #expect(file.configuration.placeholders.map(\.text) == ["{{*}}", "#*#"])
    #expect(
      file.ignored.matches("drafts/a.txt") && file.ignored.matches("x/b.tmp.txt") && !file.ignored.matches("a.txt"))
    #expect(file.configuration(file.applied(to: "site/sms/a.txt")).channel == .sms)
    #expect(file.configuration(file.applied(to: "site/a.txt")).channel == nil)
    #expect(file.configuration(file.applied(to: "site/sms/a.md")).encoding == .utf8)
    #expect(file.configuration(file.applied(to: "site/README.md")).encoding == .gb18030)
    #expect(file.names.map(\.name) == ["typography"])
    let suppression = file.configuration(file.applied(to: "site/legal.txt")).suppressions
    #expect(suppression.map(\.rules) == [["hype.act-now", "absolute.claim"]])
    #expect(suppression.map(\.match) == ["最佳"])
    #expect(suppression.map(\.line) == [10])
    #expect(file.configuration(file.applied(to: "site/sms/other.txt")).suppressions.isEmpty)
  }

  @Test func laterOverridesWinKeyByKey() {
    let file = decode(
      """
      packs: [hype]
      levels: {hype: error, jargon: warning}
      allow: [甲]
      channel: email
      overrides:
        - {paths: ["*.txt"], levels: {jargon: suggestion, vague: error}, allow: [乙, 丙], channel: sms}
        - {paths: [a.txt], levels: {vague: "off"}, packs: []}
      """)
    let both = file.configuration(file.applied(to: "a.txt"))
    #expect(both.packs == [])
    #expect(both.levels == ["hype": .level(.error), "jargon": .level(.suggestion), "vague": .off])
    #expect(both.allowed == ["乙", "丙"])
    #expect(both.channel == .sms)
    let first = file.configuration(file.applied(to: "b.txt"))
    #expect(first.packs == ["hype"])
    #expect(first.levels["vague"] == .level(.error))
    #expect(file.applied(to: "b.txt").id == file.applied(to: "x/c.txt").id)
    #expect(file.applied(to: "b.txt").id != file.applied(to: "a.txt").id)
    #expect(file.applied(to: "b.md").id == ".zhiyan.yaml")
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
