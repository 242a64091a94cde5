import ZhiyanText

/// The parts of a line that are shown: a line may be a whole file.
enum LineWindows {
  /// Bytes up to which a line is shown whole.
  private static let whole = 900
  /// Bytes that are shown on each side of a place.
  private static let reach: UInt32 = 300
  /// Bytes that are rather shown than left out.
  private static let leastGap: UInt32 = 90

  /// In order; never empty, and never touching.
  /// - Parameter points: places in the line that must be shown; its start where there is none.
  static func of(_ line: SourceRange, around points: [UInt32], in source: ContiguousArray<UInt8>) -> [SourceRange] {
    guard line.count > whole else { return [line] }
    var result: [SourceRange] = []
    for point in points.isEmpty ? [line.start] : points.sorted() {
      var start = point - min(reach, point - line.start)
      var end = point + min(reach, line.end - point)
      if start - line.start < leastGap { start = line.start }
      if line.end - end < leastGap { end = line.end }
      start = edge(near: start, step: -1, in: line, source)
      end = edge(near: end, step: 1, in: line, source)
      if let previous = result.last, start <= previous.end || start - previous.end < leastGap {
        result[result.count - 1] = SourceRange(previous.start, max(previous.end, end))
      } else {
        result.append(SourceRange(start, end))
      }
    }
    return result
  }

  /// The next offset in a direction where a character may end; joined ones go on for so long only.
  private static func edge(
    near offset: UInt32, step: Int, in line: SourceRange, _ source: ContiguousArray<UInt8>
  ) -> UInt32 {
    var offset = offset
    var walked = 0
    while offset > line.start && offset < line.end {
      let isStart = source[Int(offset)] & 0xC0 != 0x80
      if isStart && (walked >= 100 || isEdge(Int(offset), in: source)) { break }
      offset = UInt32(Int(offset) + step)
      walked += 1
    }
    return offset
  }

  /// Whether what is seen as one character may end before a scalar: a combining mark, a joiner, a shade of skin and the
  /// second half of a flag belong to what stands before them.
  private static func isEdge(_ offset: Int, in source: ContiguousArray<UInt8>) -> Bool {
    var start = offset - 1
    while start > 0 && source[start] & 0xC0 == 0x80 { start -= 1 }
    let around = String(decoding: source[start..<min(source.count, offset + 4)], as: UTF8.self).unicodeScalars
    guard let before = around.first, let after = around.dropFirst().first else { return true }
    let joins =
      after.properties.isGraphemeExtend || after.properties.isEmojiModifier
      || after.properties.generalCategory == .spacingMark
    return !joins && before != "\u{200D}" && after != "\u{200D}" && !(before.isFlagLetter && after.isFlagLetter)
  }
}

extension Unicode.Scalar {
  fileprivate var isFlagLetter: Bool { (0x1F1E6...0x1F1FF).contains(value) }
}
