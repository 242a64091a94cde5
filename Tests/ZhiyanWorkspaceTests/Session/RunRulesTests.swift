import Testing
import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

@testable import ZhiyanWorkspace

@Suite struct RunRulesTests {
  private static let house = """
    pack: house
    rules:
      - {id: a, check: phrase, level: warning, message: m, phrases: [某某]}
      - {id: b, check: phrase, level: suggestion, message: m, phrases: [某物]}
      - {id: sms, check: phrase, level: error, message: m, channels: [sms], phrases: [某人]}
    """

  /// Levels of the house rules in a run; a rule that is off is left out.
  private func levels(configuration: String? = nil, _ change: (inout CheckRequest) -> Void = { _ in }) throws
    -> [String: Level]
  {
    let folder = TemporaryFolder()
    var request = CheckRequest()
    request.ruleFiles = [folder.put("house.yaml", Self.house)]
    change(&request)
    var path = ""
    if let configuration { path = folder.put(".zhiyan.yaml", configuration) }
    let rules = RunRules(request, configurations: path.isEmpty ? [] : [path])
    #expect(rules.mistakes.isEmpty)
    let set = rules.set(for: path)
    return Dictionary(uniqueKeysWithValues: set.active.map { (set.rules[$0.index].id, $0.level) })
      .filter { $0.key.hasPrefix("house.") }
  }

  @Test func rulesForAChannelNeedIt() throws {
    #expect(try levels() == ["house.a": .warning, "house.b": .suggestion])
    #expect(try levels { $0.channel = .sms } == ["house.a": .warning, "house.b": .suggestion, "house.sms": .error])
    #expect(try levels { $0.channel = .email } == ["house.a": .warning, "house.b": .suggestion])
  }

