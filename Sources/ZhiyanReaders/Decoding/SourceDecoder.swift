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

  private static func place(of offset: Int, in bytes: ContiguousArray<UInt8>) -> ReadError.Place {
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
