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

  @Argument(help: ArgumentHelp("Files and folders; - for standard input.", valueName: "path"))
  var paths: [String] = []

  @Option(
    help: ArgumentHelp("The name that standard input goes by, which also says how to read it.", valueName: "name"))
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

  @Option(help: ArgumentHelp("The day on which the copy is sent; today by default.", valueName: "yyyy-mm-dd"))
  var date: CalendarDate?
  @Option(
    help: ArgumentHelp("The trades that the copy is about, parted by commas; may be repeated.", valueName: "trade"))
  var profile: [ProfileList] = []

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
    try await CheckRun(options).run()
  }

  /// What was asked for.
  var options: CheckOptions {
    var options = CheckOptions()
    options.paths = paths
    options.stdinFilename = stdinFilename
    options.format = format
    options.output = output
    options.rules = rules
    options.enable = enable
    options.disable = disable
    options.minLevel = minLevel
    options.failOn = failOn
    options.config = config
    options.noConfig = noConfig
    options.channel = channel
    options.date = date
    options.profiles = profile.flatMap(\.profiles)
    options.lang = lang
    options.color = color
    options.jobs = jobs
    return options
  }
}
