public import ZhiyanEngine
public import ZhiyanRules

/// What was found in one file.
public struct FileReport: Sendable {
  /// As it is shown: relative to the folder of the run where it lies below it, with `/` between folders.
  public var path: String
  /// The file, decoded to UTF-8.
  public var source: ContiguousArray<UInt8>
  /// In order of place, then of rule.
  public var findings: [Finding]
  /// Those that someone has decided to live with, in the same order; shown only where that was asked for.
  public var suppressed: [SuppressedFinding]
  /// What a fix would make of the file, where that is asked for and differs.
  public var change: Change?

  /// A file as it stands on disk, and as it would.
  public struct Change: Sendable {
    public var old: ContiguousArray<UInt8>
    public var new: ContiguousArray<UInt8>

    public init(old: ContiguousArray<UInt8>, new: ContiguousArray<UInt8>) {
      self.old = old
      self.new = new
    }
  }

  public init(
    path: String, source: ContiguousArray<UInt8>, findings: [Finding], suppressed: [SuppressedFinding] = []
  ) {
    self.path = path
    self.source = source
    self.findings = findings
    self.suppressed = suppressed
  }
}

/// An input that could not be read or checked whole.
public struct InputError: Hashable, Sendable {
  public var path: String
  /// What is wrong and what to do about it.
  public var message: String

  public init(path: String, message: String) {
    self.path = path
    self.message = message
  }

  /// What stands for the rule in formats that know only results of rules. No rule can be called this: it has no pack.
  static let code = "unchecked"

  /// False for standard input and for errors of the whole run.
  var isAboutFile: Bool { path.namesFile }
}

extension String {
  /// Whether a path of a report leads to a file: not for standard input.
  var namesFile: Bool { !isEmpty && self != "-" && self != "<stdin>" }
}

/// Counts over a whole run.
public struct Summary: Hashable, Sendable {
  /// Files that were read and checked.
  public var files = 0
  public var error = 0
  public var warning = 0
  public var suggestion = 0
  public var suppressed = 0
  public var baselined = 0
  /// Findings of rules that have changed since the baseline was written: they count, and are not shown.
  public var held = 0
  /// Places that were put right; they are no findings any more.
  public var fixed = 0

  public init() {}

  public var findings: Int { error + warning + suggestion }

  public mutating func count(_ level: Level) {
    switch level {
    case .error: error += 1
    case .warning: warning += 1
    case .suggestion: suggestion += 1
    }
  }
}

/// Turns reports into the bytes of one output format.
///
/// The output is `opening`, then what `assembly` makes of the chunk of each file in order: as a rule the chunks with
/// `separator` between those that are not empty, then `closing`. Chunks do not depend on one another, so that files can be
/// written in parallel and a long run needs no memory for what was already written.
public protocol ReportFormatter: Sendable {
  var opening: [UInt8] { get }
  var separator: [UInt8] { get }
  func chunk(_ report: FileReport) -> [UInt8]
  func closing(summary: Summary, errors: [InputError]) -> [UInt8]
  /// What puts the chunks of one run together.
  func assembly() -> any ReportAssembly
}

extension ReportFormatter {
  public func assembly() -> any ReportAssembly { StreamedAssembly(self) }
}
