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
  /// The suppressions of its configuration that leave something out.
  var usedSuppressions: [Suppression] = []
  /// What a baseline made of it, where there is one.
  var baseline: BaselineResult?
}

/// What the workers of a run share.
struct WorkerPlan: Sendable {
  var rules: RunRules
  var formatter: any ReportFormatter
  var summaryFormatter: StepSummaryFormatter?
  var language: Language
  /// The day of sending.
  var date: CalendarDate?
  var baseline: BaselinePlan?
  var changes: ChangeScope?
}

/// Checks inputs one after another; one for each task, because the linter's handles belong to a task.
struct Worker: ~Copyable {
  private let plan: WorkerPlan
  private var linter: Linter
  private var rules: RuleSet
  /// What of configurations the linter was made for.
  private var current = ""

  init(_ plan: WorkerPlan) {
    self.plan = plan
    rules = plan.rules.set(for: "")
    linter = Linter(rules)
  }

  mutating func check(_ input: Input, configuration: String) -> FileResult {
    var result = FileResult()
    let settings = plan.rules.configuration(for: configuration)
    let document: Document
    do throws(FileError) {
      document = try read(input, settings)
    } catch {
      result.errors.append(InputError(path: input.path, message: error.message(in: plan.language)))
      return result
    }
    if configuration != current {
      rules = plan.rules.set(for: configuration)
      linter = Linter(rules)
      current = configuration
    }
    var found = linter.lint(document, on: plan.date, suppressing: settings.suppressions.map(\.configured))
    result.usedSuppressions = settings.suppressions.filter { suppression in
      found.suppressed.contains { item in
        item.origin == .configuration && suppression.configured.covers(item.finding, of: rules.rules[item.finding.rule].id)
      }
    }
    result.errors += found.failures.map { InputError(path: input.path, message: $0) }
    result.summary.files = 1
    applyBaseline(to: &found, of: input, document, &result)
    if let changes = plan.changes?.changes(in: input) {
      found.findings = ChangedFindings.of(found.findings, changes, in: document, rules: rules)
      let left = ChangedFindings.of(found.suppressed.map(\.finding), changes, in: document, rules: rules)
      let kept = Set(left)
      found.suppressed.removeAll { !kept.contains($0.finding) }
      if var baseline = result.baseline {
        baseline.held = ChangedFindings.of(baseline.held, changes, in: document, rules: rules)
        result.baseline = baseline
      }
    }
    result.summary.count(found)
    let report = FileReport(
      path: input.path, source: document.source, findings: found.findings, suppressed: found.suppressed)
    result.chunk = plan.formatter.chunk(report)
    if let summaryFormatter = plan.summaryFormatter { result.summaryChunk = summaryFormatter.chunk(report) }
    return result
  }

  /// Takes out what the baseline knows.
  private mutating func applyBaseline(
    to found: inout LintResult, of input: Input, _ document: Document, _ result: inout FileResult
  ) {
    guard let baseline = plan.baseline else { return }
    let all = rules
    let indices = plan.rules.indices
    let applied = BaselineResult(
      baseline.entries(ofShown: input.path), changedRules: baseline.changedRules, &found.findings, in: document,
      rules: all, listsNew: baseline.listsNew, runs: { indices[$0].map { all.shows($0) } ?? true })
    if !applied.known.isEmpty {
      found.suppressed += applied.known.map { SuppressedFinding(finding: $0, origin: .baseline, reason: "") }
      found.suppressed.sort { ($0.finding.range, $0.finding.rule) < ($1.finding.range, $1.finding.rule) }
    }
    result.baseline = applied
  }

  private func read(_ input: Input, _ configuration: Configuration) throws(FileError) -> Document {
    guard let bytes = try plan.changes?.stagedContent(of: input) else {
      return try Self.document(input, configuration)
    }
    return try Self.document(bytes, input.format, configuration)
  }

  /// The prose of an input, read as its configuration says.
  static func document(_ input: Input, _ configuration: Configuration) throws(FileError) -> Document {
    switch input.origin {
    case .file(let path): try document(try FileReading.read(path), input.format, configuration)
    case .standardInput: try document(try FileReading.readStandardInput(), input.format, configuration)
    }
  }

  private static func document(
    _ bytes: ContiguousArray<UInt8>, _ format: InputFormat, _ configuration: Configuration
  ) throws(FileError) -> Document {
    do throws(ReadError) {
      return try Readers.read(
        bytes, format: format, encoding: configuration.encoding, placeholders: configuration.placeholders)
    } catch {
      throw FileError(zh: error.zh, en: error.en)
    }
  }
}

extension Summary {
  fileprivate mutating func count(_ found: LintResult) {
    for finding in found.findings { count(finding.level) }
    for suppressed in found.suppressed {
      switch suppressed.origin {
      case .comment, .configuration: self.suppressed += 1
      case .baseline: baselined += 1
      }
    }
  }
}
