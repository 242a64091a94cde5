import ZhiyanEngine
import ZhiyanReaders
import ZhiyanReport
import ZhiyanRules
import ZhiyanText

/// Checks inputs and writes what was found, file by file in a fixed order.
public struct CheckSession: Sendable {
  private let request: CheckRequest
  private let inputs: [Input]
  private let baseline: BaselinePlan?
  private let changes: ChangeScope?
  /// By input: what of configurations applies, as `AppliedConfiguration.id`; empty for nothing.
  private let configurations: [String]
  private let rules: RunRules
  private let formatter: any ReportFormatter
  private let summaryFormatter: StepSummaryFormatter?
  private var outcome: CheckOutcome

  /// Finds the inputs and loads the rules; checks nothing yet.
  public init(_ request: CheckRequest) { self.init(request, baseline: nil) }

  /// - Parameter given: a baseline that is to be written, which need not be there yet.
  init(_ request: CheckRequest, baseline given: BaselineFile?) {
    self.request = request
    var store = ConfigurationStore(request)
    let collection = InputCollection(request, &store)
    let changed = ChangedInputs(request, collection.inputs)
    let known = KnownFindings(request, given)
    // Without the baseline that was asked for everything would be shown, as if all of it were new.
    let inputs = known.mistakes.isEmpty ? changed.inputs : []
    self.inputs = inputs
    changes = changed.scope
    var used: [AppliedConfiguration] = []
    var seen: Set<AppliedConfiguration> = []
    configurations = inputs.map { input in
      let applied = store.applied(to: input.place)
      if seen.insert(applied).inserted { used.append(applied) }
      return applied.id
    }
    // A file that was named is looked at, whatever it applies to.
    if let path = request.configuration, request.usesConfiguration, used.isEmpty {
      used.append(AppliedConfiguration(path: path))
    }
    rules = RunRules(request, used, &store)
    let context = ReportContext(request, rules)
    formatter = request.fixing == .diff ? DiffFormatter() : request.format.formatter(context)
    summaryFormatter = request.writesStepSummary ? StepSummaryFormatter(context) : nil
    baseline = known.plan(rules.digests(for: Set(configurations)), inputs)
    outcome = CheckOutcome(
      summary: Summary(), errors: collection.errors + changed.errors,
      mistakes: rules.mistakes + changed.mistakes + known.mistakes, notes: collection.notes)
    let hasNothing = collection.inputs.isEmpty && collection.errors.isEmpty
    // An editor that pipes in a file which is ignored gets an empty report; a run that was given nothing else is wrong.
    if hasNothing && !collection.excludesStandardInput && !request.allowsEmpty {
      let what =
        collection.excluded.isEmpty
        ? "no .txt or .md file in \(request.paths.joined(separator: " ")), or all of them are ignored"
        : "all that was named is ignored, or holds no .txt or .md file"
      outcome.mistakes.append("nothing to check: \(what); --allow-empty makes that right\n")
    } else if inputs.isEmpty && !collection.inputs.isEmpty && outcome.mistakes.isEmpty && changed.errors.isEmpty {
      outcome.notes.append("nothing in \(request.paths.joined(separator: " ")) has changed")
    }
    if request.fixing == .write && !outcome.mistakes.isEmpty {
      outcome.notes.append("nothing was fixed, because of these mistakes:")
    }
  }

  /// What each rule that runs looks for, by id, as a baseline remembers it.
  var digests: [String: String] { rules.digests(for: Set(configurations)) }

  /// Whether a file is one of those to check, by whatever path.
  public func reads(_ path: String) -> Bool {
    guard let identity = FileIdentity(path: path) else { return false }
    return inputs.contains { input in
      if case .file(let own) = input.origin { FileIdentity(path: own) == identity } else { false }
    }
  }

  /// The number of files to check.
  public var count: Int { inputs.count }

  // MARK: Running

  /// Checks everything.
  ///
  /// - Parameters:
  ///   - write: takes the output, in order; what it throws ends the run.
  ///   - stepSummary: takes the page for GitHub Actions in the same way, if one was asked for.
  ///   - progress: hears how many files are done.
  ///   - text: takes what came in on standard input, fixed, if fixing was asked for.
  public func run<E: Error>(
    _ write: ([UInt8]) throws(E) -> Void, stepSummary: ([UInt8]) -> Void = { _ in },
    progress: (Int) -> Void = { _ in }, text: ([UInt8]) -> Void = { _ in }
  ) async throws(E) -> CheckOutcome {
    try await run(workerPlan, write, stepSummary: stepSummary, progress: progress) { _, result in
      if let fixed = result.text { text(fixed) }
    }
  }

