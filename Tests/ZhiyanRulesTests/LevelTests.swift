import Testing
import ZhiyanRules

@Suite struct LevelTests {
  @Test func errorIsTheMostSerious() {
    #expect(Level.allCases.max() == .error)
  }
}