  @Test func disablingBeatsEverything() throws {
    #expect(try levels { $0.disabled = ["house.a"] } == ["house.b": .suggestion])
    #expect(try levels { $0.disabled = ["house"] }.isEmpty)
    #expect(
      try levels {
        $0.disabled = ["house"]; $0.enabled = ["house.a"]
      }.isEmpty)
    #expect(try levels(configuration: "levels: {house: error}") { $0.disabled = ["house.b"] } == ["house.a": .error])
  }

  @Test func enablingBeatsTheConfiguration() throws {
    let off = "levels: {house: none}"
    #expect(try levels(configuration: off).isEmpty)
    #expect(try levels(configuration: off) { $0.enabled = ["house.a"] } == ["house.a": .warning])
    let other = "packs: [hype]"
    #expect(try levels(configuration: other).isEmpty)
    #expect(
      try levels(configuration: other) { $0.enabled = ["house"] } == ["house.a": .warning, "house.b": .suggestion])
  }

  @Test func theMinimumLevelHidesMilderRules() throws {
    #expect(try levels { $0.minimumLevel = .warning } == ["house.a": .warning])
    #expect(try levels { $0.minimumLevel = .error }.isEmpty)
    #expect(try levels(configuration: "levels: {house.b: error}") { $0.minimumLevel = .error } == ["house.b": .error])
  }

  @Test func aNameThatNoRuleHasIsAMistake() {
    var request = CheckRequest()
    request.enabled = ["hyp"]
    request.disabled = ["nothing-like-it-anywhere"]
    #expect(
      RunRules(request, configurations: []).mistakes == [
        "there is no rule or pack hyp: did you mean hype?\n",
        "there is no rule or pack nothing-like-it-anywhere: see zhiyan rules list\n",
      ])
  }

  @Test func aNameInAConfigurationIsReportedWithItsPlace() throws {
    let folder = TemporaryFolder()
    let path = folder.put(".zhiyan.yaml", "packs: [hype]\nlevels: {jargn: error}\n")
    let mistakes = RunRules(CheckRequest(), configurations: [path]).mistakes
    #expect(mistakes.count == 1)
    #expect(mistakes.first?.hasPrefix("\(path):2:10: there is no rule or pack jargn\n") == true)
    #expect(mistakes.first?.contains("did you mean jargon?") == true)
  }

  @Test func allowedWordsCountOnlyUnderTheirConfiguration() throws {
    let folder = TemporaryFolder()
    let first = folder.put("a/.zhiyan.yaml", "allow: [独家提供]\n")
    let second = folder.put("b/.zhiyan.yaml", "allow: [赋能]\n")
    let rules = RunRules(CheckRequest(), configurations: [first, second])
    func found(_ text: String, _ path: String) -> Int {
      var linter = Linter(rules.set(for: path))
      return linter.lint(.init(plain: ContiguousArray(text.utf8))).findings.count
    }
    #expect([found("独家提供", first), found("赋能", first)] == [0, 1])
    #expect([found("独家提供", second), found("赋能", second)] == [1, 0])
    #expect([found("独家提供", ""), found("赋能", "")] == [1, 1])
  }

  @Test func overridesHaveAllowedWordsOfTheirOwn() throws {
    let folder = TemporaryFolder()
    let path = folder.put(
      ".zhiyan.yaml",
      """
      allow: [独家提供]
      overrides:
        - {paths: [b.txt, c.txt], allow: [赋能]}
        - {paths: [c.txt], levels: {jargon: error}}
        - {paths: [d.txt], allow: []}
      """)
    var store = ConfigurationStore()
    let names = ["a.txt", "b.txt", "c.txt", "d.txt"]
    let applied = names.map { store.applied(to: folder($0)) }
    #expect(applied.map(\.path) == Array(repeating: path, count: 4))
    let rules = RunRules(CheckRequest(), applied, &store)
    #expect(rules.mistakes.isEmpty)
    func found(_ text: String) -> [Int] {
      applied.map { applied in
        var linter = Linter(rules.set(for: applied.id))
        return linter.lint(.init(plain: ContiguousArray(text.utf8))).findings.count
      }
    }
    #expect(found("独家提供") == [0, 1, 1, 1])
    #expect(found("赋能") == [1, 0, 0, 1])
  }

  @Test func inputsThatDifferInSuppressionsShareTheirRules() throws {
    let folder = TemporaryFolder()
    _ = folder.put(
      ".zhiyan.yaml",
      """
      overrides: [{paths: ["*.txt"], channel: sms}]
      suppress: [{paths: [b.txt], rules: [hype.act-now], reason: a name}]
      """)
    var store = ConfigurationStore()
    let applied = ["a.txt", "b.txt", "c.txt"].map { store.applied(to: folder($0)) }
    let rules = RunRules(CheckRequest(), applied, &store)
    #expect(rules.mistakes.isEmpty)
    #expect(applied[0] == applied[2])
    #expect(rules.set(for: applied[0].id) === rules.set(for: applied[1].id))
    #expect(rules.configuration(for: applied[0].id).suppressions.isEmpty)
    #expect(rules.configuration(for: applied[1].id).suppressions.map(\.rules) == [["hype.act-now"]])
  }

  @Test func whatIsNamedAndNotThereIsReportedWithItsPlace() throws {
    let folder = TemporaryFolder()
    folder.folder("empty")
    let path = folder.put(
      ".zhiyan.yaml",
      """
      rules: [nowhere.yaml, empty]
      overrides: [{paths: [a], packs: [hyp]}]
      suppress: [{paths: [a], rules: [hype, hype.act-nwo], reason: r}]
      """)
    let mistakes = RunRules(CheckRequest(), configurations: [path]).mistakes
    #expect(
      mistakes.map { $0.prefix { $0 != "\n" } } == [
        "\(path):1:9: \(folder("nowhere.yaml")) is no rule file or folder: there is nothing",
        "\(path):1:23: \(folder("empty")) is a folder without a .yaml file",
        "\(path):2:34: there is no rule or pack hyp", "\(path):3:33: there is no rule hype",
        "\(path):3:39: there is no rule hype.act-nwo",
      ])
  }
}
