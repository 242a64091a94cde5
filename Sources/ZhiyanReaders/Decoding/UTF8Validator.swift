/// Checks UTF-8 at the speed of memory, whatever the script.
///
/// Words of eight bytes: eight of ASCII, or two hanzi and their like, in one step each; whatever else, one scalar a step.
/// The standard library's check walks scalar by scalar once it has left ASCII, its span form asks for newer systems than
/// we do, and `SIMD` types came out a hundred times slower than this.
enum UTF8Validator {
  enum Verdict: Equatable {
    /// Valid and free of NUL.
    case text
    /// Valid, but holds NUL.
    case textWithNUL
    case invalid
  }

  struct Fault: Equatable {
    var offset: Int
    /// Bytes that belong together and make no scalar: one to three.
    var length: Int
  }

  static func check(_ bytes: UnsafeRawBufferPointer) -> Verdict {
    var at = 0
    var hasNUL = false
    if let base = bytes.baseAddress {
      // Safe: a word is read only where eight bytes are left; every step moves over whole, good scalars within them.
      let last = bytes.count - 8
      while at <= last {
        let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        if word & 0x8080_8080_8080_8080 == 0 {
          hasNUL = hasNUL || (word &- 0x0101_0101_0101_0101) & 0x8080_8080_8080_8080 != 0
          at += 8
        } else if word & 0xC0C0_F0C0_C0F0 == 0x8080_E080_80E0 && isPlain(word) && isPlain(word >> 24) {
          at += 6
        } else if word & 0xC0C0F0 == 0x8080E0 && isPlain(word) {
          at += 3
        } else if word & 0x80 == 0 {
          hasNUL = hasNUL || word & 0xFF == 0
          at += 1
        } else {
          let length = scalarLength(bytes, at)
          if length <= 0 { return .invalid }
          at += length
        }
      }
    }
    while at < bytes.count {
      let length = scalarLength(bytes, at)
      if length <= 0 { return .invalid }
      hasNUL = hasNUL || bytes[at] == 0
      at += length
    }
    return hasNUL ? .textWithNUL : .text
  }

  /// True if the lead of a three-byte scalar is neither E0 nor ED, whose second byte may be too low or too high.
  @inline(__always)
  private static func isPlain(_ word: UInt64) -> Bool {
    0b0010_0000_0000_0001 as UInt64 &>> (word & 0xF) & 1 == 0
  }

  /// The first bytes from `start` on that are no UTF-8; nil if there are none. Slow and exact.
  static func firstFault(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Fault? {
    var at = start
    while at < bytes.count {
      let length = scalarLength(bytes, at)
      if length <= 0 { return Fault(offset: at, length: max(1, -length)) }
      at += length
    }
    return nil
  }

  /// Length of the scalar at `at`; negated, the number of bytes that are a good start of one but go wrong after it.
  static func scalarLength(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> Int {
    let lead = bytes[at]
    if lead < 0x80 { return 1 }
    let length: Int
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if lead == 0xE0 { low = 0xA0 }
      if lead == 0xED { high = 0x9F }
    case 0xF0...0xF4:
      length = 4
      if lead == 0xF0 { low = 0x90 }
      if lead == 0xF4 { high = 0x8F }
    default: return -1
    }
    for index in 1..<length {
      guard at + index < bytes.count, (low...high).contains(bytes[at + index]) else { return -index }
      (low, high) = (0x80, 0xBF)
    }
    return length
  }
}
