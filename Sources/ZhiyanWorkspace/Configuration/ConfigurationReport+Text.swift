import ZhiyanReaders
public import ZhiyanRules
import ZhiyanText

extension ConfigurationReport {
  /// For people: in the form of a configuration, with where it is said as comments.
  public func text(in language: Language) -> String {
    let words = Wording(language: language)
    var lines: [(text: String, note: String)] = []
    var last = ""
    for entry in entries {
      let isListed = entry.name != nil || entry.isListed
      if isListed && entry.key != last { lines.append((entry.key + ":", "")) }
      last = entry.key
      let note = entry.place.map { "\($0.path):\($0.line)" } ?? words.say("默认", "default")
      let text =
        if let name = entry.name {
          "  \(YAMLText.scalar(name)): \(entry.value.yaml)"
        } else if isListed {
          "  - \(entry.value.yaml)"
        } else {
          entry.value == .none ? "\(entry.key):" : "\(entry.key): \(entry.value.yaml)"
        }
      lines.append((text, note))
    }
    let width = min(40, lines.map { DisplayWidth.of($0.text) }.max() ?? 0)
    return head(words).map { "# \($0)\n" }.joined()
      + lines.map { text, note in
        guard !note.isEmpty else { return text + "\n" }
        return text + String(repeating: " ", count: max(0, width - DisplayWidth.of(text))) + "  # \(note)\n"
      }.joined()
  }

  /// What the path is, and whether it is checked.
  private func head(_ words: Wording) -> [String] {
    var lines: [String] = []
    if isFolder {
      lines.append(
        words.say(
          "\(path):文件夹;以下用于其中没有被 overrides 点名的文件", "\(path): a folder; for the files in it that no override names"))
    } else if let unread {
      lines.append(words.say("\(path):还不能读 .\(unread) 文件", "\(path): .\(unread) files are not read yet"))
    } else if let format {
      lines.append(words.say("\(path):按 \(format.rawValue) 读", "\(path): read as \(format.rawValue)"))
    }
    if let exclusion {
      let place = "\(exclusion.file):\(exclusion.line)"
      lines.append(words.say("遍历时跳过:\(place)", "passed over in walks: \(place)"))
    }
    if isHidden { lines.append(words.say("遍历时跳过:隐藏文件", "passed over in walks: hidden")) }
    lines.append(
      configuration.map { words.say("配置:\($0)", "configuration: \($0)") } ?? words.say("没有配置文件", "no configuration"))
    return lines
  }
}

extension ConfigurationReport.Entry {
  /// True for what stands in a line of its own below its key.
  fileprivate var isListed: Bool {
    switch value {
    case .suppression: true
    case .text: key == "rules"
    case .none, .list: false
    }
  }
}

extension ConfigurationReport.Value {
  fileprivate var yaml: String {
    switch self {
    case .none: ""
    case .text(let text): YAMLText.scalar(text)
    case .list(let items): YAMLText.list(items)
    case .suppression(let rules, let match, let reason):
      "{rules: \(YAMLText.list(rules)), \(match.map { "match: \(YAMLText.scalar($0)), " } ?? "")"
        + "reason: \(YAMLText.scalar(reason))}"
    }
  }
}

/// Texts as YAML has them.
enum YAMLText {
  static func list(_ items: [String]) -> String { "[" + items.map(scalar).joined(separator: ", ") + "]" }

  /// Plain where every reader of YAML sees the same text, in quotes otherwise.
  static func scalar(_ text: String) -> String {
    let isPlain =
      text.unicodeScalars.first?.properties.isAlphabetic ?? false
      && text.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || (0x30...0x39).contains(scalar.value) || "-_./".unicodeScalars.contains(scalar)
      }
    if isPlain && text.utf8.count > 5 || isPlain && !text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    // Short words such as off and no are truth values to some.
    let isWord = isPlain && !["y", "n", "yes", "no", "on", "off", "true", "false", "null"].contains(text.lowercased())
    return isWord ? text : quoted(text)
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default:
        if scalar.properties.generalCategory == .control || scalar.value == 0x2028 || scalar.value == 0x2029 {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
