/// The findings that a repository lives with for now: counts by file, rule and the words around each, no line numbers, so that
/// a paragraph may be moved and wrapped anew.
public struct Baseline: Hashable, Sendable {
  /// What a finding is known by in its file.
  public struct Key: Hashable, Sendable, Comparable {
    public var rule: String
    /// See `FindingContext`.
    public var context: String

    public init(rule: String, context: String) {
      self.rule = rule
      self.context = context
    }

    /// For people; what is about a whole message has no words of its own.
    var shown: String { context == "⟦⟧" ? rule : "\(rule): \(context)" }

    /// By bytes: text would compare composed and decomposed characters as equal.
    public static func < (a: Key, b: Key) -> Bool {
      a.rule == b.rule
        ? a.context.utf8.lexicographicallyPrecedes(b.context.utf8)
        : a.rule.utf8.lexicographicallyPrecedes(b.rule.utf8)
    }
  }

  public typealias Counts = [Key: Int]

  public static let fileName = ".zhiyan-baseline.json"
  static let version = 1

  /// The digest of each rule that ran when the baseline was written, by id.
  public var rules: [String: String] = [:]
  /// By path from the folder of the baseline; no file is without an entry.
  public var files: [String: Counts] = [:]

  public init() {}

  public var count: Int { files.values.reduce(0) { $0 + $1.total } }
}

extension Baseline.Counts {
  var total: Int { values.reduce(0, +) }

  /// What is in both, with the smaller count.
  func common(with other: Self) -> Self {
    var result: Self = [:]
    for (key, count) in self {
      let both = Swift.min(count, other[key] ?? 0)
      if both > 0 { result[key] = both }
    }
    return result
  }

  /// What is left after taking out another one's.
  func subtracting(_ other: Self) -> Self {
    var result = self
    for (key, count) in other {
      guard let own = result[key] else { continue }
      result[key] = own > count ? own - count : nil
    }
    return result
  }
}
