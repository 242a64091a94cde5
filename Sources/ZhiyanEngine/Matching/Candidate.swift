/// A place at which the scan found an anchor of a phrase: the phrase may stand around it.
struct Candidate: Sendable {
  /// Index of the pattern, or the complement of that of a regular expression.
  var pattern: Int32
  /// The most word characters of a match before the one at `offset`.
  var before: Int32
  /// The last character of the anchor, in bytes of the text.
  var offset: UInt32

  init(_ entry: LiteralScanner.Entry, at offset: Int) {
    pattern = entry.pattern
    before = entry.before
    self.offset = UInt32(offset)
  }

  /// True where the last character of the anchor and all that a match could hold before it lie inside one Latin word: a match that
  /// starts at the edge of a word has no room (`our c…` in `source code`).
  func isAmidLatinWord(of text: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = Int(offset)
    guard text[at].isASCIILetter, Int(before) < at else { return false }
    let first = at - Int(before) - 1
    while at > first {
      at -= 1
      guard text[at].isASCIILetter else { return false }
    }
    return true
  }
}
