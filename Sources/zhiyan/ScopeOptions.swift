import ArgumentParser
import ZhiyanRules

/// What is checked, and by which rules: the options that `check` and `baseline` share.
struct ScopeOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Files and folders; - for standard input.", valueName: "path"))
  var paths: [String] = []

  @Option(
    help: ArgumentHelp("The name that standard input goes by, which also says how to read it.", valueName: "name"))
  var stdinFilename: String?

  @Option(help: ArgumentHelp("Own rule files, or folders of them; may be repeated.", valueName: "path"))
  var rules: [String] = []

  @Option(help: ArgumentHelp("Switch a rule or a pack on; may be repeated.", valueName: "rule"))
  var enable: [String] = []

  @Option(help: ArgumentHelp("Switch a rule or a pack off; may be repeated.", valueName: "rule"))
  var disable: [String] = []

  @Option(help: "Show nothing below this level.")
  var minLevel: Level = .suggestion

  @Option(help: ArgumentHelp("Use this configuration instead of the nearest .zhiyan.yaml.", valueName: "file"))
  var config: String?

  @Flag(help: "Use no configuration.")
  var noConfig = false

  @Flag(help: "Leave out what ignore files and the configuration's ignore: name, even where it is given as a path.")
  var forceExclude = false

  @Option(help: "Where the copy is sent.")
  var channel: Channel?

  @Option(help: ArgumentHelp("The day on which the copy is sent; today by default.", valueName: "yyyy-mm-dd"))
  var date: CalendarDate?

  @Option(
    help: ArgumentHelp("The trades that the copy is about, parted by commas; may be repeated.", valueName: "trade"))
  var profile: [ProfileList] = []

  @Flag(help: "Nothing to check is all right.")
  var allowEmpty = false

  @Option(help: "The language of messages.")
  var lang: Language = .zh

  @Option(help: "Files to check at the same time; 0 for one for each processor.")
  var jobs = 0

  /// Mistakes in how the options go together. For the command to call, which is then the one whose usage is shown.
  func validateUse() throws {
    if paths.isEmpty && !allowEmpty {
      throw ValidationError("nothing to check: name files or folders, or - for standard input")
    }
    if jobs < 0 { throw ValidationError("--jobs is 0 or more") }
    if config != nil && noConfig { throw ValidationError("--config and --no-config exclude each other") }
    if stdinFilename != nil && !paths.contains("-") {
      throw ValidationError("--stdin-filename names standard input: give - too")
    }
    if paths.filter({ $0 == "-" }).count > 1 { throw ValidationError("- can be given once") }
  }

  /// Fills in what these options say.
  func fill(_ options: inout CheckOptions) {
    options.paths = paths
    options.stdinFilename = stdinFilename
    options.rules = rules
    options.enable = enable
    options.disable = disable
    options.minLevel = minLevel
    options.config = config
    options.noConfig = noConfig
    options.forceExclude = forceExclude
    options.channel = channel
    options.date = date
    options.profiles = profile.flatMap(\.profiles)
    options.allowEmpty = allowEmpty
    options.lang = lang
    options.jobs = jobs
  }
}
