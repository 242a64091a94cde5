import ArgumentParser
import ZhiyanWorkspace

/// `zhiyan baseline`.
struct BaselineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Write down what is found now, so that check --baseline shows only what is new.",
    discussion: """
      Give it the files, folders and options that check will be given. Commit what it writes.
      """)

  @OptionGroup var scope: ScopeOptions

  @Option(help: ArgumentHelp("The baseline; .zhiyan-baseline.json by default.", valueName: "file"))
  var baselineFile: String?

  @Flag(help: "Bring a baseline up to date; refused where it would take in something new.")
  var update = false

  @Flag(help: "With --update: take in what is new.")
  var allowNew = false

  @Flag(help: "Drop what is found no more, and add nothing.")
  var prune = false

  func validate() throws {
    try scope.validateUse()
    if scope.paths.contains("-") && scope.stdinFilename == nil {
      throw ValidationError("a baseline is of files: say which one this is with --stdin-filename")
    }
    if update && prune { throw ValidationError("--update and --prune exclude each other: --update drops too") }
    if allowNew && !update { throw ValidationError("--allow-new goes with --update") }
  }

  func run() async throws {
    var options = CheckOptions()
    scope.fill(&options)
    let mode: BaselineUpdate.Mode = prune ? .prune : update ? .update(allowsNew: allowNew) : .write
    let path = baselineFile ?? (mode == .write ? nil : BaselineFile.find()) ?? Baseline.fileName
    let outcome: BaselineUpdate.Outcome
    do throws(OutputError) {
      outcome = try await BaselineUpdate(options.request, path: path, mode: mode).run()
    } catch {
      switch error {
      case .closedPipe: throw Exit.closedPipe
      case .failed(let reason):
        System.complain("zhiyan: \(path) \(reason)")
        throw Exit.trouble
      }
    }
    outcome.check.complain()
    if outcome.check.isTroubled {
      System.complain("zhiyan: \(path) was not written")
      throw Exit.trouble
    }
    if let refusal = outcome.refusal {
      System.complain(refusal)
      throw Exit.findings
    }
    System.print(outcome.report)
  }
}
