import ZhiyanReaders
import ZhiyanRules
import ZhiyanWorkspace

/// What can be written at a place of a rule file or a configuration.
///
/// It looks at lines and their indentation, not at what was parsed: a file in which someone is typing seldom parses.
struct RuleCompletion {
  private(set) var items: [String] = []
  /// The bytes that an item takes the place of.
  private(set) var range: Range<Int>
  private(set) var isKey = false

  init(_ buffer: TextBuffer, at offset: Int, in file: AuthoredFile) {
    let bytes = buffer.bytes
    let line = buffer.line(of: offset)
    let start = buffer.lineStarts[line]
    let word = bytes[start..<offset].reversed().prefix { Self.isWord($0) }.count
    range = offset - word..<offset
    let before = String(decoding: bytes[start..<range.lowerBound], as: UTF8.self)
    let content = before.drop { $0 == " " }
    if before.hasSuffix("<@") {
      items = Recogniser.allCases.map(\.rawValue)
    } else if before.hasSuffix("<") {
      items = Set(file.setNames + Self.sets(buffer)).sorted()
    } else if content.isEmpty || content == "- " {
      isKey = true
      items = Self.keys(buffer, line: line, indent: before.utf8.count, file.kind)
    } else if let key = Self.key(content) {
      items = Self.values(of: key, file.kind)
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
      || byte == UInt8(ascii: "-")
  }

  /// The key of a line whose value is being written: `level: `, `- check: `, `channels: [sms, `.
  private static func key(_ content: Substring) -> String? {
    var content = content
    if content.hasPrefix("- ") { content = content.dropFirst(2) }
    guard let colon = content.firstIndex(of: ":") else { return nil }
    let value = content[content.index(after: colon)...]
    guard value.first == " ", value.allSatisfy({ $0 == " " || $0 == "[" || $0 == "," || $0.isLetter || $0 == "-" })
    else {
      return nil
    }
    return String(content[..<colon])
  }

  private static func values(of key: String, _ kind: AuthoredFile.Kind) -> [String] {
    func names<T: CaseIterable & RawRepresentable<String>>(_ type: T.Type) -> [String] {
      type.allCases.map(\.rawValue)
    }
    switch (kind, key) {
    case (.rules, "check"): return names(CheckKind.self)
    case (.rules, "level"): return names(Level.self)
    case (.rules, "edges"): return names(Edges.self)
    case (.rules, "channels"), (.configuration, "channel"): return names(Channel.self)
    case (.rules, "profiles"), (.configuration, "profile"): return names(Profile.self)
    case (.rules, "within"): return names(Scope.self)
    case (.rules, "fault"): return names(SuppressionFault.self)
    case (.configuration, "encoding"): return names(TextEncoding.self)
    default: return []
    }
  }

  // MARK: Keys

  private static func keys(_ buffer: TextBuffer, line: Int, indent: Int, _ kind: AuthoredFile.Kind) -> [String] {
    let parents = parents(buffer, line: line, indent: indent)
    switch kind {
    case .configuration:
      return switch parents.last {
      case nil: ConfigurationKeys.file
      case "overrides": ["paths"] + ConfigurationKeys.settings
      case "suppress": ["paths", "rules", "match", "reason"]
      default: []
      }
    case .rules:
      return switch parents.last {
      case nil: RuleFileKeys.file
      case "rules": RuleFileKeys.rule(checkKind(buffer, line: line, indent: indent))
      case "examples": RuleFileKeys.examples
      case "unless", "exempt": RuleFileKeys.contexts
      case "title", "message", "advice": ["zh", "en"]
      case "phrases": ["phrase", "edges", "instead"]
      default: []
      }
    }
  }

  /// The names below `sets:`, which are known by their lines where the file cannot be parsed.
  private static func sets(_ buffer: TextBuffer) -> [String] {
    var names: [String] = []
    var isInside = false
    var indent: Int?
    for line in 0..<buffer.lineCount {
      let (own, _, key) = parts(buffer, line)
      guard let key else { continue }
      if own == 0 {
        isInside = key == "sets"
        indent = nil
      } else if isInside, own == indent ?? own {
        indent = own
        names.append(key)
      }
    }
    return names
  }

  /// The keys below which a line stands, by indentation; the nearest one last.
  private static func parents(_ buffer: TextBuffer, line: Int, indent: Int) -> [String] {
    var result: [String] = []
    var indent = indent
    for above in stride(from: line - 1, through: 0, by: -1) where indent > 0 {
      let (own, _, key) = parts(buffer, above)
      guard let key, own < indent else { continue }
      indent = own
      result.insert(key, at: 0)
    }
    return result
  }

  /// The kind of the rule that a line belongs to, as far as it is written.
  private static func checkKind(_ buffer: TextBuffer, line: Int, indent: Int) -> CheckKind? {
    func kind(_ text: String) -> CheckKind? {
      guard let value = text.split(separator: ":").last else { return nil }
      return CheckKind(rawValue: String(value.filter { $0 != " " }))
    }
    var at = line
    while at >= 0 {
      let (own, text, key) = parts(buffer, at)
      if own == indent, key == "check" { return kind(text) }
      if key != nil, own < indent || text.hasPrefix("- ") { break }
      at -= 1
    }
    at = line + 1
    while at < buffer.lineCount {
      let (own, text, key) = parts(buffer, at)
      if key != nil, own < indent || text.hasPrefix("- ") { break }
      if own == indent, key == "check" { return kind(text) }
      at += 1
    }
    return nil
  }

  /// A line's indentation (that of its first key, so behind `- `), its text from there, and its key.
  private static func parts(_ buffer: TextBuffer, _ line: Int) -> (indent: Int, text: String, key: String?) {
    let bytes = buffer.bytes[buffer.lineStarts[line]..<buffer.contentEnd(ofLine: line)]
    let blanks = bytes.prefix { $0 == 0x20 }.count
    let text = String(decoding: bytes.dropFirst(blanks), as: UTF8.self)
    let isItem = text.hasPrefix("- ")
    let content = isItem ? text.dropFirst(2) : text[...]
    let name = content.prefix { $0 != ":" }
    guard name.count < content.count, !name.isEmpty, name.utf8.allSatisfy(isWord) else { return (blanks, text, nil) }
    return (blanks + (isItem ? 2 : 0), text, String(name))
  }
}
