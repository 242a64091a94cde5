public import ZhiyanReport
public import ZhiyanRules

/// What a run is asked to check, and how.
public struct CheckRequest: Sendable {
  /// Files and folders; `-` is standard input.
  public var paths: [String] = []
  /// How standard input is called and by what name its format is chosen.
  public var standardInputName: String?
  /// Own rule files and folders of them, beside those of configurations.
  public var ruleFiles: [String] = []
  /// Rules and packs to switch on.
  public var enabled: [String] = []
  /// Rules and packs to switch off; beats everything else.
  public var disabled: [String] = []
  /// Findings below this level are not shown.
  public var minimumLevel: Level = .suggestion
  /// A configuration file to use for all paths instead of the nearest one.
  public var configuration: String?
  public var usesConfiguration = true
  /// Whether ignore files and `ignore:` count for paths that were named, and for the name of standard input, too.
  public var forcesExclusion = false
  /// Where the copy is sent, whatever configurations say; rules for other channels are off.
  public var channel: Channel?
  /// The day on which the copy is sent; without one nothing is said of how old dates are.
  public var date: CalendarDate?
  /// The trades that the copy is about, whatever configurations say; rules for other trades are off.
  public var profiles: [Profile] = []
  /// The baseline whose findings are hidden.
  public var baseline: String?
  /// Only what this change is answerable for is shown.
  public var changes: Changes?
  /// Whether nothing to check is all right.
  public var allowsEmpty = false
  /// Whether findings that are suppressed are shown, with the reason.
  public var showsSuppressed = false
  public var format: OutputFormat = .text
  /// Whether the page of a run on GitHub Actions is written too.
  public var writesStepSummary = false
  public var language: Language = .zh
  public var usesColor = false
  public var fixing = Fixing.off
  /// Files checked at the same time; at least one.
  public var jobs = 1
  public var version = ""
  public var width = 80

  public init() {}
}

/// A change to a repository, as git knows it.
public enum Changes: Hashable, Sendable {
  /// From where the history of a revision and this one part, to the files as they are.
  case since(String)
  /// What the next commit will hold, against the last one or where a revision's history parts.
  case staged(since: String?)
}

/// What happens to rewrites that rules call safe.
public enum Fixing: Sendable {
  case off
  /// They are put in place; what comes in on standard input goes out fixed.
  case write
  /// A diff says what they would change, in place of the report.
  case diff
}

/// How a run went.
public struct CheckOutcome: Sendable {
  public var summary: Summary
  /// Findings of rules that have changed since the baseline was written: counted for the gate, not shown.
  public var held = Summary()
  /// Inputs that could not be read or checked whole.
  public var errors: [InputError]
  /// Mistakes in rule files, configurations and names, each as lines for people.
  public var mistakes: [String]
  /// Notes that change nothing, such as files of formats that are not read yet.
  public var notes: [String]

  /// True where something was wrong with the use, the rules or an input.
  public var isTroubled: Bool { !errors.isEmpty || !mistakes.isEmpty }
}
