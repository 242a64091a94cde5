public import ZhiyanText

extension RuleIssue {
  /// The issue as a person reads it: place and message, the line with carets below it, and what to write instead.
  ///
  /// - Parameters:
  ///   - path: how the file is called.
  ///   - bytes: the file.
  ///   - index: its lines.
  /// - Returns: lines, each with a line feed.
  public func rendered(path: String, bytes: ContiguousArray<UInt8>, index: LineIndex) -> String {
    let place = index.position(of: Int(range.start))
    let line = index.range(ofLine: place.line)
    var excerpt = Excerpt()
    let from = max(Int(range.start), Int(line.start))
    let to = min(max(Int(range.end), from), Int(line.end))
    excerpt.add(bytes, from: Int(line.start), to: min(from, Int(line.end)))
    let first = excerpt.cells.count
    excerpt.add(bytes, from: min(from, Int(line.end)), to: to)
    let last = excerpt.cells.count
    excerpt.add(bytes, from: to, to: Int(line.end))

    var result = "\(path):\(place.line):\(place.column): \(message)\n"
    let (text, carets) = excerpt.window(first: first, last: last)
    result += "  \(text)\n  \(carets)\n"
    if let fix { result += "  write: \(fix)\n" }
    return result
  }
}

/// A line as it is shown: one cell for each character, tabs expanded.
private struct Excerpt {
  private static let tabWidth = 4
  /// Longer lines are cut, in columns.
  private static let maximumWidth = 100
  /// Columns that a cut line shows before the place.
  private static let context = 40

  struct Cell {
    var text: String
    var width: Int
  }

  private(set) var cells: [Cell] = []
  private var column = 0

  mutating func add(_ bytes: ContiguousArray<UInt8>, from start: Int, to end: Int) {
    guard start < end else { return }
    for character in String(decoding: bytes[start..<end], as: UTF8.self) {
      guard let scalar = character.unicodeScalars.first, scalar != "\u{FEFF}" else { continue }
      if scalar == "\t" {
        let width = Self.tabWidth - column % Self.tabWidth
        append(String(repeating: " ", count: width), width)
      } else if scalar.properties.generalCategory == .control {
        // A control character could speak to the terminal.
        append("\u{FFFD}", 1)
      } else {
        let text = String(character)
        append(text, DisplayWidth.of(text))
      }
    }
  }

  private mutating func append(_ text: String, _ width: Int) {
    cells.append(Cell(text: text, width: width))
    column += width
  }

  /// The line and the carets below it, both cut alike. There is always one caret.
  func window(first: Int, last: Int) -> (text: String, carets: String) {
    var start = 0
    var end = cells.count
    if column > Self.maximumWidth {
      start = first
      var width = 0
      while start > 0 && width < Self.context {
        start -= 1
        width += cells[start].width
      }
      end = first
      while end < cells.count && width < Self.maximumWidth {
        width += cells[end].width
        end += 1
      }
    }
    let lead = start > 0 ? "…" : ""
    let text = lead + cells[start..<end].map(\.text).joined() + (end < cells.count ? "…" : "")
    let before = cells[start..<first].reduce(lead.isEmpty ? 0 : 1) { $0 + $1.width }
    let under = cells[first..<min(max(last, first), end)].reduce(0) { $0 + $1.width }
    return (text, String(repeating: " ", count: before) + String(repeating: "^", count: max(1, under)))
  }
}
