import ZhiyanText

/// The text of an open document and its lines, kept up to date with what the client changes.
///
/// CR LF, LF and a lone CR each end a line. Places that do not exist are moved to ones that do: past the end of a line to its
/// end, past the last line to the end of the text, inside a character to its start.
public struct TextBuffer: Sendable {
  /// Valid UTF-8.
  public private(set) var bytes: ContiguousArray<UInt8>
  /// First byte of each line.
  private(set) var lineStarts: ContiguousArray<Int>

  public init(_ text: String) { self.init(ContiguousArray(text.utf8)) }

  /// - Parameter bytes: valid UTF-8.
  init(_ bytes: ContiguousArray<UInt8>) {
    self.bytes = bytes
    lineStarts = [0]
    appendStarts(in: 1...bytes.count + 1, to: &lineStarts)
  }

  public var text: String { String(decoding: bytes, as: UTF8.self) }
  public var lineCount: Int { lineStarts.count }

  // MARK: Changes

  /// Puts a text in the place of a range.
  public mutating func replace(_ range: Range<Int>, with text: String) {
    let new = ContiguousArray(text.utf8)
    let end = range.lowerBound + new.count
    let shift = new.count - range.count
    bytes.replaceSubrange(range, with: new)
    // Whether a line starts at a place is decided by the bytes on both sides of it.
    let kept = max(1, lineStarts.firstIndex { $0 >= range.lowerBound } ?? lineStarts.count)
    let behind = lineStarts[kept...].firstIndex { $0 > range.upperBound } ?? lineStarts.count
    var found = ContiguousArray<Int>()
    appendStarts(in: range.lowerBound...end, to: &found)
    if shift != 0 { for index in behind..<lineStarts.count { lineStarts[index] += shift } }
    lineStarts.replaceSubrange(kept..<behind, with: found)
  }

  /// Puts a text in the place of everything.
  public mutating func replaceAll(with text: String) { self = TextBuffer(text) }

  /// Adds the places in a range at which lines start, except for the first line.
  private func appendStarts(in places: ClosedRange<Int>, to starts: inout ContiguousArray<Int>) {
    bytes.withUnsafeBufferPointer { bytes in
      var place = max(1, places.lowerBound)
      while place <= min(places.upperBound, bytes.count) {
        let before = bytes[place - 1]
        if before == 0x0A || (before == 0x0D && (place == bytes.count || bytes[place] != 0x0A)) { starts.append(place) }
        place += 1
      }
    }
  }

  // MARK: Places

  /// The byte of a place.
  public func offset(of position: LinePosition, _ encoding: PositionEncoding) -> Int {
    guard position.line >= 0 else { return 0 }
    guard position.line < lineStarts.count else { return bytes.count }
    let start = lineStarts[position.line]
    let end = contentEnd(ofLine: position.line)
    guard position.character > 0 else { return start }
    return bytes.withUnsafeBufferPointer { bytes in
      var at = start
      var units = 0
      while at < end {
        let lead = bytes[at]
        units += encoding.units(lead: lead)
        // Inside a character: its start.
        if units > position.character { return at }
        at += PositionEncoding.utf8.units(lead: lead)
        if units == position.character { return at }
      }
      return end
    }
  }

  /// The bytes between two places, in whichever order they are given.
  public func range(_ first: LinePosition, _ second: LinePosition, _ encoding: PositionEncoding) -> Range<Int> {
    let a = offset(of: first, encoding)
    let b = offset(of: second, encoding)
    return min(a, b)..<max(a, b)
  }

  /// The byte behind the last one of a line, its ending left out.
  func contentEnd(ofLine line: Int) -> Int {
    guard line + 1 < lineStarts.count else { return bytes.count }
    let next = lineStarts[line + 1]
    return bytes[next - 1] == 0x0A && next - 2 >= lineStarts[line] && bytes[next - 2] == 0x0D ? next - 2 : next - 1
  }

  /// 0-based line of a byte.
  func line(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The places of bytes of the text.
  public func positions(_ encoding: PositionEncoding) -> PositionFinder { PositionFinder(self, encoding) }
}

/// Turns bytes of a text into places. Going forwards it counts on from the last place, so that many places in one long line
/// cost no more than the line.
public struct PositionFinder {
  private let buffer: TextBuffer
  private let encoding: PositionEncoding
  private var last = (offset: 0, position: LinePosition(line: 0, character: 0))

  init(_ buffer: TextBuffer, _ encoding: PositionEncoding) {
    self.buffer = buffer
    self.encoding = encoding
  }

  /// The place of a byte. Bytes past the end count as the end, inside a character as its start; the end of a line's content is
  /// the last place in it.
  public mutating func position(of offset: Int) -> LinePosition {
    var offset = max(0, min(offset, buffer.bytes.count))
    while offset > 0 && offset < buffer.bytes.count && buffer.bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    let line = buffer.line(of: offset)
    offset = max(buffer.lineStarts[line], min(offset, buffer.contentEnd(ofLine: line)))
    if last.position.line != line || last.offset > offset {
      last = (buffer.lineStarts[line], LinePosition(line: line, character: 0))
    }
    buffer.bytes.withUnsafeBufferPointer { bytes in
      for at in last.offset..<offset where bytes[at] & 0xC0 != 0x80 {
        last.position.character += encoding.units(lead: bytes[at])
      }
    }
    last.offset = offset
    return last.position
  }

  mutating func range(_ range: SourceRange) -> JSON {
    let start = position(of: Int(range.start))
    return ["start": start.json, "end": position(of: Int(range.end)).json]
  }
}
