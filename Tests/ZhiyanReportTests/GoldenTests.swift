import Foundation
import Testing
import ZhiyanReport
import ZhiyanRules

@Suite struct GoldenTests {
  @Test func text() throws {
    try expectGolden("report.zh.txt", Fixture.output(.text, Fixture.context(.zh)))
    try expectGolden("report.en.txt", Fixture.output(.text, Fixture.context(.en)))
    try expectGolden("report.color.txt", Fixture.output(.text, Fixture.context(.zh, color: true)))
  }

  @Test func json() throws {
    try expectGolden("report.zh.json", Fixture.output(.json, Fixture.context(.zh)))
    try expectGolden("report.en.json", Fixture.output(.json, Fixture.context(.en)))
  }

  @Test func sarif() throws {
    try expectGolden("report.zh.sarif", Fixture.output(.sarif, Fixture.context(.zh)))
    try expectGolden("report.en.sarif", Fixture.output(.sarif, Fixture.context(.en)))
    try expectGolden(
      "clean.sarif", Fixture.output(.sarif, Fixture.context(.zh), files: [], summary: Summary(), errors: []))
  }

  @Test(arguments: [OutputFormat.jsonl, .github, .gitlab, .checkstyle, .junit, .rdjson, .markdown, .html])
  func forServices(format: OutputFormat) throws {
    for language in Language.allCases {
      try expectGolden("hostile.\(language).\(format)", Fixture.hostileOutput(format, language))
    }
  }

  /// The files of the fixture, for Scripts/checks/sarif.py; the file system must allow `:` in names.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["ZHIYAN_FIXTURE_DIR"] != nil))
  func writeFixture() throws {
    let root = URL(filePath: try #require(ProcessInfo.processInfo.environment["ZHIYAN_FIXTURE_DIR"]))
    for file in Fixture.files {
      let url = root.appending(path: file.path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.source).write(to: url)
    }
    // The input that could not be read is there too.
    try Data("PK".utf8).write(to: root.appending(path: "坏 的.docx"))
  }

  @Test(arguments: OutputFormat.allCases, Language.allCases)
  func isTheSameEachTime(format: OutputFormat, language: Language) {
    #expect(Fixture.output(format, Fixture.context(language)) == Fixture.output(format, Fixture.context(language)))
  }
}
