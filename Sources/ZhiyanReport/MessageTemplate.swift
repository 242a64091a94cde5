/// A text of a rule in which `{match}` stands for the words found.
///
/// It is cut at its gaps once per run, because it is filled once per finding.
struct MessageTemplate: Sendable {
  private let pieces: [String]

  init(_ text: String) {
    let gap = Array("{match}".utf8)
    let bytes = Array(text.utf8)
    var pieces: [String] = []
    var start = 0
    var at = 0
    while at + gap.count <= bytes.count {
      if bytes[at] == gap[0] && bytes[at..<at + gap.count].elementsEqual(gap) {
        pieces.append(String(decoding: bytes[start..<at], as: UTF8.self))
        at += gap.count
        start = at
      } else {
        at += 1
      }
    }
    pieces.append(String(decoding: bytes[start...], as: UTF8.self))
    self.pieces = pieces
  }

  /// Whether the words found appear in the text.
  var quotesMatch: Bool { pieces.count > 1 }

  /// The text about some words; words over several lines are brought to one.
  func filled(with match: String) -> String {
    pieces.count == 1 ? pieces[0] : pieces.joined(separator: match.onOneLine)
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
  /// A text of a rule with the words found in the place of `{match}`.
  public func filled(with match: String) -> String { MessageTemplate(self).filled(with: match) }
}
