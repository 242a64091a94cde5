/// The bytes of a file as it was decoded to UTF-8 (a byte-order mark included).
public enum SourceSpace: Sendable {}

/// The bytes of a document's text: what a reader kept for checking, block after block.
public enum TextSpace: Sendable {}

/// A half-open range of UTF-8 bytes in one space. Ranges of different spaces do not mix: the compiler refuses.
///
/// Offsets are 32 bits wide, so a space holds at most 4 GiB; readers refuse larger files.
public struct ByteRange<Space>: Hashable, Sendable, Comparable {
  /// The first byte, 0-based.
  public var start: UInt32
  /// The byte after the last one.
  public var end: UInt32

  public init(_ start: UInt32, _ end: UInt32) {
    precondition(start <= end, "a range must not end before it starts")
    self.start = start
    self.end = end
  }

  public init(_ start: Int, _ end: Int) {
    self.init(UInt32(start), UInt32(end))
  }

  /// Length in bytes.
  public var count: Int { Int(end - start) }
  public var isEmpty: Bool { start == end }
  /// The range as array indices.
  public var indices: Range<Int> { Int(start)..<Int(end) }

  public func contains(_ other: ByteRange) -> Bool { start <= other.start && other.end <= end }
  public func overlaps(_ other: ByteRange) -> Bool { start < other.end && other.start < end }

  /// By start, then by end.
  public static func < (a: ByteRange, b: ByteRange) -> Bool { (a.start, a.end) < (b.start, b.end) }
}

public typealias SourceRange = ByteRange<SourceSpace>
public typealias TextRange = ByteRange<TextSpace>
