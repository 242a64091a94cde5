/// What a byte can mean to the inner loops, as bits.
///
/// The parser never looks past the end: zero bytes that no file may hold stand behind the text and stop every loop.
enum YAMLByteClass {
  /// LF, CR or the end.
  static let lineEnd: UInt8 = 1
  /// Ends or may end plain text outside brackets.
  static let plain: UInt8 = 2
  /// Ends or may end plain text inside brackets.
  static let flow: UInt8 = 4
  /// Ends or may end a run inside double quotes.
  static let double: UInt8 = 8
  /// Ends or may end a run inside single quotes.
  static let single: UInt8 = 16

  static let table: ContiguousArray<UInt8> = {
    var table = ContiguousArray<UInt8>(repeating: 0, count: 256)
    for byte in "\0\n\r".utf8 { table[Int(byte)] = lineEnd | plain | flow | double | single }
    for byte in ":#\t".utf8 { table[Int(byte)] |= plain | flow }
    for byte in ",[]{}".utf8 { table[Int(byte)] |= flow }
    for byte in "\"\\".utf8 { table[Int(byte)] |= double }
    for byte in "'".utf8 { table[Int(byte)] |= single }
    return table
  }()
}

/// The bytes that the grammar names.
enum Byte {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let doubleQuote: UInt8 = 0x22
  static let hash: UInt8 = 0x23
  static let percent: UInt8 = 0x25
  static let ampersand: UInt8 = 0x26
  static let singleQuote: UInt8 = 0x27
  static let asterisk: UInt8 = 0x2A
  static let plus: UInt8 = 0x2B
  static let comma: UInt8 = 0x2C
  static let minus: UInt8 = 0x2D
  static let dot: UInt8 = 0x2E
  static let zero: UInt8 = 0x30
  static let nine: UInt8 = 0x39
  static let colon: UInt8 = 0x3A
  static let less: UInt8 = 0x3C
  static let equal: UInt8 = 0x3D
  static let greater: UInt8 = 0x3E
  static let question: UInt8 = 0x3F
  static let openBracket: UInt8 = 0x5B
  static let backslash: UInt8 = 0x5C
  static let closeBracket: UInt8 = 0x5D
  static let underscore: UInt8 = 0x5F
  static let openBrace: UInt8 = 0x7B
  static let bar: UInt8 = 0x7C
  static let closeBrace: UInt8 = 0x7D
  static let tilde: UInt8 = 0x7E
}
