public import ZhiyanRules

/// What `zhiyan explain` is asked about a text.
public struct TraceRequest: Sendable {
  /// The text, and the place in it that is asked about.
  public enum Copy: Sendable {
    case text(String)
    /// Line and column count from 1, columns in UTF-16 units.
    case place(path: String, line: Int, column: Int)
  }

  public var copy: Copy
  /// The full id of a rule; nil for every rule.
  public var rule: String?
  public var ruleFiles: [String] = []
  public var configuration: String?
  public var usesConfiguration = true
  public var channel: Channel?
  public var profiles: [Profile] = []
  public var date: CalendarDate?
  public var language: Language = .zh

  public init(_ copy: Copy, rule: String?) {
    self.copy = copy
    self.rule = rule
  }

  /// The place that `FILE:LINE:COLUMN` names; nil for anything else.
  public static func place(_ argument: String) -> Copy? {
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count >= 3, let column = Int(parts[parts.count - 1]), let line = Int(parts[parts.count - 2]),
      line > 0, column > 0
    else { return nil }
    let path = parts.dropLast(2).joined(separator: ":")
    return path.isEmpty ? nil : .place(path: path, line: line, column: column)
  }

  /// The run of `zhiyan check` that the question is about.
  var check: CheckRequest {
    var request = CheckRequest()
    switch copy {
    case .text: request.paths = ["-"]
    case .place(let path, _, _): request.paths = [path]
    }
    request.ruleFiles = ruleFiles
    request.configuration = configuration
    request.usesConfiguration = usesConfiguration
    request.channel = channel
    request.profiles = profiles
    request.date = date
    request.language = language
    return request
  }
}
