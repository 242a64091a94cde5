import Testing
import ZhiyanRules
import ZhiyanText

@testable import ZhiyanReport

@Suite struct FingerprintTests {
  private func fingerprints(_ marked: String, rule: Int = 2) -> [String] {
    let count = marked.filter { $0 == "⟦" }.count
    return Fixture.marked("a", marked, Array(repeating: (rule, []), count: count))
      .fingerprints(rules: Fixture.rules).map(\.description)
  }

  @Test func areStableUnderMovedLinesAndNewWrapping() {
    let here = fingerprints("本店是全城⟦最佳⟧的店\n")
    #expect(fingerprints("新的一段。\n\n本店是全城⟦最佳⟧的店\n\n又一段") == here)
    #expect(fingerprints("\u{FEFF}本店是\r\n全城 ⟦最\n佳⟧ 的\t店\r\n\r\n又一段") == here)
    #expect(here[0].count == 16)
  }

  @Test func tellApartRulesWordsAndNeighbours() {
    let all = [
      fingerprints("全城⟦最佳⟧的店"), fingerprints("全城⟦最佳⟧的店", rule: 1), fingerprints("全城⟦最好⟧的店"),
      fingerprints("全国⟦最佳⟧的店"), fingerprints("全城⟦最佳⟧的家"), fingerprints("全⟦⟧城最佳的店"),
      fingerprints("全城⟦⟧最佳的店"),
    ].flatMap { $0 }
    #expect(Set(all).count == all.count)
  }

  @Test func equalHitsAreNumbered() {
    let two = fingerprints("⟦最佳⟧\n\n⟦最佳⟧")
    #expect(two[0] != two[1])
    #expect(two[0] == fingerprints("⟦最佳⟧")[0])
  }

  @Test func hashIsTheKnownOne() {
    var hash = FNV1a()
    hash.add("foobar".utf8)
    #expect(hash.value == 0x8594_4171_F739_67E8)
  }
}
