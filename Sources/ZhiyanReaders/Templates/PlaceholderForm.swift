/// How a template language writes a field that is filled later: `{{*}}`, `<%*%>`, `#*#`.
///
/// The star stands for one or more characters of a line; the nearest end counts.
public struct PlaceholderForm: Hashable, Sendable {
  /// As it was given.
  public let text: String
  let opening: [UInt8]
  let closing: [UInt8]

  /// The most bytes between the signs; a lone sign must not swallow the copy behind it.
  static let longest = 600

  /// Nil unless the text has one star, and something before and behind it that is no white space.
  public init?(_ text: String) {
    let parts = text.split(separator: "*", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && !$0.contains(where: \.isWhitespace) }) else { return nil }
    self.text = text
    opening = Array(parts[0].utf8)
    closing = Array(parts[1].utf8)
  }

  /// The end of the placeholder that begins at a place of the text; nil if none does.
  func end(at start: Int, in text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard text[start...].starts(with: opening) else { return nil }
    let inside = start + opening.count
    var at = inside
    while at < text.count && at - inside <= Self.longest && text[at] != 0x0A && text[at] != 0x0D {
      if at > inside && text[at] == closing[0] && text[at...].starts(with: closing) {
        // With one sign for both ends, what stands between two placeholders looks like one too.
        if opening == closing && (text[inside].isBlank || text[at - 1].isBlank) { return nil }
        return at + closing.count
      }
      at += 1
    }
    return nil
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 }
}
