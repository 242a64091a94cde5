public import ZhiyanText

/// A single value: its text, how it was written, and what it reads as.
public struct YAMLScalar: Sendable {
  public enum Style: UInt8, Sendable {
    case plain, singleQuoted, doubleQuoted, literal, folded
  }

  /// What every YAML reader, of version 1.1 or 1.2, takes the value for.
  public enum Kind: UInt8, Sendable {
    case string
    /// Fits `Int64`; written in decimal, or in hexadecimal with `0x`.
    case integer
    case float
    case boolean
    /// Left out, `~` or `null`.
    case null
  }

  /// The value with escapes, folding and indentation undone. For a plain scalar, what stands in the file.
  public var text: String
  public var style: Style
  public var kind: Kind
  /// Where the text starts in the file, in bytes: behind an opening quote.
  private let start: UInt32
  /// Where each byte of the text stands; nil where text and file are the same bytes.
  private let places: Places?

  /// A reference, because a file has thousands of scalars and few of them need it.
  private final class Places: Sendable {
    let map: OffsetMap

    init(_ map: OffsetMap) { self.map = map }
  }

  init(text: String, style: Style, kind: Kind, start: Int, map: OffsetMap? = nil) {
    self.text = text
    self.style = style
    self.kind = kind
    self.start = UInt32(truncatingIfNeeded: start)
    places = map.map(Places.init)
  }

  /// The bytes of the file from which bytes of the text were read.
  ///
  /// An escape or a folded line break counts as a whole. An empty range maps to the place of the byte that follows.
  /// - Parameter range: UTF-8 bytes of `text`, 0-based.
  public func source(of range: Range<Int>) -> SourceRange {
    if let places { return places.map.source(of: TextRange(range.lowerBound, range.upperBound)) }
    return SourceRange(Int(start) + range.lowerBound, Int(start) + range.upperBound)
  }

  /// The byte of the file from which a byte of the text was read.
  /// - Parameter offset: UTF-8 bytes from the start of `text`; its length gives the end of the text in the file.
  public func sourceOffset(of offset: Int) -> Int { Int(source(of: offset..<offset).start) }

  /// The number that an `integer` reads as; nil for the other kinds.
  public var integer: Int64? {
    guard kind == .integer else { return nil }
    if text.utf8.starts(with: "0x".utf8) { return Int64(text.dropFirst(2), radix: 16) }
    return Int64(text)
  }

  /// The number that an `integer` or a `float` reads as; nil for the other kinds.
  public var number: Double? {
    switch kind {
    case .integer: integer.map(Double.init)
    case .float: Double(text)
    case .string, .boolean, .null: nil
    }
  }

  /// The truth that a `boolean` reads as; nil for the other kinds.
  public var boolean: Bool? {
    kind == .boolean ? text.utf8.first == 0x74 || text.utf8.first == 0x54 : nil
  }
}
