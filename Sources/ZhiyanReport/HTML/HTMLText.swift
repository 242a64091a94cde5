import ZhiyanRules

extension String {
  /// A text from outside as the content of an element: one line, nothing hidden, no markup.
  var htmlText: String { onOneLine.visible.htmlEscaped }

  /// The text with the signs of markup as references; good in elements and in quoted attributes.
  var htmlEscaped: String {
    guard utf8.contains(where: { $0.htmlReference != nil }) else { return self }
    var result: [UInt8] = []
    result.reserveCapacity(utf8.count + 16)
    for byte in utf8 {
      if let reference = byte.htmlReference { result += reference.utf8 } else { result.append(byte) }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension UInt8 {
  /// What stands for a sign of markup; nil for what is none.
  fileprivate var htmlReference: String? {
    switch self {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }
}

extension Level {
  /// The class of what belongs to findings of the level.
  var htmlClass: String {
    switch self {
    case .error: "e"
    case .warning: "w"
    case .suggestion: "s"
    }
  }

  /// The level of a class.
  init?(htmlClass: some StringProtocol) {
    guard let level = Self.allCases.first(where: { $0.htmlClass == htmlClass }) else { return nil }
    self = level
  }

  /// From the most serious one, as people want to see them.
  static var mostSeriousFirst: [Level] { allCases.sorted(by: >) }
}
