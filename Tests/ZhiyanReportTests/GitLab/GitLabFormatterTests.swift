import Foundation
import Testing
import ZhiyanReport

@Suite struct GitLabFormatterTests {
  private func issues(_ files: [FileReport], _ errors: [InputError] = []) throws -> [[String: Any]] {
    let output = Fixture.output(
      .gitlab, Fixture.context(), files: files, summary: Fixture.summary(of: files), errors: errors)
    return try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]])
  }

  private func fingerprints(_ issues: [[String: Any]]) -> [String] {
    issues.compactMap { $0["fingerprint"] as? String }
  }

  @Test func fingerprintsDifferAndSurviveMovedLines() throws {
    let text = "⟦最佳⟧\n\n⟦最佳⟧"
    let before = ["a.md", "b.md"].map { Fixture.marked($0, text, [(2, []), (2, [])]) }
    let after = ["a.md", "b.md"].map { Fixture.marked($0, "新的一段\n\n" + text, [(2, []), (2, [])]) }
    let errors = Array(repeating: InputError(path: "c.docx", message: "读不了"), count: 3)
    let all = try fingerprints(issues(before, errors))
    #expect(Set(all).count == 7)
    #expect(try fingerprints(issues(after, errors)) == all)
  }

  @Test func anEmptyRunIsAnEmptyList() throws {
    #expect(try issues([]).isEmpty)
    #expect(try issues([], [InputError(path: "a.docx", message: "读不了")]).count == 1)
  }
}
