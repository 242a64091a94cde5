public import ArgumentParser
public import ZhiyanReport
public import ZhiyanRules
import ZhiyanWorkspace

extension Level: ExpressibleByArgument {}
extension Channel: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}
extension OutputFormat: ExpressibleByArgument {}

/// From which level on findings fail the run.
enum Gate: String, ExpressibleByArgument, CaseIterable {
  case error, warning, suggestion, never

  func fails(_ summary: Summary) -> Bool {
    switch self {
    case .error: summary.error > 0
    case .warning: summary.error + summary.warning > 0
    case .suggestion: summary.findings > 0
    case .never: false
    }
  }
}

/// `zhiyan check`.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check files and folders (the default command).",
    discussion: "Folders are walked; .gitignore and .zhiyanignore are kept. `-` is standard input.")

  @Argument(help: ArgumentHelp("Files and folders; - for standard input.", valueName: "path"))
  var paths: [String] = []

  @Option(help: ArgumentHelp("The name that standard input goes by, which also says how to read it.", valueName: "name"))
  var stdinFilename: String?

  @Option(help: "How to write what was found.")
  var format: OutputFormat = .text

  @Option(name: [.short, .long], help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Own rule files, or folders of them; may be repeated.", valueName: "path"))
  var rules: [String] = []

  @Option(help: ArgumentHelp("Switch a rule or a pack on; may be repeated.", valueName: "rule"))
  var enable: [String] = []

  @Option(help: ArgumentHelp("Switch a rule or a pack off; may be repeated.", valueName: "rule"))
  var disable: [String] = []

  @Option(help: "Show nothing below this level.")
  var minLevel: Level = .suggestion

  @Option(help: "Exit with 1 when there is a finding at this level or above.")
  var failOn: Gate = .warning

  @Option(help: ArgumentHelp("Use this configuration instead of the nearest .zhiyan.yaml.", valueName: "file"))
  var config: String?

  @Flag(help: "Use no configuration.")
  var noConfig = false

  @Option(help: "Where the copy is sent.")
  var channel: Channel?

  @Option(help: "The language of messages.")
  var lang: Language = .zh

  @Option(help: "When to colour text.")
  var color: ColorChoice = .auto

  @Option(help: "Files to check at the same time; 0 for one for each processor.")
  var jobs = 0

  func validate() throws {
    if paths.isEmpty { throw ValidationError("nothing to check: name files or folders, or - for standard input") }
    if jobs < 0 { throw ValidationError("--jobs is 0 or more") }
    if config != nil && noConfig { throw ValidationError("--config and --no-config exclude each other") }
    if paths.filter({ $0 == "-" }).count > 1 { throw ValidationError("- can be given once") }
  }

  func run() async throws {
    let session = CheckSession(request)
    var target = try ReportTarget(path: output)
    var progress = Progress(total: session.count)
    let outcome: CheckOutcome
    do throws(OutputError) {
      outcome = try await session.run { bytes throws(OutputError) in
        try target.write(bytes)
      } progress: { done in
        progress.report(done)
      }
      progress.clear()
      try target.finish()
    } catch {
      progress.clear()
      target.abandon()
      System.end(error)
    }
    for note in outcome.notes { System.complain("zhiyan: \(note)") }
    for mistake in outcome.mistakes { System.complain(mistake) }
    for error in outcome.errors { System.complain("\(error.path): \(error.message)") }
    if outcome.isTroubled { throw Exit.trouble }
    if failOn.fails(outcome.summary) { throw Exit.findings }
  }

  private var request: CheckRequest {
    var request = CheckRequest()
    request.paths = paths
    request.standardInputName = stdinFilename
    request.ruleFiles = rules
    request.enabled = enable
    request.disabled = disable
    request.minimumLevel = minLevel
    request.configuration = config
    request.usesConfiguration = !noConfig
    request.channel = channel
    request.format = format
    request.language = lang
    request.usesColor = output == nil && color.isOn
    request.jobs = jobs == 0 ? System.processors : jobs
    request.version = Zhiyan.number
    request.width = output == nil ? System.terminalWidth ?? 80 : 80
    return request
  }
}
