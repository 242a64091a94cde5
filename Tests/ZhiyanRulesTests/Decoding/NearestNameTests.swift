import Testing
import ZhiyanRules

@Suite struct NearestNameTests {
  @Test(
    arguments: [
      ("titel", "title"), ("messag", "message"), ("warnings", "warning"), ("lveel", "level"), ("zzz", nil), ("", nil),
      ("messge", "message"),
    ] as [(String, String?)])
  func theNearestIsWhatWasMeant(name: String, nearest: String?) {
    #expect(NearestName.of(name, among: ["title", "message", "warning", "level"]) == nearest)
  }

  @Test func theFirstOfEquallyNearOnesWins() {
    #expect(NearestName.of("bat", among: ["cat", "hat"]) == "cat")
  }
}
