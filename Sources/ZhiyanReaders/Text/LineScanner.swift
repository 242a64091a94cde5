/// Finds line ends: LF, CR LF and a lone CR, as `LineIndex` counts them.
enum LineScanner {
  /// The offset of the line ending at or after `start`, or the number of bytes.
  static func lineEnd(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return bytes.count }
    var at = start
    // Safe: eight bytes are read only while that many are left. A hit ends the loop; the walk below finds its byte. The
    // test for a zero byte in a word may err above a true one only, so it never misses.
    while at + 8 <= bytes.count {
      let word = base.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      let feed = word ^ 0x0A0A_0A0A_0A0A_0A0A
      let carriage = word ^ 0x0D0D_0D0D_0D0D_0D0D
      let hits = (feed &- 0x0101_0101_0101_0101) & ~feed | (carriage &- 0x0101_0101_0101_0101) & ~carriage
      if hits & 0x8080_8080_8080_8080 != 0 { break }
      at += 8
    }
    while at < bytes.count && bytes[at] != 0x0A && bytes[at] != 0x0D { at += 1 }
    return at
  }

  /// The first byte of the line after the one that ends at `lineEnd`.
  static func nextLine(in bytes: UnsafeRawBufferPointer, after lineEnd: Int) -> Int {
    guard lineEnd < bytes.count else { return bytes.count }
    let isPair = bytes[lineEnd] == 0x0D && lineEnd + 1 < bytes.count && bytes[lineEnd + 1] == 0x0A
    return lineEnd + (isPair ? 2 : 1)
  }

  /// True for nothing but spaces, tabs, form feeds and ideographic spaces, with which Chinese paragraphs are indented.
  static func isBlank(_ bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) -> Bool {
    var at = start
    while at < end {
      switch bytes[at] {
      case 0x20, 0x09, 0x0B, 0x0C: at += 1
      case 0xE3 where at + 2 < end && bytes[at + 1] == 0x80 && bytes[at + 2] == 0x80: at += 3
      default: return false
      }
    }
    return true
  }
}
