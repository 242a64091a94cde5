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
        let (leads, pairs) = Self.count(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[at..<end])) {
          for place in at + $0.lowerBound..<at + $0.upperBound {
            let isReturn = buffer[place] == 0x0D && !(place + 1 < buffer.count && buffer[place + 1] == 0x0A)
            if buffer[place] == 0x0A || isReturn { starts.append(place + 1) }
          }
        }
        // The mark is no character.
        scalar += leads - (at < mark ? 1 : 0)
        utf16 += leads + pairs - (at < mark ? 1 : 0)
        at = end
      }
    }
    points.append(Checkpoint(utf16: utf16, scalar: scalar))
    self.mark = mark
    lineStarts = starts
    checkpoints = points
  }

  /// Counts the first bytes of characters, and those among them that start a surrogate pair in UTF-16.
  /// - Parameters:
  ///   - bytes: `stride` at most.
  ///   - breaks: takes ranges of bytes in which lines end.
  private static func count(
    _ bytes: UnsafeRawBufferPointer, breaks: (Range<Int>) -> Void
  ) -> (leads: UInt32, pairs: UInt32) {
    // Eight bytes in a number; SIMD types of the standard library are slow where they are not specialised. A byte of a sum counts
    // to `stride / 8` at most.
    let ones: UInt64 = 0x0101_0101_0101_0101
    var leads: UInt64 = 0
    var pairs: UInt64 = 0
    var at = 0
    while at + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      leads &+= (~word >> 7 | word >> 6) & ones
      pairs &+= (word >> 7) & (word >> 6) & (word >> 5) & (word >> 4) & ones
      let (feeds, returns) = (word ^ ones &* 0x0A, word ^ ones &* 0x0D)
      // The highest bit of each byte that is zero, and perhaps of some behind the first of them.
      let zeros = (((feeds &- ones) & ~feeds) | ((returns &- ones) & ~returns)) & (ones << 7)
      if zeros != 0 { breaks(at + zeros.trailingZeroBitCount / 8..<at + 8) }
      at += 8
    }
    var sums = (leads: UInt32(leads.sumOfBytes), pairs: UInt32(pairs.sumOfBytes))
    breaks(at..<bytes.count)
    for byte in bytes[at...] where byte & 0xC0 != 0x80 {
      sums.leads += 1
      sums.pairs += byte >= 0xF0 ? 1 : 0
    }
    return sums
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
    var at = offset / Self.stride * Self.stride
    while at < offset {
      let byte = bytes[at]
      if byte & 0xC0 != 0x80 && at >= mark {
        point.scalar += 1
        point.utf16 += byte >= 0xF0 ? 2 : 1
      }
      at += 1
    }
    return point
  }
}

extension UInt64 {
  fileprivate var sumOfBytes: UInt64 {
    let pairs = (self & 0x00FF_00FF_00FF_00FF) &+ (self >> 8 & 0x00FF_00FF_00FF_00FF)
    return (pairs &* 0x0001_0001_0001_0001) >> 48
  }
}
