import ZhiyanReport
import ZhiyanWorkspace

/// Runs `zhiyan check`: the session, its output, its exit code.
struct CheckRun {
  private let options: CheckOptions

  init(_ options: CheckOptions) { self.options = options }

  func run() async throws {
    var page = StepSummary(for: options.format)
    var request = options.request
    request.writesStepSummary = page != nil
    if options.baseline {
      guard let path = BaselineFile.find() else {
        System.complain("--baseline: there is no \(Baseline.fileName) here or above; zhiyan baseline PATH… writes one")
        throw Exit.trouble
      }
      request.baseline = path
    }
    let session = CheckSession(request)
    if let output = options.output, session.reads(output) {
      System.complain("--output \(output) is one of the files to check, and would be lost: name another file")
      throw Exit.trouble
    }
    // What comes in as text goes out as text, so that the report gives way.
    var target = try ReportTarget(path: options.output, descriptor: options.reportDescriptor)
    var text = OutputSink(descriptor: 1)
    var textError: OutputError?
    var progress = Progress(total: session.count)
    let outcome: CheckOutcome
    do throws(OutputError) {
      outcome = try await session.run { bytes throws(OutputError) in
        try target.write(bytes)
      } stepSummary: { bytes in
        page?.add(bytes)
      } progress: { done in
        progress.report(done)
      } text: { bytes in
        do throws(OutputError) {
          try text.write(bytes)
        } catch {
          textError = error
        }
      }
      if let textError { throw textError }
      progress.clear()
      try target.finish()
    } catch {
      progress.clear()
      target.abandon()
      System.end(error)
    }
    outcome.complain()
    let isPageWritten = page?.append() ?? true
    if outcome.isTroubled || !isPageWritten { throw Exit.trouble }
    if options.diff {
      if outcome.summary.fixed > 0 { throw Exit.findings }
      return
    }
    if options.fails(outcome) { throw Exit.findings }
  }
}

extension CheckOutcome {
  /// Says on standard error what went wrong and what is worth knowing.
  func complain() {
    for note in notes { System.complain("zhiyan: \(note)") }
    for mistake in mistakes { System.complain(mistake) }
    for error in errors { System.complain("\(error.path.visible): \(error.message)") }
  }
}

extension CheckOptions {
  /// Whether what was found fails the run; what a baseline holds back because rules have changed counts too.
  func fails(_ outcome: CheckOutcome) -> Bool {
    let warnings = outcome.summary.warning + outcome.held.warning
    return failOn.fails(outcome.summary) || failOn.fails(outcome.held) || maxWarnings.map { warnings > $0 } ?? false
  }

  /// Where the report goes, if not to a file. What comes in as text goes out as text, so that the report gives way.
  var reportDescriptor: Int32 { fix && paths.contains("-") ? 2 : 1 }

  /// The same for the session, beside what only a check has.
  var request: CheckRequest {
    var request = CheckRequest()
    request.paths = paths
    request.standardInputName = stdinFilename
    request.ruleFiles = rules
    request.enabled = enable
    request.disabled = disable
    request.minimumLevel = minLevel
    request.configuration = config
    request.usesConfiguration = !noConfig
    request.forcesExclusion = forceExclude
    request.channel = channel
    request.date = date ?? System.today
    request.profiles = profiles
    request.baseline = baselineFile
    if staged {
      request.changes = .staged(since: changedSince)
    } else {
      request.changes = changedSince.map { .since($0) }
    }
    request.allowsEmpty = allowEmpty
    request.showsSuppressed = reportSuppressed
    request.format = format
    request.language = lang
    request.usesColor = output == nil && color.isOn(for: reportDescriptor)
    request.fixing = diff ? .diff : fix ? .write : .off
    request.jobs = jobs == 0 ? System.processors : jobs
    request.version = Zhiyan.number
    request.width = output == nil ? System.terminalWidth ?? 80 : 80
    return request
  }
}
