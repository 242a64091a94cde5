/// Why a file could not be read. Every case names the place, where there is one, and the way out.
public enum ReadError: Error, Hashable, Sendable {
  /// Bytes that are no UTF-8: 0-based offset, 1-based line and byte column, the bytes at fault (one to three).
  case invalidUTF8(place: Place, bytes: [UInt8], guess: Guess)
  /// Half of a surrogate pair in a UTF-16 file; the column counts UTF-16 units.
  case loneSurrogate(place: Place, unit: UInt16)
  /// A UTF-16 file that ends within a unit.
  case truncatedUTF16(byteCount: Int)
  /// UTF-16 that does not say so with a byte-order mark.
  case utf16WithoutMark(ByteOrder)
  case utf32
  /// Bytes that mean nothing in the encoding that the file was declared to have: place as for `invalidUTF8`.
  case undecodable(TextEncoding, place: Place, bytes: [UInt8])
  /// The file was declared to have an encoding, and is UTF-8.
  case utf8Instead(of: TextEncoding)
  /// ICU was built without this encoding.
  case converterMissing(TextEncoding)
  /// A NUL byte (its 0-based offset) in what is otherwise no known encoding of text.
  case binary(offset: Int)
  /// More bytes than a position can count.
  case tooLarge(byteCount: Int)
  /// The Markdown parser gave up, which it does only when memory runs out.
  case markdownParserFailed

  /// Where in the file.
  public struct Place: Hashable, Sendable {
    /// 0-based offset in bytes of the file as it is on disk.
    public var offset: Int
    /// 1-based.
    public var line: Int
    /// 1-based; a byte-order mark is no column.
    public var column: Int

    public init(offset: Int, line: Int, column: Int) {
      self.offset = offset
      self.line = line
      self.column = column
    }
  }

  /// What bytes that are no UTF-8 may be instead.
  public enum Guess: Hashable, Sendable {
    case gb18030
    /// Mostly good UTF-8: a file that was cut or damaged.
    case damagedUTF8
    case unknown
  }

  public enum ByteOrder: String, Hashable, Sendable {
    case little = "LE"
    case big = "BE"
  }
}
