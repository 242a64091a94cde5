import ZhiyanText

/// Finds long runs of text without an end mark, looking at few of the characters.
///
/// A run of n bytes has no mark among its last ones; so the search looks backwards from n bytes ahead, and at the first mark
/// it meets knows that nothing before it is long enough. Ordinary text has so many marks that most of it is never read.
struct StretchFinder {
  struct Stretch {
    var range: TextRange
    /// Han characters and words of other scripts.
    var words: Int
  }

  let text: UnsafeBufferPointer<UInt8>
  /// Whether commas and dashes end a stretch, beside full stops.
  let endsAtPauses: Bool
  /// Whether a single line break between Latin letters is a space.
  let joinsLines: Bool
  private let folding = Folding()

  init(text: UnsafeBufferPointer<UInt8>, endsAtPauses: Bool, joinsLines: Bool) {
    self.text = text
    self.endsAtPauses = endsAtPauses
    self.joinsLines = joinsLines
  }

  /// Calls a body with each stretch of at least so many bytes.
  func each(in range: Range<Int>, ofAtLeast bytes: Int, _ body: (Stretch) -> Void) {
    var start = range.lowerBound
    while start + bytes <= range.upperBound {
      var ahead = start + bytes
      while ahead > start && ahead < text.count && text[ahead] & 0xC0 == 0x80 { ahead -= 1 }
      if let mark = lastMark(in: start..<ahead) {
        start = mark
        continue
      }
      var end = ahead
      while end < range.upperBound && !isMark(end) { end = text.scalarEnd(from: end) }
      if let stretch = stretch(in: start..<end, upTo: range.upperBound) { body(stretch) }
      start = text.scalarEnd(from: end)
    }
  }

  /// The byte after the last mark in a range.
  private func lastMark(in range: Range<Int>) -> Int? {
    var at = range.upperBound
    while at > range.lowerBound {
      // Most of a text: an ideograph of three bytes ends here.
      if at - 3 >= range.lowerBound && text.startsIdeograph(at: at - 3) {
        at -= 3
        continue
      }
      let before = text.scalarStart(before: at)
      if isMark(before) { return at }
      at = before
    }
    return nil
  }

  private func isMark(_ at: Int) -> Bool {
    if text.startsIdeograph(at: at) { return false }
    let folded = TextWindow.fold(text, at: at, folding, joinsLines)
    switch folded.kind {
    case .stop, .lineBreak: return true
    case .comma: return endsAtPauses
    case .filler: return endsAtPauses && folded.value == 0x2014
    case .other, .han, .letter, .digit, .space, .zeroWidth, .bracket: return false
    }
  }

  /// The words of a run, from its first visible character to its last one, or to the full stop behind it.
  private func stretch(in range: Range<Int>, upTo limit: Int) -> Stretch? {
    var counter = WordCounter()
    var first: Int?
    var last = range.lowerBound
    var at = range.lowerBound
    while at < range.upperBound {
      let folded = TextWindow.fold(text, at: at, folding, joinsLines)
      let next = text.scalarEnd(from: at)
      counter.take(folded.kind)
      if folded.kind != .space && folded.kind != .zeroWidth {
        // Brackets that close belong to the sentence before.
        if first != nil || !folded.isClosing { first = first ?? at }
        last = next
      }
      at = next
    }
    guard let first, last > first else { return nil }
    if !endsAtPauses {
      while last < limit {
        let folded = TextWindow.fold(text, at: last, folding, joinsLines)
        guard folded.kind == .stop || folded.isClosing else { break }
        last = text.scalarEnd(from: last)
      }
    }
    return Stretch(range: TextRange(UInt32(first), UInt32(last)), words: counter.count)
  }
}

/// Counts Han characters and the words of other scripts. Signs inside a word (`e-mail`, `3.5`, `example.com`) do not part it.
struct WordCounter {
  private(set) var count = 0
  private var isInWord = false

  mutating func take(_ kind: CharacterClass) {
    switch kind {
    case .han:
      count += 1
      isInWord = false
    case .letter, .digit:
      if !isInWord { count += 1 }
      isInWord = true
    case .filler, .zeroWidth: break
    case .space, .comma, .stop, .lineBreak, .bracket, .other: isInWord = false
    }
  }
}
