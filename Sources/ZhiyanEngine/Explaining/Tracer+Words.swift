import ZhiyanText

extension Tracer {
  /// Characters that are shown on each side of a place.
  private static var margin: Int { 8 }

  /// The words around a place, those that it cuts whole.
  mutating func segmentation(around range: TextRange, in text: UnsafeBufferPointer<UInt8>) -> Segmentation {
    var start = Int(range.start)
    var end = Int(range.end)
    for _ in 0..<Self.margin {
      if start > 0, text[start - 1] != 0x0A { start = text.scalarStart(before: start) }
      if end < text.count, text[end] != 0x0A { end = text.scalarEnd(from: end) }
    }
    while start > 0, text[start - 1] != 0x0A, !linter.boundaries.isBoundary(start, in: text) {
      start = text.scalarStart(before: start)
    }
    while end < text.count, text[end] != 0x0A, !linter.boundaries.isBoundary(end, in: text) {
      end = text.scalarEnd(from: end)
    }
    var words: [TextRange] = []
    var first = start
    var at = start
    while at < end {
      at = text.scalarEnd(from: at)
      if at >= end || linter.boundaries.isBoundary(at, in: text) {
        words.append(TextRange(first, at))
        first = at
      }
    }
    return Segmentation(
      words: words, cutsStart: !linter.boundaries.isBoundary(Int(range.start), in: text),
      cutsEnd: !linter.boundaries.isBoundary(Int(range.end), in: text))
  }
}
