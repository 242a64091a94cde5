import Testing
import ZhiyanText

@testable import ZhiyanRules

@Suite struct VariantTests {
  private static func file(_ keys: String) -> String {
    "pack: p\nrules:\n  - id: a\n    check: phrase\n    level: error\n    message: m\n    phrases: [甲]\n    \(keys)\n"
  }

  private static func rule(_ keys: String) -> Rule? {
    var decoder = RuleDecoder()
    decoder.add(path: "a.yaml", bytes: ContiguousArray(file(keys).utf8))
    #expect(decoder.issues.isEmpty)
    return decoder.library.rules.first
  }

  @Test func aVariantReplacesWhatItNames() {
    let rule = Self.rule(
      "variants: [{channels: [sms, chat], level: warning, source: s}, {channels: [web], message: 乙}]")
    let sms = rule?.applying(rule?.variant(on: .chat))
    #expect(sms?.level == .warning && sms?.source == "s" && sms?.message.zh == "m")
    let web = rule?.applying(rule?.variant(on: .web))
    #expect(web?.level == .error && web?.source == "" && web?.message.zh == "乙")
    #expect(rule?.variant(on: .email) == nil && rule?.variant(on: nil) == nil)
    #expect(rule?.applying(nil).level == .error)
  }

  @Test(
    arguments: [
      ("channels: [sms]", nil, [], false), ("channels: [sms]", .sms, [], true), ("channels: [sms]", .web, [], false),
      ("profiles: [finance]", nil, [], false), ("profiles: [finance]", nil, [.health], false),
      ("profiles: [finance, health]", nil, [.health], true), ("edges: free", .sms, [.health], true),
      ("channels: [sms]\n    profiles: [finance]", .sms, [], false),
    ] as [(String, Channel?, Set<Profile>, Bool)])
  func limitsSayWhereARuleRuns(keys: String, channel: Channel?, trades: Set<Profile>, runs: Bool) {
    #expect(Self.rule(keys)?.runs(on: channel, for: trades) == runs)
  }

  @Test(arguments: [
    ("profiles: [fiance]", "8:16: there is no profile fiance (did you mean finance?)"),
    ("where: [signatur]", "8:13: there is no scope signatur (did you mean signature?)"),
    (
      "exempt: {}",
      "8:13: exempt needs phrases that make a hit a lesser matter (near: [相比上一代], or inside before after anywhere)"
    ),
    ("exempt: {nera: [甲]}", "8:14: exempt has no key nera (did you mean near:?)"),
    ("exempt: {near: [乙], note: {zn: 丙, en: a}}", "8:32: note has no key zn (did you mean zh:?)"),
    ("exempt: {near: [<乙>]}", "8:21: there is no word class 乙"),
    ("variants: sms", "8:15: variants: is a list (- {channels: [sms], level: warning}, one line below variants:)"),
    ("variants: [sms]", "8:16: a variant must be written as keys with values (key: value)"),
    ("variants: [{level: warning}]", "8:16: a variant needs a channel (channels: [sms])"),
    ("variants: [{channels: [sms]}]", "8:16: this variant changes nothing (level: warning, or message advice source)"),
    ("variants: [{channels: [sm], level: error}]", "8:28: there is no channel sm (did you mean sms?)"),
    ("variants: [{channels: [sms], levels: error}]", "8:34: a variant has no key levels (did you mean level:?)"),
    (
      "variants: [{channels: [sms], level: error}, {channels: [sms], source: x}]",
      "8:61: sms stands in a variant already (name each channel once)"
    ),
    (
      "channels: [web]\n    variants: [{channels: [sms], level: error}]",
      "9:28: the rule does not run on sms (add it to the rule's channels:, or remove it)"
    ),
    ("examples: {exempt: [甲]}", "8:25: each ⟦ must be followed by its ⟧, and not be empty (⟦the words found⟧)"),
  ])
  func mistakesHaveAPlaceAndARemedy(keys: String, mistake: String) {
    let found = RuleDecoderTests.mistakes(Self.file(keys))
    #expect(found.count == 1 && found.first?.hasPrefix(mistake) == true, "\(found)")
  }
}
