/// Character references of HTML: `&amp;`, `&#29420;`, `&#x72EC;`.
enum Entities {
  /// Names packed like `HTMLName`'s, in their own case, so that a look-up makes no string.
  private static let table: [UInt64: UInt32] = {
    var table: [UInt64: UInt32] = [:]
    for (name, scalar) in names {
      var packed: UInt64 = 0
      for index in 0..<name.utf8CodeUnitCount { packed = packed << 8 | UInt64(name.utf8Start[index]) }
      table[packed] = scalar
    }
    return table
  }()

  /// What a whole reference, `&` and `;` included, stands for; nil for a name that is not in the table.
  static func scalar(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32? {
    guard bytes.count >= 3 else { return nil }
    let body = UnsafeBufferPointer(rebasing: bytes[1..<bytes.count - 1])
    if body[0] == UInt8(ascii: "#") { return number(body) }
    guard body.count <= 8 else { return nil }
    return table[body.reduce(0) { $0 << 8 | UInt64($1) }]
  }

  /// The offset after the reference that starts at `start`, or `start` if none does.
  static func end(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int) -> Int {
    var at = start + 1
    let last = min(limit, start + 48)
    while at < last {
      let byte = bytes[at]
      if byte == UInt8(ascii: ";") { return at > start + 1 ? at + 1 : start }
      let isWord = (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
      guard isWord || (byte == UInt8(ascii: "#") && at == start + 1) else { return start }
      at += 1
    }
    return start
  }

  /// CommonMark: what is no scalar, and NUL, becomes U+FFFD.
  private static func number(_ body: UnsafeBufferPointer<UInt8>) -> UInt32? {
    let isHex = body.count > 1 && body[1] | 0x20 == UInt8(ascii: "x")
    let digits = body[(isHex ? 2 : 1)...]
    guard !digits.isEmpty, digits.count <= 8 else { return nil }
    var value: UInt32 = 0
    for byte in digits {
      let lower = byte | 0x20
      let digit: UInt32
      if (0x30...0x39).contains(byte) {
        digit = UInt32(byte - 0x30)
      } else if isHex && (0x61...0x66).contains(lower) {
        digit = UInt32(lower - 0x61 + 10)
      } else {
        return nil
      }
      value = min(0x110000, value * (isHex ? 16 : 10) + digit)
    }
    return value == 0 || value > 0x10FFFF || (0xD800...0xDFFF).contains(value) ? 0xFFFD : value
  }
}
