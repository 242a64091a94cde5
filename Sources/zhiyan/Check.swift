public import ArgumentParser
public import ZhiyanReport
public import ZhiyanRules

extension Level: ExpressibleByArgument {}
extension Channel: ExpressibleByArgument {}
extension CalendarDate: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
extension Language: ExpressibleByArgument {}
extension OutputFormat: ExpressibleByArgument {
  /// What each format is for, as the help says it.
  public static var allValueDescriptions: [String: String] {
    Dictionary(
      allCases.map { format in
        switch format {
        case .text: (format.rawValue, "for people, in a terminal")
        case .json: (format.rawValue, "all that is known, for programs")
        case .sarif: (format.rawValue, "code scanning services and viewers")
        case .jsonl: (format.rawValue, "a finding a line, for programs")
        case .github: (format.rawValue, "annotations and step summary of GitHub Actions")
        case .gitlab: (format.rawValue, "code quality report of GitLab")
        case .checkstyle: (format.rawValue, "XML that many services read")
        case .junit: (format.rawValue, "XML of test results")
        case .rdjson: (format.rawValue, "reviewdog")
        case .markdown: (format.rawValue, "for people, on a page")
        case .html: (format.rawValue, "for people, one file for a browser")
        }
      }, uniquingKeysWith: { first, _ in first })
  }
}

/// `zhiyan check`.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check files and folders (the default command).",
    discussion: "Folders are walked; .gitignore and .zhiyanignore are kept. `-` is standard input.")

  @OptionGroup var scope: ScopeOptions

  @Option(help: "How to write what was found.")
  var format: OutputFormat = .text

  @Option(name: [.short, .long], help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"))
  var output: String?

  @Option(help: "Exit with 1 when there is a finding at this level or above.")
  var failOn: Gate = .warning

  // A number below zero is no option, and is told so.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Exit with 1 when there are more warnings than this.", valueName: "number"))
  var maxWarnings: Int?

  @Flag(help: "Hide what the nearest .zhiyan-baseline.json knows.")
  var baseline = false

  @Option(help: ArgumentHelp("Hide what this baseline knows.", valueName: "file"))
  var baselineFile: String?

  @Option(help: ArgumentHelp("Show only what has changed since this revision of git.", valueName: "revision"))
  var changedSince: String?

  @Flag(help: "Show only what the next commit changes, as it is staged.")
  var staged = false

  @Flag(help: "Show findings that comments, the configuration or the baseline leave out, with the reason.")
  var reportSuppressed = false

  @Flag(help: "Put right what rules call safe to rewrite, and report the rest; - goes to standard output.")
  var fix = false

  @Flag(help: "Show what --fix would change, as a diff; exit with 1 if there is anything.")
  var diff = false

  @Option(help: "When to colour text.")
  var color: ColorChoice = .auto

  func validate() throws {
    try scope.validateUse()
    if baseline && baselineFile != nil { throw ValidationError("--baseline and --baseline-file exclude each other") }
    if let maxWarnings, maxWarnings < 0 { throw ValidationError("--max-warnings is 0 or more") }
    if fix && diff { throw ValidationError("--fix and --diff exclude each other: --diff shows what --fix would do") }
    if diff && format != .text { throw ValidationError("--diff is a form of its own: leave --format out") }
    if staged && fix { throw ValidationError("--fix changes files, not what is staged: fix first, then stage") }
  }

  func run() async throws {
    try await CheckRun(options).run()
  }

  /// What was asked for.
  var options: CheckOptions {
    var options = CheckOptions()
    scope.fill(&options)
    options.format = format
    options.output = output
    options.failOn = failOn
    options.maxWarnings = maxWarnings
    options.baseline = baseline
    options.baselineFile = baselineFile
    options.changedSince = changedSince
    options.staged = staged
    options.reportSuppressed = reportSuppressed
    options.fix = fix
    options.diff = diff
    options.color = color
    return options
  }
}
