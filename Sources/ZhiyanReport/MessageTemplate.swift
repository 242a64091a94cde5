import ZhiyanEngine
import ZhiyanRules

/// A text of a rule in which `{match}` stands for the words found, `{count}`, `{age}` and `{missing}` for what a check of the
/// whole message found out.
///
/// It is cut at its gaps once per run, because it is filled once per finding.
struct MessageTemplate: Sendable {
  private enum Piece {
    case text(String)
    case value(MessageValue)
  }

  private let pieces: [Piece]

  init(_ text: String) {
    let gaps = MessageValue.allCases.map { ($0, Array("{\($0.rawValue)}".utf8)) }
    let bytes = Array(text.utf8)
    var pieces: [Piece] = []
    var start = 0
    var at = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "{"), let (value, gap) = gaps.first(where: { bytes[at...].starts(with: $0.1) }) {
        if start < at { pieces.append(.text(String(decoding: bytes[start..<at], as: UTF8.self))) }
        pieces.append(.value(value))
        at += gap.count
        start = at
      } else {
        at += 1
      }
    }
    if start < bytes.count { pieces.append(.text(String(decoding: bytes[start...], as: UTF8.self))) }
    self.pieces = pieces
  }

  /// Whether the words found appear in the text.
  var quotesMatch: Bool {
    pieces.contains { if case .value(.match) = $0 { true } else { false } }
  }

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
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .value(let value): fill(value)
      }
    }.joined()
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
