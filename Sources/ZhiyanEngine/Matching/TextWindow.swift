import ZhiyanText

/// One character of a window, folded.
struct Unit {
  /// The folded scalar.
  var value: UInt32
  /// First byte in the text.
  var start: UInt32
  /// Byte after the last one.
  var end: UInt32
  var kind: CharacterClass
  var isLookAlike: Bool

  /// True for what may stand between the characters of a term: white space and signs.
  var isSkippable: Bool { kind == .space || kind == .filler }
  /// True for what shows nothing.
  var isBlank: Bool { kind == .space || kind == .zeroWidth }
  /// True for what joins the parts of a compound.
  var isHyphen: Bool { value == 0x2D || value == 0x5F || (0x2010...0x2015).contains(value) }
  /// True for a full stop or the end of a line.
  var endsSentence: Bool { kind == .stop || kind == .lineBreak }
  /// True for what a gap does not cross.
  var endsClause: Bool { kind == .comma || endsSentence }
}

/// The sentence around a candidate and a little of its neighbours, folded: what phrases are matched against.
///
/// A window never crosses a hard line break. Where a text has no sentence ends for long, it is cut at a fixed number of
/// characters from the candidate, so that its cost does not depend on the text's length.
struct TextWindow {
  private(set) var units: ContiguousArray<Unit> = []
  /// Bytes for which the window holds all the context that a match there may use.
  private var core: Range<Int> = 0..<0
  private let folding = Folding()
  /// Whether a single line break between Latin letters reads as a space. True for plain text, which may be hard-wrapped; a
  /// reader that knows paragraphs has joined their lines already.
  var joinsLines = false

  /// Characters kept before and after a candidate in a text without sentence ends.
  static let reach = 400
  /// Characters kept beyond the end of a sentence, for phrases that hold one (送!送!送).
  private static let margin = 24

  mutating func reset() {
    units.removeAll(keepingCapacity: true)
    core = 0..<0
  }

  /// Makes the window hold the context of the character at `offset`.
  mutating func load(_ text: UnsafeBufferPointer<UInt8>, around offset: Int) {
    guard !core.contains(offset) else { return }
    units.removeAll(keepingCapacity: true)

    var start = offset
    var coreStart = offset
    var steps = 0
    var beyond = 0
    while start > 0 && steps < Self.reach && beyond < Self.margin {
      let before = text.scalarStart(before: start)
      let kind = folding(text.scalar(at: before)).kind
      if kind == .lineBreak && !isSoftBreak(text, at: before) { break }
      if kind == .stop || beyond > 0 { beyond += 1 }
      start = before
      if kind != .zeroWidth { steps += 1 }
      if beyond == 0 && steps <= Self.reach / 2 { coreStart = before }
    }

    var end = offset
    var coreEnd = offset
    steps = 0
    beyond = 0
    while end < text.count && steps < 2 * Self.reach && beyond < Self.margin {
      let kind = folding(text.scalar(at: end)).kind
      if kind == .lineBreak && !isSoftBreak(text, at: end) { break }
      if kind == .stop || beyond > 0 { beyond += 1 }
      end = text.scalarEnd(from: end)
      if kind != .zeroWidth { steps += 1 }
      if beyond <= 1 && steps <= Self.reach { coreEnd = end }
    }
    core = coreStart..<max(coreEnd, coreStart + 1)
    fill(text, start..<end)
  }

  /// Makes the window hold exactly a range of bytes.
  mutating func load(_ text: UnsafeBufferPointer<UInt8>, range: Range<Int>) {
    units.removeAll(keepingCapacity: true)
    core = 0..<0
    fill(text, range)
  }

  private mutating func fill(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var at = range.lowerBound
    while at < range.upperBound {
      let scalar = text.scalar(at: at)
      let next = text.scalarEnd(from: at)
      var folded = folding(scalar)
      if folded.kind == .lineBreak && isSoftBreak(text, at: at) { folded = FoldedScalar(value: 0x20, kind: .space) }
      if folded.kind == .filler && scalar == 0x2E && isFullStop(text, at: at) { folded.kind = .stop }
      units.append(
        Unit(
          value: folded.value, start: UInt32(at), end: UInt32(next), kind: folded.kind,
          isLookAlike: folded.isLookAlike))
      if folded.second != 0 {
        units.append(
          Unit(value: folded.second, start: UInt32(at), end: UInt32(next), kind: folded.kind, isLookAlike: false))
      }
      at = next
    }
  }

  /// A single line break between Latin letters: hard-wrapped text reads on there.
  private func isSoftBreak(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    var before = offset
    var after = offset + 1
    guard joinsLines, text[offset] == 0x0A || text[offset] == 0x0D else { return false }
    if text[offset] == 0x0A && before > 0 && text[before - 1] == 0x0D { before -= 1 }
    if text[offset] == 0x0D && after < text.count && text[after] == 0x0A { after += 1 }
    guard before > 0, after < text.count else { return false }
    return text[before - 1].isASCIILetter && text[after].isASCIILetter
  }

  /// A dot after a lower-case letter and before a space and a capital: the end of an English sentence.
  private func isFullStop(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    guard offset > 1, text[offset - 1].isASCIILetter, text[offset - 1] >= 0x61, text[offset - 2].isASCIILetter else {
      return false
    }
    return offset + 2 >= text.count
      || (text[offset + 1] == 0x20 && text[offset + 2].isASCIILetter && text[offset + 2] < 0x61)
  }

  // MARK: Places

  /// The unit that holds a byte of the text; `units.count` past the end.
  func index(ofByte offset: Int) -> Int {
    var low = 0
    var high = units.count
    while low < high {
      let middle = (low + high) / 2
      if Int(units[middle].end) <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The sentence around a run of units, its end mark left out.
  func sentence(around range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start > 0 && !units[start - 1].endsSentence { start -= 1 }
    var end = range.upperBound
    while end < units.count && !units[end].endsSentence { end += 1 }
    return start..<end
  }
}

extension UInt8 {
  var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}
