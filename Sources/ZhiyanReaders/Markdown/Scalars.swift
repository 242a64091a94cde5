import ZhiyanText

/// Single scalars of valid UTF-8.
enum Scalars {
  static func scalar(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let lead = UInt32(bytes[offset])
    if lead < 0x80 { return lead }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var scalar = lead & (0x7F >> UInt32(length))
    for index in offset + 1..<min(bytes.count, offset + length) { scalar = scalar << 6 | UInt32(bytes[index] & 0x3F) }
    return scalar
  }

  /// The last scalar of bytes that are not empty.
  static func last(of bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var start = bytes.count - 1
    while start > 0 && bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start, in: bytes)
  }

  static func append(_ scalar: UInt32, to bytes: inout ContiguousArray<UInt8>) {
    func tail(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(scalar >> shift & 0x3F) }
    switch scalar {
    case 0..<0x80: bytes.append(UInt8(scalar))
    case 0x80..<0x800:
      bytes.append(0xC0 | UInt8(scalar >> 6))
      bytes.append(tail(0))
    case 0x800..<0x10000:
      bytes.append(0xE0 | UInt8(scalar >> 12))
      bytes.append(tail(6))
      bytes.append(tail(0))
    default:
      bytes.append(0xF0 | UInt8(scalar >> 18))
      bytes.append(tail(12))
      bytes.append(tail(6))
      bytes.append(tail(0))
    }
  }

  /// True if a line break between two scalars is no space to a reader of Chinese.
  ///
  /// Quotation marks, dashes and dots that Chinese shares with Latin count as Chinese beside a character that is.
  static func joinsLines(_ previous: UInt32, _ next: UInt32) -> Bool {
    if isCJK(previous) { return isCJK(next) || isSharedPunctuation(next) }
    return isSharedPunctuation(previous) && isCJK(next)
  }

  /// Han, kana, bopomofo, CJK punctuation and full-width forms. Not Hangul: Korean writes spaces.
  private static func isCJK(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3130...0x318F: false
    case 0x2E80...0x9FFF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF01...0xFF9F, 0xFFE0...0xFFE6, 0x20000...0x3FFFF: true
    default: false
    }
  }

  private static func isSharedPunctuation(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2018, 0x2019, 0x201C, 0x201D, 0x2014, 0x2026, 0xB7: true
    default: false
    }
  }
}
