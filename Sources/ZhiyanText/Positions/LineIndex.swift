/// A place in a file, as people and editors count it.
public struct Position: Hashable, Sendable {
  /// 1-based line. CR LF, LF and a lone CR each end one.
  public var line: Int
  /// 1-based column in UTF-16 units. A byte-order mark is no column.
  public var column: Int
  /// 1-based column in Unicode scalars. A byte-order mark is no column.
  public var scalarColumn: Int
  /// 1-based column in UTF-8 bytes. A byte-order mark is no column.
  public var byteColumn: Int
  /// 0-based offset in bytes from the start of the file, a byte-order mark included.
  public var byte: Int
  /// 0-based offset in UTF-16 units, a byte-order mark left out.
  public var utf16: Int
  /// 0-based offset in Unicode scalars, a byte-order mark left out.
  public var scalar: Int
}

/// Finds lines and columns of byte offsets in one file.
///
/// Made in one pass over the bytes, and only for files in which something was found. Checkpoints keep a look-up short
/// where a whole file is one line.
public struct LineIndex: Sendable {
  private struct Checkpoint {
    var utf16: UInt32
    var scalar: UInt32
  }

  private static let stride = 512

  private let bytes: ContiguousArray<UInt8>
  /// Length of the byte-order mark: 3 or 0.
  private let mark: Int
  /// First byte of each line; the first entry is after the byte-order mark.
  private let lineStarts: ContiguousArray<Int>
  /// Units before each multiple of `stride` bytes.
  private let checkpoints: ContiguousArray<Checkpoint>

  /// - Parameter bytes: valid UTF-8.
  public init(_ bytes: ContiguousArray<UInt8>) {
    self.bytes = bytes
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var starts: ContiguousArray<Int> = [mark]
    var points = ContiguousArray<Checkpoint>()
    points.reserveCapacity(bytes.count / Self.stride + 2)
    var utf16: UInt32 = 0
    var scalar: UInt32 = 0
    bytes.withUnsafeBufferPointer { buffer in
      var at = 0
      while at < buffer.count {
        points.append(Checkpoint(utf16: utf16, scalar: scalar))
        let end = min(at + Self.stride, buffer.count)
        let (leads, pairs) = Self.count(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[at..<end]))
        // The mark is no character.
        scalar += leads - (at < mark ? 1 : 0)
        utf16 += leads + pairs - (at < mark ? 1 : 0)
        at = end
      }
    }
    points.append(Checkpoint(utf16: utf16, scalar: scalar))
    bytes.withUnsafeBytes { Self.addLineStarts(of: $0, to: &starts) }
    self.mark = mark
    lineStarts = starts
    checkpoints = points
  }

  /// Counts the first bytes of characters, and those among them that start a surrogate pair in UTF-16.
  /// - Parameter bytes: `stride` at most.
  private static func count(_ bytes: UnsafeRawBufferPointer) -> (leads: UInt32, pairs: UInt32) {
    // Eight bytes in a number; SIMD types of the standard library are slow where they are not specialised. A byte of a sum counts
    // to `stride / 8` at most.
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highest: UInt64 = 0x8080_8080_8080_8080
    var leads: UInt64 = 0
    /// Bytes from F0 on show in the highest bit of one of these.
    var large: UInt64 = 0
    var at = 0
    while at &+ 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      leads &+= (~word >> 7 | word >> 6) & ones
      large |= ((word & 0x7070_7070_7070_7070) &+ 0x1010_1010_1010_1010) & word
      at &+= 8
    }
    var count = UInt32(leads.sumOfBytes)
    for byte in bytes[at...] where byte & 0xC0 != 0x80 {
      count += 1
      if byte >= 0xF0 { large |= highest }
    }
    let pairs = large & highest == 0 ? 0 : bytes.count { $0 >= 0xF0 }
    return (count, UInt32(pairs))
  }

  /// Adds the first byte of each line but the first one.
  private static func addLineStarts(of bytes: UnsafeRawBufferPointer, to starts: inout ContiguousArray<Int>) {
    var at = 0
    while true {
      // Eight bytes at a time, up to some that hold one below 0x10: line ends are among these.
      while at &+ 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        if (word &- 0x1010_1010_1010_1010) & ~word & 0x8080_8080_8080_8080 != 0 { break }
        at &+= 8
      }
      guard at < bytes.count else { return }
      let end = min(at + 8, bytes.count)
      for place in at..<end {
        let isReturn = bytes[place] == 0x0D && !(place + 1 < bytes.count && bytes[place + 1] == 0x0A)
        if bytes[place] == 0x0A || isReturn { starts.append(place + 1) }
      }
      at = end
    }
  }

  public var lineCount: Int { lineStarts.count }

  /// The place of a byte offset. Offsets past the end count as the end; inside a character, as its start.
  public func position(of offset: Int) -> Position {
    var offset = max(mark, min(offset, bytes.count))
    while offset > mark && offset < bytes.count && bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    let line = self.line(of: offset)
    let start = lineStarts[line]
    let here = units(before: offset)
    let there = units(before: start)
    return Position(
      line: line + 1,
      column: Int(here.utf16 - there.utf16) + 1,
      scalarColumn: Int(here.scalar - there.scalar) + 1,
      byteColumn: offset - start + 1,
      byte: offset,
      utf16: Int(here.utf16),
      scalar: Int(here.scalar))
  }

  /// The bytes of a line (1-based), its line ending left out.
  public func range(ofLine line: Int) -> SourceRange {
    let index = max(0, min(line - 1, lineStarts.count - 1))
    let start = lineStarts[index]
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
    if end > start && bytes[end - 1] == 0x0A { end -= 1 }
    if end > start && bytes[end - 1] == 0x0D { end -= 1 }
    return SourceRange(start, end)
  }

  /// 0-based line that holds a byte.
  private func line(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private func units(before offset: Int) -> Checkpoint {
    var point = checkpoints[offset / Self.stride]
    let start = offset / Self.stride * Self.stride
    let (leads, pairs) = bytes.withUnsafeBytes {
      Self.count(UnsafeRawBufferPointer(rebasing: $0[start..<offset]))
    }
    let marks: UInt32 = start < mark && start < offset ? 1 : 0
    point.scalar += leads - marks
    point.utf16 += leads + pairs - marks
    return point
  }
}

extension UInt64 {
  fileprivate var sumOfBytes: UInt64 {
    let pairs = (self & 0x00FF_00FF_00FF_00FF) &+ (self >> 8 & 0x00FF_00FF_00FF_00FF)
    return (pairs &* 0x0001_0001_0001_0001) >> 48
  }
}
