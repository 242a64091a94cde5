/// How serious a finding is.
public enum Level: String, Sendable, CaseIterable, Comparable {
  /// Think again.
  case suggestion
  /// Rewrite it.
  case warning
  /// Must not go out.
  case error

  /// From the mildest to the most serious.
  public static func < (a: Level, b: Level) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .suggestion: 0
    case .warning: 1
    case .error: 2
    }
  }
}
