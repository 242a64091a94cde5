import Foundation
import Testing
import ZhiyanReport

@Suite struct RDJSONFormatterTests {
  private struct Report: Decodable {
    struct Diagnostic: Decodable {
      var severity: String
      var location: Location
      var suggestions: [Suggestion]?
    }
    struct Location: Decodable { var range: Range? }
    struct Range: Decodable { var start, end: [String: Int] }
    struct Suggestion: Decodable { var text: String }
    var diagnostics: [Diagnostic]
  }

  @Test func columnsAreBytesWithoutAByteOrderMark() throws {
    let file = Fixture.marked("a.md", "\u{FEFF}😀本店⟦最佳⟧\n务必⟦最⟧", [(2, ["很好"]), (0, [])])
    let output = Fixture.output(
      .rdjson, Fixture.context(), files: [file], summary: Fixture.summary(of: [file]),
      errors: [InputError(path: "a.docx", message: "读不了")])
    let report = try JSONDecoder().decode(Report.self, from: Data(output.utf8))
    #expect(report.diagnostics.map(\.severity) == ["ERROR", "INFO", "ERROR"])
    #expect(report.diagnostics[0].location.range?.start == ["line": 1, "column": 11])
    #expect(report.diagnostics[0].location.range?.end == ["line": 1, "column": 17])
    #expect(report.diagnostics[0].suggestions?.map(\.text) == ["很好"])
    #expect(report.diagnostics[1].location.range?.start == ["line": 2, "column": 7])
    #expect(report.diagnostics[1].suggestions == nil)
    #expect(report.diagnostics[2].location.range == nil)
  }
}
