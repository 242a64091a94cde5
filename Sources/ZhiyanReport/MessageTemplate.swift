import ZhiyanEngine
import ZhiyanRules

/// A text of a rule in which `{match}` stands for the words found, `{count}`, `{age}` and `{missing}` for what a check of the
/// whole message found out.
struct MessageTemplate: Sendable {
  private let text: String

  init(_ text: String) { self.text = text }

  /// Whether the words found appear in the text.
  var quotesMatch: Bool { text.contains("{\(MessageValue.match.rawValue)}") }

  /// The text about a finding; words over several lines are brought to one.
  func filled(with finding: Finding, in language: Language) -> String {
    filled { value in
      switch value {
      case .match: finding.match.onOneLine
      case .count: finding.values.count.map(String.init) ?? "…"
      case .age: finding.values.age.map(String.init) ?? "…"
      case .missing:
        finding.values.missing.map { $0.text(in: language) }.joined(separator: language == .zh ? "、" : ", ")
      }
    }
  }

  /// The text about no finding in particular.
  var general: String { filled { _ in "…" } }

  private func filled(_ fill: (MessageValue) -> String) -> String {
    var result = ""
    var rest = text[...]
    while let gap = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
      result += rest[..<gap]
      rest = rest[gap...]
      if let end = rest.utf8.firstIndex(of: UInt8(ascii: "}")),
        let value = MessageValue(rawValue: String(rest[rest.utf8.index(after: gap)..<end]))
      {
        result += fill(value)
        rest = rest[rest.utf8.index(after: end)...]
      } else {
        result += "{"
        rest = rest[rest.utf8.index(after: gap)...]
      }
    }
    return result + rest
  }
}

extension String {
  /// The text with each line break, and the white space around it, as a single space.
  var onOneLine: String {
    guard unicodeScalars.contains(where: { $0.isLineBreak }) else { return self }
    var result = ""
    var gap = ""
    var isBroken = false
    for scalar in unicodeScalars {
      if scalar.properties.isWhitespace {
        gap.unicodeScalars.append(scalar)
        isBroken = isBroken || scalar.isLineBreak
        continue
      }
      if !gap.isEmpty {
        result += isBroken ? (result.isEmpty ? "" : " ") : gap
        gap = ""
        isBroken = false
      }
      result.unicodeScalars.append(scalar)
    }
    return isBroken ? result : result + gap
  }
}

extension Unicode.Scalar {
  fileprivate var isLineBreak: Bool {
    switch value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}

extension String {
  /// A text of a rule about no finding in particular: `…` for the words found.
  public var withoutValues: String { MessageTemplate(self).general }
}
