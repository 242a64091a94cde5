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
          // Where two stand, there are mostly more.
          while at <= last - 16 && isHanzi(base + at) { at += 24 }
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

  /// Whether eight scalars of three bytes start at an address with 24 bytes behind it; false for those whose second byte may be
  /// too low or too high.
  @inline(__always)
  private static func isHanzi(_ bytes: UnsafeRawPointer) -> Bool {
    func word(_ index: Int) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self))
    }
    let (first, second, third) = (word(0), word(1), word(2))
    // The lead bytes stand at different places of the three words, and so make one together.
    let leads =
      first & 0x00FF_0000_FF00_00FF | second & 0xFF00_00FF_0000_FF00 | third & 0x0000_FF00_00FF_0000
    let others =
      (first ^ 0x8000_8080_0080_8000) & 0xC000_C0C0_00C0_C000
      | (second ^ 0x0080_8000_8080_0080) & 0x00C0_C000_C0C0_00C0
      | (third ^ 0x8080_0080_8000_8080) & 0xC0C0_00C0_C000_C0C0
    let rest = leads & 0x0F0F_0F0F_0F0F_0F0F
    // Neither E0 nor ED: what is added carries into the highest bit of each byte that is not zero.
    let plain = (rest &+ 0x7F7F_7F7F_7F7F_7F7F) & ((rest ^ 0x0D0D_0D0D_0D0D_0D0D) &+ 0x7F7F_7F7F_7F7F_7F7F)
    return others == 0 && leads & 0xF0F0_F0F0_F0F0_F0F0 == 0xE0E0_E0E0_E0E0_E0E0
      && plain & 0x8080_8080_8080_8080 == 0x8080_8080_8080_8080
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
