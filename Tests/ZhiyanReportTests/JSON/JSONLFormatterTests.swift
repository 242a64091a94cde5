import Foundation
import Testing
import ZhiyanReport
import ZhiyanRules

@Suite struct JSONLFormatterTests {
  private func object(_ text: some StringProtocol) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func eachLineIsAFindingOfTheJSONReport() throws {
    let files = try #require(try object(Fixture.hostileOutput(.json, .zh))["files"] as? [[String: Any]])
    var expected: [[String: Any]] = []
    for file in files {
      for finding in try #require(file["findings"] as? [[String: Any]]) {
        expected.append(finding.merging(["path": file["path"] ?? ""]) { first, _ in first })
      }
    }
    let lines = try Fixture.hostileOutput(.jsonl, .zh).split(separator: "\n").map(object)
    #expect(lines.count == expected.count + 3)
    for (line, finding) in zip(lines, expected) {
      #expect(NSDictionary(dictionary: line).isEqual(NSDictionary(dictionary: finding)))
    }
    #expect(lines.suffix(3).allSatisfy { $0["error"] is String && $0["path"] is String && $0.count == 2 })
  }

  @Test func nothingFoundIsNoLine() {
    let clean = Fixture.files.filter(\.findings.isEmpty)
    #expect(Fixture.output(.jsonl, Fixture.context(), files: clean, errors: []).isEmpty)
  }
}
