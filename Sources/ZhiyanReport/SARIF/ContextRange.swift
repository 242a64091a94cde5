import ZhiyanText

/// What is shown around a hit: up to 40 characters on each side within its lines; where the lines end with the hit, up
/// to 40 more beyond their breaks.
enum ContextRange {
  private static let reach = 40

  /// Larger than the hit; nil where the hit is the whole file.
  static func around(
    _ hit: SourceRange, from first: Int, to last: Int, of bytes: ContiguousArray<UInt8>, _ lines: LineIndex
  ) -> SourceRange? {
    let head = lines.range(ofLine: first)
    let tail = lines.range(ofLine: last)
    var start = backwards(from: Int(hit.start), downTo: Int(head.start), bytes)
    var end = forwards(from: Int(hit.end), upTo: max(Int(tail.end), Int(hit.end)), bytes)
    guard start == Int(hit.start), end == Int(hit.end) else { return SourceRange(start, end) }
    if first > 1 {
      let before = lines.range(ofLine: first - 1)
      start = backwards(from: Int(before.end), downTo: Int(before.start), bytes)
    }
    if last < lines.lineCount {
      let after = lines.range(ofLine: last + 1)
      end = forwards(from: max(Int(after.start), end), upTo: max(Int(after.end), end), bytes)
    }
    return start == Int(hit.start) && end == Int(hit.end) ? nil : SourceRange(start, end)
  }

  private static func backwards(from offset: Int, downTo limit: Int, _ bytes: ContiguousArray<UInt8>) -> Int {
    var at = offset
    for _ in 0..<reach where at > limit {
      repeat { at -= 1 } while at > limit && bytes[at] & 0xC0 == 0x80
    }
    return at
  }

  private static func forwards(from offset: Int, upTo limit: Int, _ bytes: ContiguousArray<UInt8>) -> Int {
    var at = offset
    for _ in 0..<reach where at < limit {
      repeat { at += 1 } while at < limit && bytes[at] & 0xC0 == 0x80
    }
    return at
  }
}
