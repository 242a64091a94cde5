/// A set of an ignore pattern, such as `[a-z]`, `[!0-9]` or `[[:alpha:]]`, held against one byte.
struct WildcardSet {
  /// Whether the byte is in the set (or, after `!` or `^`, is not).
  let matches: Bool
  /// Where the closing bracket is.
  let end: Int

  /// - Parameter index: where the opening bracket is.
  /// - Returns: nil if the set does not end or names an unknown class.
  init?(_ pattern: UnsafeBufferPointer<UInt8>, at index: Int, contains byte: UInt8) {
    func at(_ index: Int) -> UInt8 { index < pattern.count ? pattern[index] : 0 }
    var p = index + 1
    let isNegated = at(p) == UInt8(ascii: "!") || at(p) == UInt8(ascii: "^")
    if isNegated { p += 1 }
    var found = false
    // The byte that a range may begin with; zero after a range or a class.
    var previous: UInt8 = 0
    // The first byte is a member even if it is the closing bracket.
    repeat {
      var current = at(p)
      if current == 0 { return nil }
      if current == UInt8(ascii: "\\") {
        p += 1
        current = at(p)
        if current == 0 { return nil }
        if byte == current { found = true }
      } else if current == UInt8(ascii: "-") && previous != 0 && at(p + 1) != 0 && at(p + 1) != UInt8(ascii: "]") {
        p += 1
        current = at(p)
        if current == UInt8(ascii: "\\") {
          p += 1
          current = at(p)
          if current == 0 { return nil }
        }
        if byte >= previous && byte <= current { found = true }
        current = 0
      } else if current == UInt8(ascii: "[") && at(p + 1) == UInt8(ascii: ":") {
        let name = p + 2
        var close = name
        while at(close) != 0 && at(close) != UInt8(ascii: "]") { close += 1 }
        if at(close) == 0 { return nil }
        if close > name && at(close - 1) == UInt8(ascii: ":") {
          guard let isMember = Self.isMember(byte, of: pattern[name..<close - 1]) else { return nil }
          if isMember { found = true }
          p = close
          current = 0
        } else if byte == current {
          found = true
        }
      } else if byte == current {
        found = true
      }
      previous = current
      p += 1
    } while at(p) != UInt8(ascii: "]")
    matches = found != isNegated
    end = p
  }

  private static func isMember(_ byte: UInt8, of name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool? {
    let isDigit = byte >= 0x30 && byte <= 0x39
    let isUpper = byte >= 0x41 && byte <= 0x5A
    let isLower = byte >= 0x61 && byte <= 0x7A
    let isGraph = byte > 0x20 && byte < 0x7F
    switch String(decoding: name, as: UTF8.self) {
    case "alnum": return isDigit || isUpper || isLower
    case "alpha": return isUpper || isLower
    case "blank": return byte == 0x20 || byte == 0x09
    case "cntrl": return byte < 0x20 || byte == 0x7F
    case "digit": return isDigit
    case "graph": return isGraph
    case "lower": return isLower
    case "print": return isGraph || byte == 0x20
    case "punct": return isGraph && !isDigit && !isUpper && !isLower
    // Git's own table of spaces has neither vertical tab nor form feed.
    case "space": return byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    case "upper": return isUpper
    case "xdigit": return isDigit || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66)
    default: return nil
    }
  }
}
