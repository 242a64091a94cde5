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
/// Made in one pass over the bytes, and only for files in which something was found. It counts and keeps no list of lines:
/// checkpoints lead to a place, and a few hundred bytes are counted anew for each question, also where a whole file is one line.
public struct LineIndex: Sendable {
  /// What stands before a place.
  private struct Checkpoint {
    var utf16: UInt32 = 0
    var scalar: UInt32 = 0
    /// Lines that have ended.
    var lines: UInt32 = 0
    /// First byte of the line that goes on here.
    var lineStart: UInt32
  }

  private static let stride = Tally.most

  private let bytes: ContiguousArray<UInt8>
  /// Length of the byte-order mark: 3 or 0.
  private let mark: Int
  /// One for each multiple of `stride` bytes, and one for the end.
  private let checkpoints: ContiguousArray<Checkpoint>

  /// - Parameter bytes: valid UTF-8.
  public init(_ bytes: ContiguousArray<UInt8>) {
    self.bytes = bytes
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    self.mark = mark
    var points = ContiguousArray<Checkpoint>()
    points.reserveCapacity(bytes.count / Self.stride + 2)
    var point = Checkpoint(lineStart: UInt32(mark))
    bytes.withUnsafeBufferPointer { buffer in
      var at = 0
      while at < buffer.count {
        points.append(point)
        let end = min(at + Self.stride, buffer.count)
        Self.count(at..<end, of: buffer, mark: mark, &point)
        at = end
      }
    }
    points.append(point)
    checkpoints = points
  }

  public var lineCount: Int { Int(checkpoints[checkpoints.count - 1].lines) + 1 }

  /// The place of a byte offset. Offsets past the end count as the end; inside a character, as its start.
  public func position(of offset: Int) -> Position {
    var offset = max(mark, min(offset, bytes.count))
    while offset > mark && offset < bytes.count && bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    let here = checkpoint(at: offset)
    let start = Int(here.lineStart)
    let there = checkpoint(at: start)
    return Position(
      line: Int(here.lines) + 1,
      column: Int(here.utf16 - there.utf16) + 1,
      scalarColumn: Int(here.scalar - there.scalar) + 1,
      byteColumn: offset - start + 1,
      byte: offset,
      utf16: Int(here.utf16),
      scalar: Int(here.scalar))
  }

  /// The bytes of a line (1-based), its line ending left out.
  public func range(ofLine line: Int) -> SourceRange {
    let index = max(0, min(line, lineCount) - 1)
    let start = self.start(ofLine: index)
    var end = index + 1 < lineCount ? self.start(ofLine: index + 1) : bytes.count
    if end > start && bytes[end - 1] == 0x0A { end -= 1 }
    if end > start && bytes[end - 1] == 0x0D { end -= 1 }
    return SourceRange(start, end)
  }

  /// First byte of a line (0-based) that there is.
  private func start(ofLine line: Int) -> Int {
    // The first checkpoint at which so many lines have ended; the last of them did so shortly before it.
    var low = 0
    var high = checkpoints.count - 1
    while low < high {
      let middle = (low + high) / 2
      if Int(checkpoints[middle].lines) < line { low = middle + 1 } else { high = middle }
    }
    var left = Int(checkpoints[low].lines) - line
    guard left > 0 else { return Int(checkpoints[low].lineStart) }
    return bytes.withUnsafeBufferPointer { buffer in
      var at = Int(checkpoints[low].lineStart)
      while left > 0 {
        at = Self.lineStart(before: at - 1, of: buffer, notBefore: 0) ?? mark
        left -= 1
      }
      return at
    }
  }

  private func checkpoint(at offset: Int) -> Checkpoint {
    var point = checkpoints[offset / Self.stride]
    bytes.withUnsafeBufferPointer {
      Self.count(offset / Self.stride * Self.stride..<offset, of: $0, mark: mark, &point)
    }
    return point
  }

