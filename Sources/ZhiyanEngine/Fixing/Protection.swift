import ZhiyanRules
import ZhiyanText

/// The parts of a text that a program reads and a fix must leave alone: fields of templates, addresses, tags, topics.
///
/// It errs on the side of leaving things as they are. Blocks are looked at when the first edit in them is weighed.
struct Protection {
  private let document: Document
  private var window = TextWindow()
  private var block: Int?
  private var ranges: [TextRange] = []

  init(_ document: Document) { self.document = document }

  /// True where a range of the text shares a byte with something protected.
  mutating func covers(_ range: TextRange) -> Bool {
    guard let index = document.block(at: range.start) else { return true }
    if document.placeholders.contains(where: { $0.overlaps(range) }) { return true }
    if index != block {
      block = index
      ranges = find(document.blocks[index].range.indices)
    }
    return ranges.contains { $0.overlaps(range) }
  }

  private mutating func find(_ block: Range<Int>) -> [TextRange] {
    let text = document.text
    return text.withUnsafeBufferPointer { text in
      var found: [TextRange] = []
      let scan = ProtectionScan(text: text, block: block)
      var at = block.lowerBound
      while at < block.upperBound {
        if let range = scan.range(at: at) ?? field(at, in: text) {
          found.append(TextRange(range.lowerBound, range.upperBound))
          // The next one may start inside: `<a href={{x}}`.
        }
        at = text.scalarEnd(from: at)
      }
      return found
    }
  }

  /// `[客户名称]`, `【姓名】`: fields by the words in them, as rules know them.
  private mutating func field(_ at: Int, in text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    guard text[at] == UInt8(ascii: "[") || text.scalar(at: at) == 0x3010 else { return nil }
    window.reset()
    window.load(text, around: at)
    let start = window.index(ofByte: at)
    let end = window.units.withUnsafeBufferPointer { Recogniser.placeholder.ends(at: start, in: $0).max() }
    guard let end, end > start, end <= window.units.count else { return nil }
    return at..<Int(window.units[end - 1].end)
  }
}

/// Looks for what is protected, at one place after another.
struct ProtectionScan {
  let text: UnsafeBufferPointer<UInt8>
  let block: Range<Int>

  /// Bytes that a field or a tag may have.
  private static let longest = 240
  private static let pairs: [(open: [UInt8], close: [UInt8])] = [
    ("[[", "]]"), ("*|", "|*"), ("@@", "@@"), ("__", "__"), ("«", "»"), ("《《", "》》"), ("<", ">"), ("#", "#"),
    ("%", "%"),
  ].map { (Array($0.utf8), Array($1.utf8)) }

  /// What is protected from this byte on, or around it.
  func range(at: Int) -> Range<Int>? {
    switch text[at] {
    case UInt8(ascii: "{"): braces(at)
    case UInt8(ascii: "%"): format(at) ?? pair(at)
    case UInt8(ascii: "$"): variable(at)
    case UInt8(ascii: ":"): holds("://", at) ? address(around: at) : nil
    case UInt8(ascii: "/"): isAfterHost(at) ? address(around: at) : nil
    case UInt8(ascii: "w"), UInt8(ascii: "W"): holds("www.", at) ? address(around: at) : nil
    case UInt8(ascii: "@"): pair(at) ?? (isASCIIWord(at - 1) && isASCIIWord(at + 1) ? address(around: at) : nil)
    default: pair(at)
    }
  }

  private func byte(_ at: Int) -> UInt8 { block.contains(at) ? text[at] : 0 }

  private func isASCIIWord(_ at: Int) -> Bool {
    let byte = byte(at)
    return byte < 0x80 && (byte.isASCIILetter || (0x30...0x39).contains(byte) || byte == 0x5F)
  }

  private func holds(_ words: String, _ at: Int) -> Bool {
    words.utf8.enumerated().allSatisfy { byte(at + $0) | 0x20 == $1 | 0x20 }
  }

  private func isLineEnd(_ at: Int) -> Bool { byte(at) == 0x0A || byte(at) == 0x0D || !block.contains(at) }

  /// `{…}`, `{{…}}`, `${…}`, `{%…%}`, up to the brace that closes the first.
  private func braces(_ at: Int) -> Range<Int>? {
    var depth = 0
    for place in at..<min(at + Self.longest, block.upperBound) {
      if isLineEnd(place) { return nil }
      if text[place] == UInt8(ascii: "{") { depth += 1 }
      if text[place] == UInt8(ascii: "}") { depth -= 1 }
      if depth == 0 { return max(block.lowerBound, at - 1)..<place + 1 }
    }
    return nil
  }

  /// A topic, a tag, or a field between two signs on one line; no blank stands behind the first.
  private func pair(_ at: Int) -> Range<Int>? {
    for (open, close) in Self.pairs where open.enumerated().allSatisfy({ byte(at + $0) == $1 }) {
      var place = at + open.count
      if byte(place) == 0x20 || byte(place) == 0x09 { continue }
      while place < block.upperBound, place - at < Self.longest, !isLineEnd(place) {
        if close.enumerated().allSatisfy({ byte(place + $0) == $1 }), place > at + open.count {
          // A percent sign is one around a name only.
          if open == [UInt8(ascii: "%")] && !(at + 1..<place).allSatisfy(isASCIIWord) { break }
          return at..<place + close.count
        }
        // A topic is one word.
        if open == [UInt8(ascii: "#")] && byte(place) == 0x20 { break }
        place += 1
      }
    }
    return nil
  }

  /// `%s`, `%1$d`, `%-5.2f`, `%@`: what a program fills in.
  private func format(_ at: Int) -> Range<Int>? {
    var place = at + 1
    while "0123456789$.-+#'*hlLqjzt".utf8.contains(byte(place)) { place += 1 }
    return "sdiufFeEgGxXoOcCpaA@n".utf8.contains(byte(place)) ? at..<place + 1 : nil
  }

  /// `$name`.
  private func variable(_ at: Int) -> Range<Int>? {
    var place = at + 1
    while isASCIIWord(place) { place += 1 }
    return place > at + 1 ? at..<place : nil
  }

  /// True for the slash behind `example.com`.
  private func isAfterHost(_ at: Int) -> Bool {
    var place = at
    var dots = 0
    while isASCIIWord(place - 1) || byte(place - 1) == 0x2E || byte(place - 1) == 0x2D {
      place -= 1
      if byte(place) == 0x2E { dots += 1 }
    }
    return dots > 0
  }

  /// An address around a place: its letters and signs, and the ideographs that it may hold, up to a blank, a quote or a
  /// full-width sign.
  private func address(around at: Int) -> Range<Int> {
    var start = at
    while start > block.lowerBound, isASCIIWord(start - 1) || [0x2E, 0x2D, 0x2B].contains(byte(start - 1)) {
      start -= 1
    }
    var end = at
    while end < block.upperBound, !endsAddress(text.scalar(at: end)) { end = text.scalarEnd(from: end) }
    return start..<end
  }

  private func endsAddress(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0...0x20, 0x22, 0x27, 0x3C, 0x3E, 0x60, 0x7C, 0xA0, 0x2018...0x201D, 0x2026, 0x3000...0x3020, 0xFF00...0xFF0F,
      0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65:
      true
    default: false
    }
  }
}
