/// Makes valid UTF-8 of a file, or says why it cannot.
public enum SourceDecoder {
  /// The most bytes that a file may have: positions are 32 bits wide.
  public static let maximumByteCount = Int(UInt32.max)

  /// The text of a file in UTF-8, its byte-order mark included.
  ///
  /// UTF-8 comes back as it is, not copied. UTF-16 is taken only with a byte-order mark; no other encoding is guessed,
  /// because a wrong guess would let a file pass as clean.
  public static func decode(_ bytes: ContiguousArray<UInt8>) throws(ReadError) -> ContiguousArray<UInt8> {
    try checkSize(bytes.count)
    switch (bytes.first, bytes.dropFirst().first) {
    case (0xFF, 0xFE):
      if bytes.count >= 4 && bytes[2] == 0 && bytes[3] == 0 { throw .utf32 }
      return try decodeUTF16(bytes, .little)
    case (0xFE, 0xFF):
      return try decodeUTF16(bytes, .big)
    default:
      break
    }
    let verdict = bytes.withUnsafeBytes { UTF8Validator.check($0) }
    if verdict == .text { return bytes }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { throw .utf32 }
    if let order = EncodingGuess.utf16(bytes) { throw .utf16WithoutMark(order) }
    // A program or an image has NULs and also breaks UTF-8; "binary" then helps more than the first bad byte.
    if let offset = bytes.firstIndex(of: 0) { throw .binary(offset: offset) }
    guard let fault = bytes.withUnsafeBytes({ UTF8Validator.firstFault($0, from: 0) }) else { return bytes }
    throw .invalidUTF8(
      place: place(of: fault.offset, in: bytes), bytes: Array(bytes[fault.offset..<fault.offset + fault.length]),
      guess: EncodingGuess.guess(bytes))
  }

  /// The text of a file whose encoding was declared, in UTF-8.
  ///
  /// A byte-order mark says more of a file than a declaration for many files. One that is plainly UTF-8 is refused where
  /// something else was declared: read as that it would be other words, and pass as clean.
  public static func decode(
    _ bytes: ContiguousArray<UInt8>, as encoding: TextEncoding
  ) throws(ReadError) -> ContiguousArray<UInt8> {
    if hasMark(bytes) { return try decode(bytes) }
    try checkSize(bytes.count)
    switch encoding {
    case .utf8: return try decode(bytes)
    case .utf16le:
      if isPlainlyUTF8(bytes) { throw .utf8Instead(of: encoding) }
      return try decodeUTF16(bytes, .little)
    case .utf16be:
      if isPlainlyUTF8(bytes) { throw .utf8Instead(of: encoding) }
      return try decodeUTF16(bytes, .big)
    case .gb18030, .gbk, .big5, .big5hkscs:
      if let offset = bytes.firstIndex(of: 0) { throw .binary(offset: offset) }
      if isUTF8BeyondDoubt(bytes) { throw .utf8Instead(of: encoding) }
      let text = try CharacterConverter.utf8(from: bytes, encoding)
      try checkSize(text.count)
      return text
    }
  }

  /// What a file that can be read is: a byte-order mark beats what was declared.
  public static func encoding(of bytes: ContiguousArray<UInt8>, declared: TextEncoding?) -> TextEncoding {
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16le }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16be }
    return hasMark(bytes) ? .utf8 : declared ?? .utf8
  }

  private static func hasMark(_ bytes: ContiguousArray<UInt8>) -> Bool {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) || bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
  }

  /// Valid UTF-8 with a scalar of three or four bytes. Pairs of Chinese encodings fall in with such runs from the first
  /// byte to the last only in texts of a few characters, and rarely then.
  private static func isUTF8BeyondDoubt(_ bytes: ContiguousArray<UInt8>) -> Bool {
    bytes.contains { $0 >= 0xE0 } && bytes.withUnsafeBytes { UTF8Validator.check($0) } == .text
  }

  /// More than a few bytes of UTF-8 without control characters. In UTF-16 every line feed and every ASCII character has
  /// a NUL, and other characters have any bytes.
  private static func isPlainlyUTF8(_ bytes: ContiguousArray<UInt8>) -> Bool {
    bytes.count > 8 && !bytes.contains { $0 < 0x20 && !(0x09...0x0D).contains($0) }
      && bytes.withUnsafeBytes { UTF8Validator.check($0) } == .text
  }

  /// Apart from `decode` so that a test need not hold 4 GiB.
  static func checkSize(_ byteCount: Int) throws(ReadError) {
    guard byteCount <= maximumByteCount else { throw .tooLarge(byteCount: byteCount) }
  }

  private static func decodeUTF16(
    _ bytes: ContiguousArray<UInt8>, _ order: ReadError.ByteOrder
  ) throws(ReadError) -> ContiguousArray<UInt8> {
    let text = try UTF16Transcoder.utf8(from: bytes, order: order)
    try checkSize(text.count)
    if text.contains(0) {
      let units = stride(from: 0, to: bytes.count - 1, by: 2)
      throw .binary(offset: units.first { bytes[$0] == 0 && bytes[$0 + 1] == 0 } ?? 0)
    }
    return text
  }

  static func place(of offset: Int, in bytes: ContiguousArray<UInt8>) -> ReadError.Place {
    var line = 1
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for index in 0..<offset {
      if bytes[index] == 0x0A || (bytes[index] == 0x0D && bytes[index + 1] != 0x0A) {
        line += 1
        start = index + 1
      }
    }
    return ReadError.Place(offset: offset, line: line, column: offset - start + 1)
  }
}