  /// Adds to a checkpoint what stands in some bytes from there on.
  /// - Parameter range: `stride` bytes at most.
  private static func count(
    _ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, mark: Int, _ point: inout Checkpoint
  ) {
    let tally = Tally(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[range]))
    // The mark is no character.
    let marks: UInt32 = range.lowerBound < mark && !range.isEmpty ? 1 : 0
    point.scalar += tally.leads - marks
    point.utf16 += tally.leads + tally.pairs - marks
    var ended = tally.lineFeeds
    if tally.hasReturns { for place in range where isLoneReturn(place, of: bytes) { ended += 1 } }
    guard ended > 0 else { return }
    point.lines += ended
    if let start = lineStart(before: range.upperBound, of: bytes, notBefore: range.lowerBound) {
      point.lineStart = UInt32(start)
    }
  }

  private static func isLoneReturn(_ place: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes[place] == 0x0D && !(place + 1 < bytes.count && bytes[place + 1] == 0x0A)
  }

  /// The byte after the last line end in some bytes; nil where there is none.
  private static func lineStart(
    before end: Int, of bytes: UnsafeBufferPointer<UInt8>, notBefore start: Int
  ) -> Int? {
    var at = end
    let raw = UnsafeRawBufferPointer(bytes)
    while at > start {
      // Eight bytes at a time, past those that hold none below 0x10: line ends are among these.
      while at &- 8 >= start {
        let word = raw.loadUnaligned(fromByteOffset: at &- 8, as: UInt64.self)
        if (word &- 0x1010_1010_1010_1010) & ~word & 0x8080_8080_8080_8080 != 0 { break }
        at &-= 8
      }
      for place in (max(start, at - 8)..<at).reversed() where bytes[place] == 0x0A || isLoneReturn(place, of: bytes) {
        return place + 1
      }
      at -= 8
    }
    return nil
  }
}

/// What stands in some bytes of a file.
private struct Tally {
  /// The most bytes that are counted at once: sums are bytes, one for each sixteenth byte.
  static let most = 512

  /// First bytes of characters.
  var leads: UInt32 = 0
  /// Those among them that start a surrogate pair in UTF-16.
  var pairs: UInt32 = 0
  var lineFeeds: UInt32 = 0
  var hasReturns = false

  /// - Parameter bytes: `most` at most.
  @inline(__always) init(_ bytes: UnsafeRawBufferPointer) {
    var leads = SixteenBytes()
    var lineFeeds = SixteenBytes()
    var returns = SixteenBytes()
    var large = SixteenBytes()
    var at = 0
    while at &+ 16 <= bytes.count {
      let next = SixteenBytes(bytes, at: at)
      // What holds is -1.
      leads &-= next.isAbove(-65)
      lineFeeds &-= next.isEqual(0x0A)
      returns |= next.isEqual(0x0D)
      // The highest bit of those from F0 on.
      let two = next & (next &+ next)
      let four = two &+ two
      large |= two & (four &+ four)
      at &+= 16
    }
    self.leads = leads.sum
    self.lineFeeds = lineFeeds.sum
    hasReturns = !returns.isZero
    var hasPairs = !(large & SixteenBytes(repeating: 0x80)).isZero
    for byte in bytes[at...] {
      if byte & 0xC0 != 0x80 { self.leads += 1 }
      if byte == 0x0A { self.lineFeeds += 1 }
      if byte == 0x0D { hasReturns = true }
      if byte >= 0xF0 { hasPairs = true }
    }
    if hasPairs { pairs = UInt32(bytes.count { $0 >= 0xF0 }) }
  }
}

extension SixteenBytes {
  /// The sum of bytes of which no two, eight apart, are more than a byte together.
  fileprivate var sum: UInt32 {
    let both = halves[0] &+ halves[1]
    let pairs = (both & 0x00FF_00FF_00FF_00FF) &+ (both &>> 8 & 0x00FF_00FF_00FF_00FF)
    return UInt32(truncatingIfNeeded: (pairs &* 0x0001_0001_0001_0001) &>> 48)
  }
}
