/// Answers whether a byte offset of a text is a word boundary, by segmenting only the clause around it.
///
/// The answer is the one that segmenting the whole text would give: a clause starts only where ICU always puts a boundary and
/// carries nothing over, that is between a mark that joins no words and a letter, digit or ideograph after it.
public struct WordBoundaries: ~Copyable {
  private var segmenter = WordSegmenter()
  private var clause: Range<Int> = 0..<0
  private var offsets: ContiguousArray<UInt32> = []

  public init() {}

  /// Forgets the clause of the text that was asked about before.
  public mutating func reset() {
    clause = 0..<0
    offsets.removeAll(keepingCapacity: true)
  }

  /// - Parameters:
  ///   - offset: a byte offset in `text`, at the start of a character or at the end.
  ///   - text: valid UTF-8; the same text from one `reset` to the next.
  public mutating func isBoundary(_ offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard offset > 0, offset < text.count, !isCertain(offset, in: text) else { return true }
    if !(clause.contains(offset)) { segment(around: offset, in: text) }
    return offsets.contains(sorted: UInt32(offset))
  }

  /// True between an ideograph and a sign, letter or digit of ASCII or a mark of Chinese text: words never reach over these,
  /// so the segmenter, slow to start, need not be asked.
  private func isCertain(_ offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    let before = text[offset - 1] < 0x80 ? UInt32(text[offset - 1]) : text.scalar(at: text.scalarStart(before: offset))
    let after = text.scalar(at: offset)
    return (Self.isIdeograph(before) && Self.partsWords(after)) || (Self.isIdeograph(after) && Self.partsWords(before))
  }

  private static func isIdeograph(_ scalar: UInt32) -> Bool { 0x4E00 <= scalar && scalar <= 0x9FFF }

  private static func partsWords(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0...0x7E, 0x3001, 0x3002, 0x300A...0x3011, 0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F: true
    default: false
    }
  }

  private mutating func segment(around offset: Int, in text: UnsafeBufferPointer<UInt8>) {
    // Clauses are asked for from front to back, so the end of the last one bounds the way back.
    let floor = clause.upperBound <= offset ? clause.upperBound : 0
    var start = offset
    while start > floor && !Self.isCut(start, in: text) { start = text.scalarStart(before: start) }
    var end = text.scalarEnd(from: offset)
    while end < text.count && !Self.isCut(end, in: text) { end = text.scalarEnd(from: end) }
    clause = start..<end
    offsets.removeAll(keepingCapacity: true)
    segmenter.appendBoundaries(of: UnsafeBufferPointer(rebasing: text[clause]), offset: start, to: &offsets)
  }

  /// True where a clause may start: after a mark that never joins words, before a character that never joins a mark. What
  /// stands on both sides is segmented alike together and apart.
  /// - Parameter offset: the first byte of a character that is not the text's first.
  public static func isCut(_ offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    let folding = Folding()
    let before = text.scalarStart(before: offset)
    switch text.scalar(at: before) {
    case 0x0A, 0x3001, 0x3002, 0x300A...0x3011, 0xFF01, 0xFF1F, 0xFF08, 0xFF09:
      return folding(text.scalar(at: offset)).kind.isWord
    case 0xFF0C, 0xFF1B, 0xFF1A:
      // Between digits or letters these join (1，000), after an ideograph they do not.
      guard before > 0 else { return false }
      return folding(text.scalar(at: text.scalarStart(before: before))).kind == .han
        && folding(text.scalar(at: offset)).kind.isWord
    default:
      return false
    }
  }
}

extension ContiguousArray where Element: Comparable {
  /// Whether a sorted array holds a value.
  func contains(sorted value: Element) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == value
  }
}
