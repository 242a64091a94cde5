public import ZhiyanText

/// A mistake in a rule file or a configuration file, with its place and the way out.
public struct RuleIssue: Hashable, Sendable {
  /// Index of the file, in the order in which files were read.
  public var file: Int
  /// The bytes at fault.
  public var range: SourceRange
  /// What is wrong, one sentence without a full stop.
  public var message: String
  /// What to write instead; nil where the message says it.
  public var fix: String?

  public init(file: Int = 0, range: SourceRange, message: String, fix: String? = nil) {
    self.file = file
    self.range = range
    self.message = message
    self.fix = fix
  }
}
