/// A finding that someone has decided to live with.
public struct SuppressedFinding: Hashable, Sendable {
  /// Where that was decided.
  public enum Origin: String, Sendable {
    /// In a comment beside the words.
    case comment
    /// In the configuration.
    case configuration
    /// In the baseline.
    case baseline
  }

  public var finding: Finding
  public var origin: Origin
  /// Why; empty where nobody said so.
  public var reason: String

  public init(finding: Finding, origin: Origin, reason: String) {
    self.finding = finding
    self.origin = origin
    self.reason = reason
  }
}

/// Findings of some rules that a configuration leaves out.
public struct ConfiguredSuppression: Hashable, Sendable {
  /// Ids of rules.
  public var rules: [String]
  /// The words that are left out; nil for whatever the rules find.
  public var match: String?
  public var reason: String

  public init(rules: [String], match: String? = nil, reason: String) {
    self.rules = rules
    self.match = match
    self.reason = reason
  }

  /// - Parameter rule: the id of the finding's rule.
  public func covers(_ finding: Finding, of rule: String) -> Bool {
    rules.contains(rule) && (match.map { $0 == finding.match } ?? true)
  }
}
