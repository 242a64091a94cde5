import Testing
import ZhiyanRules

@testable import ZhiyanWorkspace

@Suite struct RuleStarterTests {
  @Test(arguments: ["house", "house.", ".a", "House.a", "house.a.b", "house.1", "", "house.a b"])
  func whatIsNoIDIsRefused(id: String) {
    #expect(RuleStarter(id: id) == nil)
  }

  @Test(arguments: Language.allCases)
  func theFilePassesAsItIs(language: Language) throws {
    let starter = try #require(RuleStarter(id: "our-house.first-rule"))
    var decoder = RuleDecoder()
    decoder.add(path: "a.yaml", bytes: ContiguousArray(starter.text(path: "a.yaml", in: language).utf8))
    #expect(decoder.issues.isEmpty)
    #expect(decoder.library.rules.map(\.id) == ["our-house.first-rule"])
    let tests = ExampleTests(decoder.library)
    #expect(tests.failures.isEmpty)
    #expect(tests.unreached.isEmpty)
    #expect(!starter.isTaken)
  }
}
