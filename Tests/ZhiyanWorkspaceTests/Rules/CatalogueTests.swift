import Testing
import ZhiyanEngine
import ZhiyanReaders
import ZhiyanRules
import ZhiyanText

@testable import ZhiyanWorkspace

/// The wording that the catalogue of rules asks for, row by row: `fixtures/catalogue.tsv`.
@Suite struct CatalogueTests {
  struct Row: CustomTestStringConvertible {
    enum Kind: String {
      case flag, pass
    }

    var kind: Kind
    var rule: String
    var channel: Channel?
    var text: String

    var testDescription: String { "\(rule) \(kind) \(text)" }
  }

  private static func rows() throws -> [Row] {
    let text = String(decoding: try SourceTree.bytes("fixtures/catalogue.tsv"), as: UTF8.self)
    return try text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      #expect(cells.count == 4, "\(line)")
      return Row(
        kind: try #require(Row.Kind(rawValue: cells[0])), rule: cells[1], channel: Channel(rawValue: cells[2]),
        text: cells[3])
    }
  }

  @Test func everyCellIsFlaggedOrPassed() throws {
    let rows = try Self.rows()
    #expect(rows.count > 180)
    for row in rows {
      let rules = BuiltinRules.compiled.configured(channel: row.channel) {
        $0.runs(on: row.channel, for: []) && $0.pack != "channel" ? Configuration().level(of: $0) : nil
      }
      var linter = Linter(rules)
      let document = try Readers.read(ContiguousArray(row.text.utf8), format: .text)
      let found = linter.lint(document, on: CalendarDate("2026-11-22")).findings.map { rules.rules[$0.rule].id }
      switch row.kind {
      case .flag: #expect(found.contains(row.rule), "\(row.testDescription): \(found)")
      case .pass: #expect(found.isEmpty, "\(row.testDescription): \(found)")
      }
    }
  }

  @Test func everyRowNamesARule() throws {
    let known = Set(BuiltinRules.compiled.rules.map(\.id))
    for row in try Self.rows() { #expect(known.contains(row.rule), "\(row.rule)") }
  }
}
