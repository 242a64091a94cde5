import ZhiyanEngine
import ZhiyanReaders
import ZhiyanReport
import ZhiyanRules
import ZhiyanText

/// What checking one input gave.
struct FileResult: Sendable {
  /// Its part of the output.
  var chunk: [UInt8] = []
  /// Its part of the page for GitHub Actions.
  var summaryChunk: [UInt8] = []
  var summary = Summary()
  var errors: [InputError] = []
}

/// Checks inputs one after another; one for each task, because the linter's handles belong to a task.
struct Worker: ~Copyable {
  private let rules: RunRules
  private let formatter: any ReportFormatter
  private let summaryFormatter: StepSummaryFormatter?
  private let language: Language
  /// The day of sending.
  private let date: CalendarDate?
  private var linter: Linter
  /// What of configurations the linter was made for.
  private var current = ""

  init(
    rules: RunRules, formatter: any ReportFormatter, summaryFormatter: StepSummaryFormatter?, language: Language,
    date: CalendarDate?
  ) {
    self.language = language
    self.date = date
    self.rules = rules
    self.formatter = formatter
    self.summaryFormatter = summaryFormatter
    linter = Linter(rules.set(for: ""))
  }

  mutating func check(_ input: Input, configuration: String) -> FileResult {
    var result = FileResult()
    let document: Document
    do throws(FileError) {
      document = try Self.document(input, rules.configuration(for: configuration))
    } catch {
      result.errors.append(InputError(path: input.path, message: error.message(in: language)))
      return result
    }
    if configuration != current {
      linter = Linter(rules.set(for: configuration))
      current = configuration
    }
    let found = linter.lint(document, on: date)
    result.summary.files = 1
    for finding in found.findings { result.summary.count(finding.level) }
    result.errors += found.failures.map { InputError(path: input.path, message: $0) }
    let report = FileReport(path: input.path, source: document.source, findings: found.findings)
    result.chunk = formatter.chunk(report)
    if let summaryFormatter { result.summaryChunk = summaryFormatter.chunk(report) }
    return result
  }

  /// The prose of an input, read as its configuration says.
  static func document(_ input: Input, _ configuration: Configuration) throws(FileError) -> Document {
    let bytes: ContiguousArray<UInt8>
    switch input.origin {
    case .file(let path): bytes = try FileReading.read(path)
    case .standardInput: bytes = try FileReading.readStandardInput()
    }
    do throws(ReadError) {
      return try Readers.read(
        bytes, format: input.format, encoding: configuration.encoding, placeholders: configuration.placeholders)
    } catch {
      throw FileError(zh: error.zh, en: error.en)
    }
  }
}
