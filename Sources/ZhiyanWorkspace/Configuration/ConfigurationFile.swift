import ZhiyanRules
import ZhiyanText

/// A configuration file as it was read.
struct ConfigurationFile: Sendable {
  /// What the file says of some paths only.
  struct Override: Sendable {
    var paths: PathPatterns
    var settings: PathSettings
  }

  /// A suppression and the files it is about.
  struct PathSuppression: Sendable {
    var paths: PathPatterns
    var suppression: Suppression
    /// The ids it names, to be checked once all rules are known.
    var names: [(name: String, range: SourceRange)]
  }

  var path: String
  var bytes: ContiguousArray<UInt8>
  /// Every mistake of the file.
  var issues: [RuleIssue] = []
  /// For all paths.
  var settings = PathSettings()
  /// In the order of the file; a later one wins.
  var overrides: [Override] = []
  /// Rule files and folders of them, from the folder of the run.
  var ruleFiles: [Sourced<String>] = []
  /// What walks pass over.
  var ignored = PathPatterns()
  /// The key of `ignored` and its patterns, for showing.
  var ignoredTexts: Sourced<[String]>?
  var suppressions: [PathSuppression] = []
  /// Where `levels:` and `packs:` name something, to be checked once all rules are known.
  var names: [(name: String, range: SourceRange)] = []

  init(path: String, bytes: ContiguousArray<UInt8>) {
    self.path = path
    self.bytes = bytes
  }

  /// The folder from which its paths and patterns count.
  var folder: String { ConfigurationFinder.folder(of: path) }

  /// What it says without overrides.
  var configuration: Configuration { configuration(AppliedConfiguration(path: path)) }

  /// Which of its parts are about a path.
  /// - Parameter path: from the folder of the run, or absolute.
  func applied(to path: String) -> AppliedConfiguration {
    var applied = AppliedConfiguration(path: self.path)
    guard !overrides.isEmpty || !suppressions.isEmpty else { return applied }
    let path = RelativePath.of(path, from: folder)
    applied.overrides = overrides.indices.filter { overrides[$0].paths.matches(path) }
    applied.suppressions = suppressions.indices.filter { suppressions[$0].paths.matches(path) }
    return applied
  }

  /// The settings where some overrides apply.
  func settings(_ applied: AppliedConfiguration) -> PathSettings {
    var result = settings
    for index in applied.overrides { result.lay(overrides[index].settings) }
    return result
  }

  func configuration(_ applied: AppliedConfiguration) -> Configuration {
    let settings = settings(applied)
    var result = Configuration()
    result.packs = settings.packs?.value
    for entry in settings.levels { result.levels[entry.name] = entry.setting.value }
    result.ruleFiles = ruleFiles.map(\.value)
    result.allowed = settings.allowed?.value ?? []
    result.channel = settings.channel?.value
    result.profiles = settings.profiles?.value ?? []
    result.encoding = settings.encoding?.value
    result.placeholders = settings.placeholders?.value ?? []
    result.suppressions = applied.suppressions.map { suppressions[$0].suppression }
    return result
  }
}

/// Which parts of which configuration are about an input. Inputs with equal ones share their rules.
struct AppliedConfiguration: Hashable, Sendable {
  /// The configuration file; empty for none.
  var path = ""
  /// Overrides that apply, as indices, in the order of the file.
  var overrides: [Int] = []
  /// Suppressions that apply, as indices.
  var suppressions: [Int] = []

  /// A name for it: the path, where the file says the same of all files.
  var id: String {
    guard !overrides.isEmpty || !suppressions.isEmpty else { return path }
    return "\(path)\0\(overrides)\0\(suppressions)"
  }
}
