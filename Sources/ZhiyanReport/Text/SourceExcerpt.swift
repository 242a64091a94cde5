import ZhiyanText

/// A stretch of one line around a hit, and the marks that stand under the hit.
struct SourceExcerpt: Equatable {
  /// What a terminal may see: tabs expanded, control characters escaped, `…` where the line goes on.
  var text: String
  /// Spaces, then `~` under each column of the hit, or `^` at an empty one.
  var marks: String

  private struct Cell {
    /// The bytes of the file.
    var range: Range<Int>
    var width: Int
    var isHit: Bool
    /// What is shown in place of the bytes: the number of a substitute; negative where they are safe.
    var substitute = -1
  }

  /// The characters of a stretch of a line, which of them are the hit, and what stands for those that are not safe.
  private struct Cells {
    var list: [Cell] = []
    var hit = 0..<0
    var substitutes: [String] = []
  }

  /// - Parameters:
  ///   - line: the bytes of a line.
  ///   - hit: what to mark; only its part within the line counts.
  ///   - width: room for the text, in columns; a mark at the end of the line may take one more.
  init(_ bytes: ContiguousArray<UInt8>, line: SourceRange, hit: SourceRange, width: Int) {
    let start = min(max(hit.start, line.start), line.end)
    let hit = SourceRange(start, min(max(hit.end, start), line.end))
    let slice = Self.surroundings(of: hit, in: line, reach: UInt32(width * 2), bytes)
    let cells = Self.cells(bytes, slice, hit)
    let shown = Self.window(cells.list, around: cells.hit, width: width)

    let goesOnBefore = slice.start > line.start || shown.lowerBound > 0
    let goesOnAfter = slice.end < line.end || shown.upperBound < cells.list.count
    var output = Array((goesOnBefore ? "…" : "").utf8)
    // What is shown as it stands is copied in one piece.
    var run = 0..<0
    func flush() {
      output += bytes[run]
      run = run.upperBound..<run.upperBound
    }
    var column = goesOnBefore ? 1 : 0
    var marked: Range<Int>?
    for index in shown {
      let cell = cells.list[index]
      let substitute = cell.substitute < 0 ? nil : cells.substitutes[cell.substitute]
      let width = substitute == "\t" ? Self.tab - column % Self.tab : cell.width
      if index == cells.hit.lowerBound { marked = column..<column }
      if cell.isHit, let start = marked?.lowerBound { marked = start..<column + width }
      if let substitute {
        flush()
        if substitute == "\t" {
          output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: width))
        } else {
          output += substitute.utf8
        }
      } else if run.isEmpty {
        run = cell.range
      } else {
        run = run.lowerBound..<cell.range.upperBound
      }
      column += width
    }
    flush()
    if goesOnAfter { output += "…".utf8 }
    text = String(decoding: output, as: UTF8.self)
    let hitColumns = marked ?? column..<column
    var marks = Array(repeatElement(UInt8(ascii: " "), count: hitColumns.lowerBound))
    if hitColumns.isEmpty { marks.append(UInt8(ascii: "^")) }
    marks.append(contentsOf: repeatElement(UInt8(ascii: "~"), count: hitColumns.count))
    self.marks = String(decoding: marks, as: UTF8.self)
  }

  private static let tab = 4

  /// The bytes worth looking at: a line may be a whole file.
  private static func surroundings(
    of hit: SourceRange, in line: SourceRange, reach: UInt32, _ bytes: ContiguousArray<UInt8>
  ) -> SourceRange {
    var start = hit.start - min(reach, hit.start - line.start)
    while start < hit.start && bytes[Int(start)] & 0xC0 == 0x80 { start += 1 }
    let hitEnd = min(hit.end, hit.start + reach)
    var end = hitEnd + min(reach, line.end - hitEnd)
    while end > hit.start && end < line.end && bytes[Int(end)] & 0xC0 == 0x80 { end -= 1 }
    return SourceRange(start, end)
  }

  /// What is seen as one character each, and which of them are the hit.
  private static func cells(_ bytes: ContiguousArray<UInt8>, _ slice: SourceRange, _ hit: SourceRange) -> Cells {
    var cells = Cells()
    cells.list.reserveCapacity(slice.count / 2)
    var before = 0
    var inside = 0
    var offset = slice.start
    func add(length: Int, width: Int, substitute: String? = nil) {
      let next = offset + UInt32(length)
      let isHit = offset < hit.end && hit.start < next
      if isHit { inside += 1 } else if next <= hit.start { before += 1 }
      var cell = Cell(range: Int(offset)..<Int(next), width: width, isHit: isHit)
      if let substitute {
        cell.substitute = cells.substitutes.count
        cells.substitutes.append(substitute)
      }
      cells.list.append(cell)
      offset = next
    }
    let text = String(decoding: bytes[slice.indices], as: UTF8.self)
    // Most lines need no search for what joins into one character, which is the greater part of the work here.
    if text.unicodeScalars.allSatisfy({ $0.standsAlone }) {
      for scalar in text.unicodeScalars { add(length: UTF8.width(scalar), width: displayWidth(of: scalar)) }
    } else {
      for character in text {
        let length = character.utf8.count
        let visible = String(character).visible
        if character == "\t" {
          add(length: length, width: tab, substitute: "\t")
        } else if visible.utf8.count == length {
          add(length: length, width: displayWidth(of: character))
        } else {
          let width = visible.reduce(0) { $0 + displayWidth(of: $1) }
          add(length: length, width: width, substitute: visible)
        }
      }
    }
    cells.hit = before..<before + inside
    return cells
  }

  /// The cells that fit: the hit first, then as much on both sides as there is room for.
  private static func window(_ cells: [Cell], around hit: Range<Int>, width: Int) -> Range<Int> {
    // Both signs for "goes on" need room.
    var room = width - 2
    var end = hit.lowerBound
    while end < hit.upperBound && cells[end].width <= room {
      room -= cells[end].width
      end += 1
    }
    var start = hit.lowerBound
    func growBefore(_ share: Int) {
      var left = share
      while start > 0 && cells[start - 1].width <= left {
        start -= 1
        left -= cells[start].width
        room -= cells[start].width
      }
    }
    growBefore(room / 2)
    // A hit that was cut short stays cut short.
    while end >= hit.upperBound && end < cells.count && cells[end].width <= room {
      room -= cells[end].width
      end += 1
    }
    growBefore(room)
    return start..<end
  }
}

extension Unicode.Scalar {
  /// Whether the scalar is safe, and a character of its own beside others of the kind: ASCII, Han, kana and the common
  /// punctuation.
  fileprivate var standsAlone: Bool {
    switch value {
    case 0x20..<0x7F, 0x4E00..<0xA000, 0x3000..<0x302A, 0x3041..<0x3097, 0x30A0..<0x3100, 0xFF01..<0xFF61,
      0x2010..<0x2028, 0xB7, 0xD7:
      true
    default: false
    }
  }
}
