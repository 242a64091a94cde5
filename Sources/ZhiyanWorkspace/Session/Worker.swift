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
  /// What came in on standard input, fixed, where fixing was asked for.
  var text: [UInt8]?
}

/// What the workers of a run share.
struct WorkerPlan: Sendable {
  var rules: RunRules
  var formatter: any ReportFormatter
  var summaryFormatter: StepSummaryFormatter?
  var language: Language
  /// The day of sending.
  var date: CalendarDate?
  var fixing = Fixing.off
  /// False where the use, a rule file or a configuration is wrong: then it is not sure what may be written.
  var mayWrite = true
  var baseline: BaselinePlan?
  var changes: ChangeScope?
}

/// Checks inputs one after another; one for each task, because the linter's handles belong to a task.
struct Worker: ~Copyable {
  /// What is found in a document, and what a baseline made of it.
  private struct Found {
    var result: LintResult
    var baseline: BaselineResult?
  }

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
    let bytes: ContiguousArray<UInt8>
    var document: Document
    do throws(FileError) {
      bytes = try self.bytes(of: input)
      // Whoever pipes a text through gets it back, whatever is wrong with it.
      if plan.fixing == .write, case .standardInput = input.origin { result.text = Array(bytes) }
      document = try Self.document(bytes, input.format, settings)
    } catch {
      result.errors.append(InputError(path: input.path, message: error.message(in: plan.language)))
      return result
    }
    if configuration != current {
      rules = plan.rules.set(for: configuration)
      linter = Linter(rules)
      current = configuration
    }
    var found = lint(document, input, settings)
    let change = fix(&document, &found, input, bytes, settings, &result)
    result.summary.files = 1
    result.summary.count(found.result)
    result.baseline = found.baseline
    result.usedSuppressions = settings.suppressions.filter { suppression in
      found.result.suppressed.contains { item in
        item.origin == .configuration
          && suppression.configured.covers(item.finding, of: rules.rules[item.finding.rule].id)
      }
    }
    result.errors += found.result.failures.map { InputError(path: input.path, message: $0) }
    var report = FileReport(
      path: input.path, source: document.source, findings: found.result.findings,
      suppressed: found.result.suppressed)
    report.change = change
    result.chunk = plan.formatter.chunk(report)
    if let summaryFormatter = plan.summaryFormatter { result.summaryChunk = summaryFormatter.chunk(report) }
    return result
  }

  // MARK: Findings

  /// What counts of what is found: what neither comments, configuration nor baseline leave out, as far as the change is
  /// answerable for it.
  private mutating func lint(_ document: Document, _ input: Input, _ settings: Configuration) -> Found {
    var found = Found(
      result: linter.lint(document, on: plan.date, suppressing: settings.suppressions.map(\.configured)))
    applyBaseline(to: &found, of: input, document)
    guard let changes = plan.changes?.changes(in: input) else { return found }
    func touched(_ findings: [Finding]) -> [Finding] {
      ChangedFindings.of(findings, changes, in: document, rules: rules)
    }
    found.result.findings = touched(found.result.findings)
    let kept = Set(touched(found.result.suppressed.map(\.finding)))
    found.result.suppressed.removeAll { !kept.contains($0.finding) }
    let held = touched(found.baseline?.held ?? [])
    found.baseline?.held = held
    return found
  }

  /// Takes out what the baseline knows.
  private func applyBaseline(to found: inout Found, of input: Input, _ document: Document) {
    guard let baseline = plan.baseline else { return }
    let all = rules
    let indices = plan.rules.indices
    let applied = BaselineResult(
      baseline.entries(ofShown: input.path), changedRules: baseline.changedRules, &found.result.findings, in: document,
      rules: all, listsNew: baseline.listsNew, runs: { indices[$0].map { all.shows($0) } ?? true })
    if !applied.known.isEmpty {
      found.result.suppressed += applied.known.map { SuppressedFinding(finding: $0, origin: .baseline, reason: "") }
      found.result.suppressed.sort { ($0.finding.range, $0.finding.rule) < ($1.finding.range, $1.finding.rule) }
    }
    found.baseline = applied
  }

  /// Makes the changes that are safe, where that is asked for.
  /// - Returns: the change to show, where it is not to be made.
  private mutating func fix(
    _ document: inout Document, _ found: inout Found, _ input: Input, _ bytes: ContiguousArray<UInt8>,
    _ settings: Configuration, _ result: inout FileResult
  ) -> FileReport.Change? {
    guard plan.fixing == .diff || (plan.fixing == .write && plan.mayWrite) else { return nil }
    let outcome = Fixer.fix(document, found.result) { source in
      try? Readers.read(source, format: input.format, placeholders: settings.placeholders)
    } lint: { document in
      lint(document, input, settings).result
    }
    if !outcome.unsettled.isEmpty {
      let names = outcome.unsettled.map { rules.rules[$0].id }.joined(separator: ", ")
      let message = FixedFile.unsettled(names).message(in: plan.language)
      result.errors.append(InputError(path: input.path, message: message))
    }
    guard outcome.fixed > 0 else { return nil }
    do throws(FileError) {
      let new = try FixedFile.bytes(outcome.document.source, insteadOf: bytes, declared: settings.encoding)
      switch (plan.fixing, input.origin) {
      case (.off, _), (.diff, _): break
      case (.write, .standardInput): result.text = Array(new)
      case (.write, .file(let path)): try FixedFile.write(new, to: path, insteadOf: bytes)
      }
      result.summary.fixed = outcome.fixed
      document = outcome.document
      found = lint(document, input, settings)
      return plan.fixing == .diff ? FileReport.Change(old: bytes, new: new) : nil
    } catch {
      result.errors.append(InputError(path: input.path, message: error.message(in: plan.language)))
      return nil
    }
  }

  // MARK: Reading

  private func bytes(of input: Input) throws(FileError) -> ContiguousArray<UInt8> {
    if let staged = try plan.changes?.stagedContent(of: input) { return staged }
    return try Self.bytes(of: input)
  }

  private static func bytes(of input: Input) throws(FileError) -> ContiguousArray<UInt8> {
    switch input.origin {
    case .file(let path): try FileReading.read(path)
    case .standardInput: try FileReading.readStandardInput()
    }
  }

  /// The prose of an input, read as its configuration says.
  static func document(_ input: Input, _ configuration: Configuration) throws(FileError) -> Document {
    try document(try bytes(of: input), input.format, configuration)
  }

  static func document(
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
