import ZhiyanEngine
import ZhiyanReaders
import ZhiyanReport
import ZhiyanRules
import ZhiyanText

/// Checks inputs and writes what was found, file by file in a fixed order.
public struct CheckSession: Sendable {
  private let request: CheckRequest
  private let inputs: [Input]
  /// By input: the configuration that applies, empty for none.
  private let configurations: [String]
  private let rules: RunRules
  private let formatter: any ReportFormatter
  private let summaryFormatter: StepSummaryFormatter?
  private var outcome: CheckOutcome

  /// Finds the inputs and loads the rules; checks nothing yet.
  public init(_ request: CheckRequest) {
    self.request = request
    let collection = InputCollection(request)
    inputs = collection.inputs
    var finder = ConfigurationFinder()
    var used: [String] = []
    configurations = collection.inputs.map { input in
      guard request.usesConfiguration else { return "" }
      let path = request.configuration ?? finder.find(for: Self.place(of: input)) ?? ""
      if !path.isEmpty && !used.contains(path) { used.append(path) }
      return path
    }
    if let path = request.configuration, request.usesConfiguration, used.isEmpty { used.append(path) }
    rules = RunRules(request, configurations: used)
    var shown = rules.rules
    if request.format == .sarif {
      // SARIF carries the rules' examples, which only their files hold.
      let library = BuiltinRules.library
      let whole = Dictionary(library.rules.map { ($0.id, $0) }) { first, _ in first }
      shown = shown.map { whole[$0.id] ?? $0 }
    }
    var context = ReportContext(
      rules: shown, language: request.language, version: request.version, usesColor: request.usesColor)
    context.width = request.width
    // Titles of packs stand in the rule files only, which are slow to read.
    if request.format == .html {
      context.packs = BuiltinRules.library.packs.filter { $0.title != LocalizedText() } + rules.packs
    }
    formatter = request.format.formatter(context)
    summaryFormatter = request.writesStepSummary ? StepSummaryFormatter(context) : nil
    outcome = CheckOutcome(summary: Summary(), errors: collection.errors, mistakes: rules.mistakes, notes: [])
    if !collection.unread.isEmpty {
      let kinds = collection.unread.sorted { $0.key < $1.key }.map { "\($0.value) .\($0.key)" }.joined(separator: ", ")
      outcome.notes.append("not read yet and left out: \(kinds)")
    }
    if collection.inputs.isEmpty && collection.errors.isEmpty {
      outcome.mistakes.append("nothing to check: no .txt or .md file in \(request.paths.joined(separator: " "))\n")
    }
  }

  private static func place(of input: Input) -> String {
    switch input.origin {
    case .file(let path): path
    case .standardInput: input.path
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
  public func run<E: Error>(
    _ write: ([UInt8]) throws(E) -> Void, stepSummary: ([UInt8]) -> Void = { _ in },
    progress: (Int) -> Void = { _ in }
  ) async throws(E) -> CheckOutcome {
    var outcome = outcome
    var assembly = formatter.assembly()
    var summaryAssembly = summaryFormatter?.assembly()
    try write(formatter.opening)
    if let summaryFormatter { stepSummary(summaryFormatter.opening) }
    func take(_ result: FileResult) throws(E) {
      outcome.errors += result.errors
      outcome.summary.add(result.summary)
      let bytes = assembly.add(result.chunk)
      if !bytes.isEmpty { try write(bytes) }
      if let page = summaryAssembly?.add(result.summaryChunk) { stepSummary(page) }
    }
    if request.jobs <= 1 || inputs.count <= 1 {
      var worker = worker
      for (index, input) in inputs.enumerated() {
        try take(worker.check(input, configuration: configurations[index]))
        progress(index + 1)
      }
    } else {
      try await runParallel(take, progress: progress)
    }
    try write(assembly.finish(summary: outcome.summary, errors: outcome.errors))
    if let page = summaryAssembly?.finish(summary: outcome.summary, errors: outcome.errors) { stepSummary(page) }
    return outcome
  }

  private var worker: Worker {
    Worker(
      rules: rules, formatter: formatter, summaryFormatter: summaryFormatter, language: request.language,
      date: request.date)
  }

  /// Batches in parallel, results in order. Only a few batches are ahead of the one that is written next, so that memory
  /// does not grow with the number of files.
  private func runParallel<E: Error>(
    _ take: (FileResult) throws(E) -> Void, progress: (Int) -> Void
  ) async throws(E) {
    let size = max(1, min(32, inputs.count / (request.jobs * 4)))
    let batches = stride(from: 0, to: inputs.count, by: size).map { $0..<min($0 + size, inputs.count) }
    let failure: E? = await withTaskGroup(of: (Int, [FileResult]).self) { group in
      var next = 0
      var waiting: [Int: [FileResult]] = [:]
      var written = 0
      while next < min(request.jobs + 1, batches.count) {
        add(batches[next], next, to: &group)
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
          add(batches[next], next, to: &group)
          next += 1
        }
        while next < batches.count && next - written <= request.jobs {
          add(batches[next], next, to: &group)
          next += 1
        }
      }
      return nil
    }
    if let failure { throw failure }
  }

  private func add(_ batch: Range<Int>, _ index: Int, to group: inout TaskGroup<(Int, [FileResult])>) {
    let inputs = Array(inputs[batch])
    let configurations = Array(configurations[batch])
    group.addTask {
      var worker = worker
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
  }
}
