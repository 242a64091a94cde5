public import ZhiyanEngine
public import ZhiyanText

/// Findings that a configuration accepts, for files whose format has no comments.
public struct Suppression: Hashable, Sendable {
  /// Full ids; at least one.
  public var rules: [String]
  /// Only findings of exactly these words; nil for all findings of the rules.
  public var match: String?
  /// Why they are accepted.
  public var reason: String
  /// The configuration file that says so.
  public var file: String
  /// The entry in that file.
  public var range: SourceRange
  /// 1-based line of the entry.
  public var line: Int

  /// What the linter needs of it.
  public var configured: ConfiguredSuppression {
    ConfiguredSuppression(rules: rules, match: match, reason: reason)
  }
}
