import ZhiyanReport
import ZhiyanWorkspace

/// Runs `zhiyan check`: the session, its output, its exit code.
struct CheckRun {
  private let options: CheckOptions

  init(_ options: CheckOptions) { self.options = options }

  func run() async throws {
    var page = StepSummary(for: options.format)
    let session = CheckSession(request(writesStepSummary: page != nil))
    // What comes in as text goes out as text, so that the report gives way.
    var target = try ReportTarget(path: options.output, descriptor: reportDescriptor)
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
    for note in outcome.notes { System.complain("zhiyan: \(note)") }
    for mistake in outcome.mistakes { System.complain(mistake) }
    for error in outcome.errors { System.complain("\(error.path.visible): \(error.message)") }
    let isPageWritten = page?.append() ?? true
    if outcome.isTroubled || !isPageWritten { throw Exit.trouble }
    if options.diff {
      if outcome.summary.fixed > 0 { throw Exit.findings }
      return
    }
    if options.failOn.fails(outcome.summary) { throw Exit.findings }
  }

  private var reportDescriptor: Int32 { options.fix && options.paths.contains("-") ? 2 : 1 }

  private func request(writesStepSummary: Bool) -> CheckRequest {
    var request = CheckRequest()
    request.writesStepSummary = writesStepSummary
    request.paths = options.paths
    request.standardInputName = options.stdinFilename
    request.ruleFiles = options.rules
    request.enabled = options.enable
    request.disabled = options.disable
    request.minimumLevel = options.minLevel
    request.configuration = options.config
    request.usesConfiguration = !options.noConfig
    request.channel = options.channel
    request.date = options.date ?? System.today
    request.profiles = options.profiles
    request.format = options.format
    request.language = options.lang
    request.usesColor = options.output == nil && options.color.isOn(for: reportDescriptor)
    request.fixing = options.diff ? .diff : options.fix ? .write : .off
    request.jobs = options.jobs == 0 ? System.processors : options.jobs
    request.version = Zhiyan.number
    request.width = options.output == nil ? System.terminalWidth ?? 80 : 80
    return request
  }
}
