import Testing
import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

@testable import ZhiyanWorkspace

@Suite struct RunRulesChannelTests {
  private static let house = """
    pack: house
    rules:
      - {id: sms, check: phrase, level: error, message: m, channels: [sms], phrases: [某人]}
      - {id: fund, check: phrase, level: error, message: m, profiles: [finance, property], phrases: [某财]}
      - {id: both, check: phrase, level: error, message: m, profiles: [health], channels: [web], phrases: [某药]}
      - {id: mild, check: phrase, level: error, message: m, phrases: [某网], variants: [{channels: [web], level: suggestion}]}
    """

  private func levels(_ configuration: String = "", _ change: (inout CheckRequest) -> Void = { _ in }) throws
    -> [String: Level]
  {
    let folder = TemporaryFolder()
    var request = CheckRequest()
    request.ruleFiles = [folder.put("house.yaml", Self.house)]
    change(&request)
    let path = folder.put(".zhiyan.yaml", configuration + "\n")
    let rules = RunRules(request, configurations: [path])
    #expect(rules.mistakes.isEmpty)
    let set = rules.set(for: path)
    return Dictionary(uniqueKeysWithValues: set.active.map { (set.rules[$0.index].id, $0.level) })
      .filter { $0.key.hasPrefix("house.") }
  }

  @Test func withoutChannelAndTradeOnlyRulesForAllRun() throws {
    #expect(try levels() == ["house.mild": .error])
  }

  @Test func theCommandLineBeatsTheConfiguration() throws {
    #expect(try levels("channel: sms") == ["house.sms": .error, "house.mild": .error])
    #expect(try levels("channel: sms") { $0.channel = .web } == ["house.mild": .suggestion])
    #expect(try levels("profile: finance") == ["house.fund": .error, "house.mild": .error])
    #expect(try levels("profile: [health, property]") == ["house.fund": .error, "house.mild": .error])
    #expect(try levels("profile: finance") { $0.profiles = [.health] } == ["house.mild": .error])
    #expect(
      try levels("profile: health") { $0.channel = .web } == ["house.both": .error, "house.mild": .suggestion])
  }

  @Test func aLevelInTheConfigurationBeatsAVariant() throws {
    #expect(try levels("channel: web\nlevels: {house.mild: warning}") == ["house.mild": .warning])
  }

  @Test func theMinimumLevelLooksAtTheVariant() throws {
    #expect(try levels("channel: web") { $0.minimumLevel = .warning }.isEmpty)
  }
}
