/// A command of GitHub Actions: one line of the log, which the runner turns into an annotation.
struct WorkflowCommand {
  /// The raw value is the name of the command.
  enum Level: String, Hashable, CaseIterable {
    case error, warning, notice

    /// What the line of each command of this level starts with.
    var prefix: String { "::\(rawValue) " }

    /// The level of a command that was written; nil where the line is none.
    init?(ofLine line: some Collection<UInt8>) {
      guard let level = Self.allCases.first(where: { line.starts(with: $0.prefix.utf8) }) else { return nil }
      self = level
    }
  }

  var level: Level
  /// Names and values, in the order in which they are written; there is at least one.
  var properties: [(name: String, value: String)]
  var message: String

  /// The command, with its line feed.
  var line: String {
    let list = properties.map { "\($0.name)=\(Self.escaped($0.value, isProperty: true))" }.joined(separator: ",")
    return "\(level.prefix)\(list)::\(Self.escaped(message, isProperty: false))\n"
  }

  /// The runner undoes only these: other sequences of `%` and two digits stay as they are.
  private static func escaped(_ text: String, isProperty: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where isProperty: result += "%3A"
      case "," where isProperty: result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
