import ZhiyanText

/// What a comment says to zhiyan: `zhiyan:ignore-next hype.act-now: reason`.
///
/// Several rules are parted by commas. The colons and commas may be full-width, as a Chinese keyboard writes them.
struct SuppressionComment: Equatable {
  /// What is ignored; the raw value is how it is written.
  enum Scope: String, CaseIterable {
    /// The next line that is not blank.
    case next = "ignore-next"
    /// The line of the comment itself.
    case line = "ignore-line"
    /// From here to `ignore-end`.
    case start = "ignore-start"
    case end = "ignore-end"
    /// The whole file, wherever the comment stands.
    case file = "ignore-file"
  }

  struct Name: Equatable {
    var id: String
    var range: SourceRange
  }

  /// As it is written; nil where that is none of `Scope`.
  var scope: Scope?
  /// Where the scope is written.
  var scopeRange: SourceRange
  var rules: [Name] = []
  /// Empty where none is given.
  var reason = ""

  /// - Parameter content: what stands between the signs of the comment.
  /// - Returns: nil where the comment is not for zhiyan.
  init?(_ content: SourceRange, in source: ContiguousArray<UInt8>) {
    var reader = SuppressionReader(source: source, at: Int(content.start), end: Int(content.end))
    reader.skipBlanks()
    let name = reader.word()
    guard reader.string(name).lowercased() == "zhiyan" else { return nil }
    let hasColon = reader.skipColon()
    reader.skipBlanks()
    let word = reader.word()
    guard hasColon && reader.string(name) == "zhiyan" else {
      // A slip that would leave the comment without effect, and nobody would notice.
      guard hasColon || reader.string(word).hasPrefix("ignore") else { return nil }
      scopeRange = SourceRange(name.start, word.end)
      return
    }
    scopeRange = word
    scope = Scope(rawValue: reader.string(scopeRange))
    while true {
      reader.skipBlanks()
      if reader.skipComma() { continue }
      if reader.isAtEnd { return }
      if reader.skipColon() { break }
      let range = reader.word()
      rules.append(Name(id: reader.string(range), range: range))
    }
    reason = reader.rest()
  }
}

/// Reads the parts of a comment one after another.
private struct SuppressionReader {
  let source: ContiguousArray<UInt8>
  var at: Int
  let end: Int

  var isAtEnd: Bool { at >= end }

  mutating func skip(_ text: String) -> Bool {
    let bytes = text.utf8
    guard source[at..<end].starts(with: bytes) else { return false }
    at += bytes.count
    return true
  }

  mutating func skipColon() -> Bool { skip(":") || skip("：") }
  mutating func skipComma() -> Bool { skip(",") || skip("，") || skip("、") }

  mutating func skipBlanks() {
    while at < end {
      if source[at] == 0x20 || (0x09...0x0D).contains(source[at]) { at += 1 } else if !skip("\u{3000}") { return }
    }
  }

  /// Everything up to a blank, a comma or a colon; at least one character.
  mutating func word() -> SourceRange {
    let start = at
    while at < end {
      var ahead = self
      if ahead.skipColon() || ahead.skipComma() { break }
      ahead.skipBlanks()
      if ahead.at > at { break }
      at += 1
      while at < end && source[at] & 0xC0 == 0x80 { at += 1 }
    }
    return SourceRange(start, at)
  }

  mutating func rest() -> String {
    skipBlanks()
    var last = end
    while last > at && (source[last - 1] == 0x20 || (0x09...0x0D).contains(source[last - 1])) { last -= 1 }
    return String(decoding: source[at..<last], as: UTF8.self)
  }

  func string(_ range: SourceRange) -> String { String(decoding: source[range.indices], as: UTF8.self) }
}
