/// What plain text reads as: the same in YAML 1.1 and in the core schema of 1.2, or refused.
enum YAMLPlainKind {
  enum Reading: Equatable {
    case known(YAMLScalar.Kind)
    /// Readers of 1.1 and 1.2, or well-known ones among them, do not agree.
    case ambiguous
  }

  static func resolve(_ text: UnsafePointer<UInt8>, count: Int) -> Reading {
    let bytes = UnsafeBufferPointer(start: text, count: count)
    guard let first = bytes.first else { return .known(.null) }
    switch first {
    case Byte.zero...Byte.nine, Byte.dot, Byte.plus, Byte.minus: return number(bytes)
    case Byte.tilde: return .known(count == 1 ? .null : .string)
    case Byte.equal: return count == 1 ? .ambiguous : .known(.string)
    // A key `<<` is refused as a merge key; as a value it has a type of its own in 1.1.
    case Byte.less: return count == 2 && bytes[1] == Byte.less ? .ambiguous : .known(.string)
    case 0x41...0x5A, 0x61...0x7A: return count <= 5 ? word(bytes) : .known(.string)
    default: return .known(.string)
    }
  }

  private static func word(_ bytes: UnsafeBufferPointer<UInt8>) -> Reading {
    var packed: UInt64 = 0
    var upper = 0
    for byte in bytes {
      guard byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A else { return .known(.string) }
      if byte & 0x20 == 0 { upper += 1 }
      packed = packed << 8 | UInt64(byte | 0x20)
    }
    let kind: YAMLScalar.Kind
    switch packed {
    case 0x79, 0x6E, 0x79_6573, 0x6E6F, 0x6F6E, 0x6F_6666: return .ambiguous  // y n yes no on off
    case 0x6E75_6C6C: kind = .null
    case 0x7472_7565, 0x66_616C_7365: kind = .boolean  // true false
    default: return .known(.string)
    }
    // `true`, `True` and `TRUE`; other cases are text to the standards and a truth to some readers.
    let isKnown = upper == 0 || upper == bytes.count || (upper == 1 && bytes[0] & 0x20 == 0)
    return isKnown ? .known(kind) : .ambiguous
  }

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Reading {
    let isSigned = bytes[0] == Byte.plus || bytes[0] == Byte.minus
    let body = UnsafeBufferPointer(rebasing: bytes[(isSigned ? 1 : 0)...])
    guard let first = body.first else { return .known(.string) }
    if first == Byte.dot { return dotted(body) }
    guard first >= Byte.zero && first <= Byte.nine else { return .known(.string) }
    if first == Byte.zero && body.count > 1, let reading = prefixed(body, isSigned: isSigned) { return reading }
    return looksLikeDate(body) ? .ambiguous : decimal(body)
  }

  /// Text that starts with a dot: `.5`, `.inf` and `...` are numbers to some.
  private static func dotted(_ body: UnsafeBufferPointer<UInt8>) -> Reading {
    if body.count == 4 {
      let word = UInt32(body[1] | 0x20) << 16 | UInt32(body[2] | 0x20) << 8 | UInt32(body[3] | 0x20)
      if word == 0x69_6E66 || word == 0x6E_616E { return .ambiguous }  // inf nan
    }
    return decimal(body)
  }

  /// `0x`, `0o`, `0b` and the octals of 1.1; nil for other text that starts with a nought.
  private static func prefixed(_ body: UnsafeBufferPointer<UInt8>, isSigned: Bool) -> Reading? {
    let digits = body.dropFirst(2)
    switch body[1] {
    case 0x78:
      guard !digits.isEmpty else { return .known(.string) }
      var sawUnderscore = false
      for byte in digits {
        if byte == Byte.underscore { sawUnderscore = true } else if !isHexadecimal(byte) { return .known(.string) }
      }
      return sawUnderscore || isSigned || digits.count > 15 ? .ambiguous : .known(.integer)
    case 0x62, 0x6F:
      for byte in digits where byte != Byte.underscore && !(byte >= Byte.zero && byte <= Byte.nine) {
        return .known(.string)
      }
      return .ambiguous
    case 0x58, 0x42, 0x4F:
      // No standard reads `0X1F` as a number, and some languages do.
      for byte in digits where byte != Byte.underscore && !isHexadecimal(byte) { return .known(.string) }
      return .ambiguous
    default: return nil
    }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (byte >= Byte.zero && byte <= Byte.nine) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66)
  }

  /// `2026-01-01`, alone or before a time, is a date to readers of 1.1.
  private static func looksLikeDate(_ body: UnsafeBufferPointer<UInt8>) -> Bool {
    guard body.count >= 8 && body[4] == Byte.minus else { return false }
    for index in 0..<4 where body[index] < Byte.zero || body[index] > Byte.nine { return false }
    var at = 5
    for isLast in [false, true] {
      let start = at
      while at < body.count && at < start + 2 && body[at] >= Byte.zero && body[at] <= Byte.nine { at += 1 }
      guard at > start else { return false }
      if isLast { return at == body.count || body[at] | 0x20 == 0x74 || body[at] == Byte.space }
      guard at < body.count && body[at] == Byte.minus else { return false }
      at += 1
    }
    return false
  }

  /// Digits with dots, underscores, colons or an exponent. `12`, `-3`, `0.5` and `1.5e+3` read the same everywhere.
  private static func decimal(_ body: UnsafeBufferPointer<UInt8>) -> Reading {
    var dots = 0
    var others = 0
    var at = 0
    loop: while at < body.count {
      switch body[at] {
      case Byte.zero...Byte.nine: break
      case Byte.dot: dots += 1
      case Byte.underscore, Byte.colon: others += 1
      case Byte.comma: others += 1
      default: break loop
      }
      at += 1
    }
    var sawExponent = false
    var hasExponentSign = false
    let mantissa = at
    if at < body.count {
      guard body[at] | 0x20 == 0x65 else { return .known(.string) }
      at += 1
      if at < body.count && (body[at] == Byte.plus || body[at] == Byte.minus) {
        hasExponentSign = true
        at += 1
      }
      let start = at
      while at < body.count && body[at] >= Byte.zero && body[at] <= Byte.nine { at += 1 }
      guard at == body.count && at > start else { return .known(.string) }
      sawExponent = true
    }
    guard others == 0 && dots <= 1 else { return .ambiguous }
    // A nought may only stand alone or before the dot.
    if mantissa > 1 && body[0] == Byte.zero && body[1] != Byte.dot { return .ambiguous }
    if dots == 0 {
      guard !sawExponent else { return .ambiguous }
      return mantissa <= 18 ? .known(.integer) : .ambiguous
    }
    guard body[0] != Byte.dot && body[mantissa - 1] != Byte.dot else { return .ambiguous }
    return sawExponent && !hasExponentSign ? .ambiguous : .known(.float)
  }
}
