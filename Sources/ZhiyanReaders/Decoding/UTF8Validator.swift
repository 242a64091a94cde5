import ZhiyanText

/// Checks UTF-8 at the speed of memory, whatever the script.
///
/// Sixteen bytes a step, as long as they are ASCII and characters of three bytes, what Chinese text is made of; stretches with
/// anything else scalar by scalar. Where characters end cannot be foreseen, so nothing branches on it. The standard library's
/// check walks scalar by scalar once it has left ASCII, and its span form asks for newer systems than we do.
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
    var hasNUL = false
    var at = 0
    while at < bytes.count {
      // What comes first is looked at with the two bytes before it.
      let end = min(at < 2 ? 2 : at + stretch, bytes.count)
      if at >= 2 && end - at == stretch, let found = checkPlain(bytes, at) {
        hasNUL = hasNUL || found
        at = end
        // A character may go on behind the stretch; it is left to the next one, whole.
        while at > 0 && bytes[at - 1] & 0xC0 == 0x80 { at -= 1 }
        if at > 0 && bytes[at - 1] >= 0xC0 { at -= 1 }
        continue
      }
      while at < end {
        let length = scalarLength(bytes, at)
        if length <= 0 { return .invalid }
        hasNUL = hasNUL || bytes[at] == 0
        at += length
      }
    }
    return hasNUL ? .textWithNUL : .text
  }

  /// Bytes that are checked at once.
  private static let stretch = 256

  /// Checks a stretch that starts with a character and has two bytes before it; the last character may go on behind it.
  /// - Returns: whether it holds NUL; nil where it holds anything but valid ASCII and characters of three bytes.
  @inline(__always)
  private static func checkPlain(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Bool? {
    @inline(__always) func isLead(_ bytes: SixteenBytes) -> SixteenBytes {
      (bytes & SixteenBytes(repeating: 0xF0)).isEqual(0xE0)
    }
    let ones = SixteenBytes(repeating: 0xFF)
    let third = SixteenBytes(repeating: 0x20)
    // Not zero where something is wrong, and where a byte is NUL.
    var wrong = SixteenBytes()
    var nul = SixteenBytes()
    var at = start
    while at < start &+ stretch {
      let here = SixteenBytes(bytes, at: at)
      let before = SixteenBytes(bytes, at: at &- 1)
      let twoBefore = SixteenBytes(bytes, at: at &- 2)
      let isFirst = here.isAbove(-65)
      // Behind each lead two bytes are no first ones, and nowhere else.
      wrong |= isFirst ^ (isLead(before) | isLead(twoBefore)) ^ ones
      wrong |= isFirst & (isLead(here) | here.isAbove(-1)) ^ isFirst
      // Behind E0 none below A0, behind ED none from there on.
      wrong |= before.isEqual(0xE0) & (here ^ third) & third
      wrong |= before.isEqual(0xED) & here & third
      nul |= here.isEqual(0)
      at &+= 16
    }
    return wrong.isZero ? !nul.isZero : nil
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
