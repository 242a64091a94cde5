import ZhiyanReport
import ZhiyanText

/// `zhiyan baseline`: takes what is found now into the baseline, or drops what is found no more.
public struct BaselineUpdate: Sendable {
  public enum Mode: Hashable, Sendable {
    /// Writes a baseline where there is none yet.
    case write
    /// Makes an existing one fit what is found now.
    case update(allowsNew: Bool)
    /// Drops what is found no more, and adds nothing.
    case prune
  }

  /// How it went.
  public struct Outcome: Sendable {
    /// What there is to say when all went well.
    public var report = ""
    /// Findings that the baseline would have to take in and may not.
    public var refusal: String?
    public var check: CheckOutcome
  }

  private let request: CheckRequest
  private let mode: Mode
  private let path: String
  private static let mostNamed = 20

  /// - Parameter path: where the baseline lies, or is to lie.
  public init(_ request: CheckRequest, path: String, mode: Mode) {
    var request = request
    request.baseline = nil
    request.changes = nil
    self.request = request
    self.path = path
    self.mode = mode
  }

  /// - Throws: `OutputError` where the baseline cannot be written.
  public func run() async throws(OutputError) -> Outcome {
    var file: BaselineFile
    do throws(BaselineError) {
      file = try open()
    } catch {
      return Outcome(check: CheckOutcome(summary: Summary(), errors: [], mistakes: [error.text], notes: []))
    }
    let session = CheckSession(request, baseline: file)
    let workers = session.workerPlan
    var results: [(shown: String, result: BaselineResult)] = []
    var outcome = Outcome(
      check: await session.run(workers, { _ in }, stepSummary: { _ in }, progress: { _ in }) { input, result in
        if let found = result.baseline { results.append((input.path, found)) }
      })
    // What the tally of a check has to say is what is being mended here.
    outcome.check.notes = []
    outcome.check.held = Summary()
    // An unread input may hold what a baseline must keep or know.
    guard !outcome.check.isTroubled, let plan = workers.baseline else { return outcome }

    let old = file.baseline
    var next = Baseline()
    var isWhole = true
    let gone = plan.goneFiles
    let renamed = Set(plan.renames.values)
    let checked = Set(results.map { plan.name(ofShown: $0.shown) })
    for (name, counts) in old.files where gone[name] == nil && !checked.contains(name) && !renamed.contains(name) {
      next.files[name] = counts
      isWhole = false
    }
    var new: [String] = []
    for (shown, result) in results {
      let known = plan.entries(ofShown: shown)
      // Of rules that did not run, what is known stays.
      let silent = known.subtracting(known.common(with: result.counts)).subtracting(result.gone)
      var counts = mode == .prune ? result.counts.common(with: known) : result.counts
      for (key, count) in silent { counts[key, default: 0] += count }
      if !counts.isEmpty { next.files[plan.newName(ofShown: shown)] = counts }
      new += result.new.map { "\(shown):\($0.line):\($0.column): \($0.key.shown)" }
    }
    switch mode {
    case .write: next.rules = session.digests
    case .prune: next.rules = old.rules
    case .update(let allowsNew):
      if !allowsNew && !new.isEmpty {
        outcome.refusal = refusal(new)
        return outcome
      }
      // What a changed rule finds in files that were not looked at is not known yet.
      next.rules = isWhole ? session.digests : old.rules.merging(session.digests) { old, _ in old }
    }
    file.baseline = next
    try write(file)
    outcome.report = report(old: old, next: next)
    return outcome
  }

  private func open() throws(BaselineError) -> BaselineFile {
    switch mode {
    case .write:
      guard case .missing = FileReading.kind(path) else {
        throw BaselineError(
          text: "\(path): there is a baseline already; bring it up to date with zhiyan baseline --update, or --prune\n")
      }
      return BaselineFile(new: path)
    case .update, .prune: return try BaselineFile(reading: path)
    }
  }

  private func refusal(_ new: [String]) -> String {
    var lines = new.prefix(Self.mostNamed).map { "  \($0)" }
    if new.count > Self.mostNamed { lines.append("  and \(new.count - Self.mostNamed) more") }
    return """
      \(path): not written: \(new.count) finding\(new.count == 1 ? " is" : "s are") new
      \(lines.joined(separator: "\n"))
        mend them, or take them in with zhiyan baseline --update --allow-new
      """
  }

  private func write(_ file: BaselineFile) throws(OutputError) {
    var target = try AtomicFile(file.path)
    try target.write(BaselineWriter.bytes(of: file.baseline))
    try target.commit()
  }

  private func report(old: Baseline, next: Baseline) -> String {
    let files =
      "\(next.count) finding\(next.count == 1 ? "" : "s") in \(next.files.count) file\(next.files.count == 1 ? "" : "s")"
    switch mode {
    case .write: return "wrote \(path): \(files)"
    case .update, .prune: return "wrote \(path): \(files) (before: \(old.count))"
    }
  }
}
