import Foundation
import Testing
import ZhiyanReport

@Suite struct JSONFormatterTests {
  private struct Report: Decodable {
    struct File: Decodable {
      var path: String
      var findings: [Finding]
    }
    struct Finding: Decodable {
      var rule, category, level, message, match, advice, source, fingerprint: String
      var range: Range
      var suggestions: [[String: String]]
    }
    struct Range: Decodable { var start, end: [String: Int] }
    var version: Int
    var tool: [String: String]
    var files: [File]
    var errors: [[String: String]]
    var summary: [String: Int]
  }

  private func report(
    files: [FileReport] = Fixture.files, errors: [InputError] = Fixture.errors
  ) throws -> Report {
    let output = Fixture.output(.json, Fixture.context(), files: files, errors: errors)
    return try JSONDecoder().decode(Report.self, from: Data(output.utf8))
  }

  @Test func hasTheContractsForm() throws {
    let report = try report()
    #expect(report.version == 1)
    #expect(report.tool == ["name": "zhiyan", "version": "0.1.0"])
    #expect(report.files.map(\.path) == Fixture.files.map(\.path))
    #expect(report.files.first { $0.path == "clean.md" }?.findings.isEmpty == true)
    #expect(report.errors.count == 2)
    #expect(report.summary["files"] == 7 && report.summary["suppressed"] == 2 && report.summary["baselined"] == 0)
    let finding = try #require(report.files.first { $0.path == "copy/win.txt" }?.findings.first)
    #expect(finding.rule == "hype.act-now" && finding.category == "hype" && finding.level == "warning")
    #expect(finding.message == "“立即抢购”在催促读者，而没有给出理由")
    #expect(finding.suggestions == [["text": "现在就看看"]])
    #expect(finding.range.start == ["line": 1, "column": 3, "byte": 7, "utf16": 2, "scalar": 1])
    #expect(finding.range.end == ["line": 1, "column": 7, "byte": 19, "utf16": 6, "scalar": 5])
    #expect(finding.fingerprint.count == 16)
  }

  @Test func anEmptyRunIsValid() throws {
    let report = try report(files: [], errors: [])
    #expect(report.files.isEmpty && report.errors.isEmpty)
  }
}