  /// - Parameter observe: hears what became of each input.
  func run<E: Error>(
    _ plan: WorkerPlan, _ write: ([UInt8]) throws(E) -> Void, stepSummary: ([UInt8]) -> Void, progress: (Int) -> Void,
    observe: (Input, FileResult) -> Void
  ) async throws(E) -> CheckOutcome {
    var outcome = outcome
    var tally = plan.baseline.map { BaselineTally($0, rules: rules.rules) }
    var done = 0
    var used: Set<Suppression> = []
    var assembly = formatter.assembly()
    var summaryAssembly = summaryFormatter?.assembly()
    try write(formatter.opening)
    if let summaryFormatter { stepSummary(summaryFormatter.opening) }
    func take(_ result: FileResult) throws(E) {
      outcome.errors += result.errors
      if let found = result.baseline { tally?.add(found, shown: inputs[done].path) }
      used.formUnion(result.usedSuppressions)
      observe(inputs[done], result)
      done += 1
      outcome.summary.add(result.summary)
      let bytes = assembly.add(result.chunk)
      if !bytes.isEmpty { try write(bytes) }
      if let page = summaryAssembly?.add(result.summaryChunk) { stepSummary(page) }
    }
    if request.jobs <= 1 || inputs.count <= 1 {
      var worker = Worker(plan)
      for (index, input) in inputs.enumerated() {
        try take(worker.check(input, configuration: configurations[index]))
        progress(index + 1)
      }
    } else {
      try await runParallel(plan, take, progress: progress)
    }
    outcome.notes += unusedSuppressions(used)
    if let tally {
      outcome.held = tally.held
      outcome.notes += tally.notes()
    }
    outcome.summary.held = outcome.held.findings
    try write(assembly.finish(summary: outcome.summary, errors: outcome.errors))
    if let page = summaryAssembly?.finish(summary: outcome.summary, errors: outcome.errors) { stepSummary(page) }
    return outcome
  }

  /// The suppressions that apply to inputs and leave nothing out; nothing is said of them where only some files were named or
  /// have changed, because the others may need them.
  private func unusedSuppressions(_ used: Set<Suppression>) -> [String] {
    let isWhole = request.paths.contains { path in if case .folder = FileReading.kind(path) { true } else { false } }
    guard isWhole && changes == nil else { return [] }
    let all = Set(configurations).flatMap { applied in
      let running = rules.set(for: applied)
      return rules.configuration(for: applied).suppressions.filter { suppression in
        suppression.rules.contains { id in rules.indices[id].map(running.shows) ?? false }
      }
    }
    return Set(all).subtracting(used).sorted { ($0.file, $0.range) < ($1.file, $1.range) }.map { suppression in
      "\(suppression.file):\(suppression.line): this entry of suppress: leaves nothing out any more: remove it"
    }
  }

  /// What the workers share. With a baseline and files that are gone, those that may be the same under new names are checked.
  var workerPlan: WorkerPlan {
    var plan = WorkerPlan(
      rules: rules, formatter: formatter, summaryFormatter: summaryFormatter, language: request.language,
      date: request.date, fixing: request.fixing, mayWrite: outcome.mistakes.isEmpty, baseline: baseline,
      changes: changes)
    guard let unknown = baseline?.unknown, !unknown.isEmpty, baseline?.missing.isEmpty == false else { return plan }
    // What a file used to be called shows only in what is found in it.
    var found: [String: Baseline.Counts] = [:]
    var looking = plan
    looking.fixing = .off
    var worker = Worker(looking)
    for (input, configuration) in zip(inputs, configurations) where unknown.contains(input.path) {
      // Standard input can be read once.
      guard case .file = input.origin else { continue }
      found[input.path] = worker.check(input, configuration: configuration).baseline?.counts ?? [:]
    }
    plan.baseline?.findRenames(found)
    return plan
  }

  /// Batches in parallel, results in order. Only a few batches are ahead of the one that is written next, so that memory
  /// does not grow with the number of files.
  private func runParallel<E: Error>(
    _ plan: WorkerPlan, _ take: (FileResult) throws(E) -> Void, progress: (Int) -> Void
  ) async throws(E) {
    let size = max(1, min(32, inputs.count / (request.jobs * 4)))
    let batches = stride(from: 0, to: inputs.count, by: size).map { $0..<min($0 + size, inputs.count) }
    let failure: E? = await withTaskGroup(of: (Int, [FileResult]).self) { group in
      var next = 0
      var waiting: [Int: [FileResult]] = [:]
      var written = 0
      while next < min(request.jobs + 1, batches.count) {
        add(batches[next], next, plan, to: &group)
        next += 1
      }
      while let (index, results) = await group.next() {
        waiting[index] = results
        while let results = waiting.removeValue(forKey: written) {
          do throws(E) {
            for result in results { try take(result) }
          } catch {
            group.cancelAll()
            return error
          }
          progress(batches[written].upperBound)
          written += 1
        }
        if next < batches.count && next - written <= request.jobs * 2 {
          add(batches[next], next, plan, to: &group)
          next += 1
        }
        while next < batches.count && next - written <= request.jobs {
          add(batches[next], next, plan, to: &group)
          next += 1
        }
      }
      return nil
    }
    if let failure { throw failure }
  }

  private func add(
    _ batch: Range<Int>, _ index: Int, _ plan: WorkerPlan, to group: inout TaskGroup<(Int, [FileResult])>
  ) {
    let inputs = Array(inputs[batch])
    let configurations = Array(configurations[batch])
    group.addTask {
      var worker = Worker(plan)
      var results: [FileResult] = []
      for (input, configuration) in zip(inputs, configurations) {
        if Task.isCancelled { break }
        results.append(worker.check(input, configuration: configuration))
      }
      return (index, results)
    }
  }
}

extension Summary {
  mutating func add(_ other: Summary) {
    files += other.files
    error += other.error
    warning += other.warning
    suggestion += other.suggestion
    suppressed += other.suppressed
    baselined += other.baselined
    fixed += other.fixed
  }
}
