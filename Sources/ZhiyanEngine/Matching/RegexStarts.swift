import ZhiyanText

/// Where matches of the regular expressions of a rule set can start.
struct RegexStarts: Sendable {
  /// All characters with which a match can start.
  let first: ScalarSet
  /// By the first byte of a character: the first bytes of the characters that can follow it, as 256 bits; then the same
  /// once more for characters amid an ASCII word, where matches that start a word do not start.
  private let bytes: ContiguousArray<UInt64>

  init(_ prefixes: [RegexPrefix] = []) {
    first = prefixes.reduce(into: ScalarSet.empty) { $0.formUnion($1.first) }
    var bytes = ContiguousArray<UInt64>(repeating: 0, count: 2 * 256 * 4)
    for prefix in prefixes {
      let next = Self.leads(of: prefix.second)
      for lead in Self.leads(of: prefix.first) {
        for byte in next {
          bytes[lead * 4 + byte / 64] |= 1 << UInt64(byte % 64)
          if !(prefix.startsWord && UInt8(lead).isASCIIWord) {
            bytes[(256 + lead) * 4 + byte / 64] |= 1 << UInt64(byte % 64)
          }
        }
      }
    }
    self.bytes = bytes
  }

  /// The first bytes of the characters of a set.
  private static func leads(of set: ScalarSet) -> [Int] {
    (0..<0xF5).filter { byte in
      let scalars: ClosedRange<UInt32>
      switch UInt32(byte) {
      case 0..<0x80: scalars = UInt32(byte)...UInt32(byte)
      case 0xC2..<0xE0: scalars = (UInt32(byte) & 0x1F) << 6...(UInt32(byte) & 0x1F) << 6 + 0x3F
      case 0xE0..<0xF0: scalars = (UInt32(byte) & 0x0F) << 12...(UInt32(byte) & 0x0F) << 12 + 0xFFF
      case 0xF0...: scalars = (UInt32(byte) & 0x07) << 18...(UInt32(byte) & 0x07) << 18 + 0x3FFFF
      default: return false
      }
      return set.ranges.contains { $0.overlaps(scalars) }
    }
  }

  /// A first, cheap look: whether a match may start at a character of a text that another one follows.
  @inline(__always) func mayStart(at offset: Int, then next: Int, in text: UnsafePointer<UInt8>) -> Bool {
    let isAmidWord = offset > 0 && text[offset].isASCIIWord && text[offset - 1].isASCIIWord
    let row = Int(text[offset]) + (isAmidWord ? 256 : 0)
    return bytes[row * 4 + Int(text[next]) / 64] >> UInt64(text[next] % 64) & 1 != 0
  }
}
