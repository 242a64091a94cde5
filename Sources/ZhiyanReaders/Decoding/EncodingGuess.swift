/// Names the likely encoding of bytes that are no UTF-8, so that an error can say how to convert them. Never decodes.
enum EncodingGuess {
  /// Enough to tell, and little enough to be quick on a large file.
  private static let sampleSize = 65_536

  /// The byte order, if this looks like UTF-16 without a mark: many NULs, nearly all in odd or in even places.
  static func utf16(_ bytes: ContiguousArray<UInt8>) -> ReadError.ByteOrder? {
    let sample = bytes.prefix(sampleSize)
    guard bytes.count.isMultiple(of: 2) else { return nil }
    var nulls = [0, 0]
    for index in sample.indices where sample[index] == 0 { nulls[index & 1] += 1 }
    guard nulls[0] + nulls[1] >= 2, 50 * (nulls[0] + nulls[1]) >= sample.count else { return nil }
    if nulls[1] >= 10 * nulls[0] { return .little }
    if nulls[0] >= 10 * nulls[1] { return .big }
    return nil
  }

  static func guess(_ bytes: ContiguousArray<UInt8>) -> ReadError.Guess {
    // The sample begins at the first byte past ASCII: a long English opening says nothing.
    guard let first = bytes.firstIndex(where: { $0 >= 0x80 }) else { return .unknown }
    let end = min(bytes.count, first + sampleSize)
    return bytes.withUnsafeBytes { buffer in
      var good = 0
      var bad = 0
      var at = first
      while at < end {
        let length = UTF8Validator.scalarLength(buffer, at)
        if length > 1 { good += 1 }
        if length <= 0 { bad += 1 }
        at += max(1, length)
      }
      if good > bad { return .damagedUTF8 }
      return isGB18030(buffer, from: first, to: end) ? .gb18030 : .unknown
    }
  }

  /// True if all bytes past ASCII pair up as GB18030 does, and more than a quarter of them are common hanzi.
  private static func isGB18030(_ bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) -> Bool {
    var at = start
    var pairs = 0
    var common = 0
    while at + 1 < end {
      let lead = bytes[at]
      if lead < 0x80 {
        at += 1
        continue
      }
      guard lead != 0x80, lead != 0xFF else { return false }
      switch bytes[at + 1] {
      case 0x40...0x7E, 0x80...0xFE:
        pairs += 1
        // Level 1 of GB 2312 (B0 to D7) and its punctuation (A1, A3): nearly all of running text.
        if bytes[at + 1] >= 0xA1 && ((0xB0...0xD7).contains(lead) || lead == 0xA1 || lead == 0xA3) { common += 1 }
        at += 2
      case 0x30...0x39:
        guard at + 3 < end else { return pairs > 0 }
        guard (0x81...0xFE).contains(bytes[at + 2]), (0x30...0x39).contains(bytes[at + 3]) else { return false }
        at += 4
      default:
        return false
      }
    }
    return pairs > 0 && 4 * common > pairs
  }
}
