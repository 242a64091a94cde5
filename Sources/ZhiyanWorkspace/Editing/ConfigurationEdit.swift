import ZhiyanRules
import ZhiyanText

/// Adds an entry to a configuration without touching the rest of the file.
public enum ConfigurationEdit {
  public enum Change: Hashable, Sendable {
    /// Words that are no fault wherever they stand.
    case allow(String)
    /// Words that a rule may find in one file. The file's path is absolute.
    case suppress(file: String, rule: String, match: String, reason: String)
  }

  /// What to put where.
  ///
  /// - Parameters:
  ///   - bytes: the configuration as it is; empty for one that is to be made.
  ///   - path: where it lies, absolute.
  /// - Returns: nil where the file has mistakes, so that nothing can be added safely.
  public static func edit(
    _ change: Change, in bytes: ContiguousArray<UInt8>, path: String
  ) -> (at: Int, text: String)? {
    let key: String
    let entry: String
    switch change {
    case .allow(let words):
      key = "allow"
      entry = scalar(words)
    case .suppress(let file, let rule, let match, let reason):
      key = "suppress"
      let paths = scalar("/" + RelativePath.of(file, from: ConfigurationFinder.folder(of: path)))
      entry = "{paths: [\(paths)], rules: [\(rule)], match: \(scalar(match)), reason: \(scalar(reason))}"
    }
    return candidates(key, entry, bytes).first { holds(change, bytes.inserting($0.text, at: $0.at), path: path) }
  }

  public static func folder(of path: String) -> String { ConfigurationFinder.folder(of: path) }

  /// Ways to add an entry, the ones that keep the author's style first.
  private static func candidates(
    _ key: String, _ entry: String, _ bytes: ContiguousArray<UInt8>
  ) -> [(at: Int, text: String)] {
    let isClosed = bytes.last.map { $0 == 0x0A || $0 == 0x0D } ?? true
    let end = (bytes.count, (isClosed ? "" : "\n") + "\(key):\n  - \(entry)\n")
    let value = YAMLParser.parse(bytes).node?.entries?.first { $0.key.scalar?.text == key }?.value
    guard let value else { return [end] }
    guard let last = value.items?.last else {
      // An empty list, or no value at all.
      if value.items != nil { return [(Int(value.range.start) + 1, entry)] }
      return [(Int(value.range.end), " [\(entry)]"), end]
    }
    let lineStart = bytes[..<Int(last.range.start)].lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0
    let indent = String(repeating: " ", count: bytes[lineStart...].prefix { $0 == 0x20 }.count)
    // Behind a comment at the end of the last item's line, if there is one.
    let lineEnd = bytes[Int(last.range.end)...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    let inFlow = (Int(last.range.end), ", \(entry)")
    let inBlock = (lineEnd, "\n\(indent)- \(entry)")
    return bytes[Int(value.range.start)] == UInt8(ascii: "[") ? [inFlow] : [inBlock]
  }

  /// Whether the file then says what it is meant to say, and nothing else is wrong with it.
  private static func holds(_ change: Change, _ bytes: ContiguousArray<UInt8>, path: String) -> Bool {
    let file = ConfigurationDecoder.decode(path: path, bytes: bytes)
    guard file.issues.isEmpty else { return false }
    switch change {
    case .allow(let words): return file.settings.allowed?.value.contains(words) ?? false
    case .suppress(let name, let rule, let match, _):
      return file.configuration(file.applied(to: name)).suppressions.contains {
        $0.rules == [rule] && $0.match == match
      }
    }
  }

  /// A text as a YAML value: plain where every reader takes it for that text.
  private static func scalar(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      scalar.value > 0x7F && scalar.properties.isAlphabetic
    }
    if isPlain && !text.isEmpty { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\" + String(scalar)
      case "\t": quoted += "\\t"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

extension ContiguousArray<UInt8> {
  fileprivate func inserting(_ text: String, at offset: Int) -> Self {
    var result = self
    result.insert(contentsOf: text.utf8, at: offset)
    return result
  }
}
