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
  /// What came in on standard input, fixed, where fixing was asked for.
  var text: [UInt8]?
}

/// Checks inputs one after another; one for each task, because the linter's handles belong to a task.
struct Worker: ~Copyable {
  private let rules: RunRules
  private let formatter: any ReportFormatter
  private let summaryFormatter: StepSummaryFormatter?
  private let language: Language
  /// The day of sending.
  private let date: CalendarDate?
  private let fixing: Fixing
  private var linter: Linter
  /// The configuration that the linter was made for.
  private var current = ""

  init(
    rules: RunRules, formatter: any ReportFormatter, summaryFormatter: StepSummaryFormatter?, language: Language,
    date: CalendarDate?, fixing: Fixing = .off
  ) {
    self.fixing = fixing
    self.language = language
    self.date = date
    self.rules = rules
    self.formatter = formatter
    self.summaryFormatter = summaryFormatter
    linter = Linter(rules.set(for: ""))
  }

  mutating func check(_ input: Input, configuration: String) -> FileResult {
    var result = FileResult()
    let bytes: ContiguousArray<UInt8>
    var document: Document
    do throws(FileError) {
      bytes = try Self.bytes(of: input)
      // Whoever pipes a text through gets it back, whatever is wrong with it.
      if fixing == .write, case .standardInput = input.origin { result.text = Array(bytes) }
      document = try Self.document(bytes, format: input.format)
    } catch {
      result.errors.append(InputError(path: input.path, message: error.message(in: language)))
      return result
    }
    if configuration != current {
      linter = Linter(rules.set(for: configuration))
      current = configuration
    }
    var found = linter.lint(document, on: date)
    let change = fix(&document, &found, input, bytes, &result)
    result.summary.files = 1
    for finding in found.findings { result.summary.count(finding.level) }
    result.errors += found.failures.map { InputError(path: input.path, message: $0) }
    var report = FileReport(path: input.path, source: document.source, findings: found.findings)
    report.change = change
    result.chunk = formatter.chunk(report)
    if let summaryFormatter { result.summaryChunk = summaryFormatter.chunk(report) }
    return result
  }

  /// Makes the changes that are safe, where that is asked for.
  /// - Returns: the change to show, where it is not to be made.
  private mutating func fix(
    _ document: inout Document, _ found: inout LintResult, _ input: Input, _ bytes: ContiguousArray<UInt8>,
    _ result: inout FileResult
  ) -> FileReport.Change? {
    guard fixing != .off else { return nil }
    let outcome = Fixer.fix(document, found) { source in
      try? Readers.read(source, format: input.format)
    } lint: { document in
      linter.lint(document, on: date)
    }
    if !outcome.unsettled.isEmpty {
      let names = outcome.unsettled.map { rules.rules[$0].id }.joined(separator: ", ")
      result.errors.append(InputError(path: input.path, message: FixedFile.unsettled(names).message(in: language)))
    }
    guard outcome.fixed > 0 else { return nil }
    do throws(FileError) {
      let new = try FixedFile.bytes(outcome.document.source, insteadOf: bytes)
      switch (fixing, input.origin) {
      case (.off, _), (.diff, _): break
      case (.write, .standardInput): result.text = Array(new)
      case (.write, .file(let path)): try FixedFile.write(new, to: path, insteadOf: bytes)
      }
      result.summary.fixed = outcome.fixed
      (document, found) = (outcome.document, outcome.found)
      return fixing == .diff ? FileReport.Change(old: bytes, new: new) : nil
    } catch {
      result.errors.append(InputError(path: input.path, message: error.message(in: language)))
      return nil
    }
  }

  /// The prose of an input.
  static func document(_ input: Input) throws(FileError) -> Document {
    try document(try bytes(of: input), format: input.format)
  }

  private static func bytes(of input: Input) throws(FileError) -> ContiguousArray<UInt8> {
    switch input.origin {
    case .file(let path): try FileReading.read(path)
    case .standardInput: try FileReading.readStandardInput()
    }
  }

  private static func document(
    _ bytes: ContiguousArray<UInt8>, format: InputFormat
  ) throws(FileError) -> Document {
    do throws(ReadError) {
      return try Readers.read(bytes, format: format)
    } catch {
      throw FileError(zh: error.zh, en: error.en)
    }
  }
}
