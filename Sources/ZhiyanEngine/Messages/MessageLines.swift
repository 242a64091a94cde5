import ZhiyanText

/// The lines of a message that hold something, without the white space around them.
struct MessageLines {
  struct Line {
    var range: Range<Int>
    /// The folded words.
    var units: ContiguousArray<Unit>
    /// True where an empty line, or another paragraph, stands before it.
    var startsParagraph: Bool

    func value(_ index: Int) -> UInt32 { index < units.count ? units[index].value : 0 }

    /// True where the line begins with one of some words.
    func starts(with words: WordList) -> Int? {
      units.withUnsafeBufferPointer { Reading($0).exact(words, 0) }
    }

    func holds(_ words: WordList) -> Bool {
      units.withUnsafeBufferPointer { reading in Reading(reading).holds(words, in: 0..<reading.count) }
    }

    /// Characters, white space left out.
    var length: Int { units.count { !$0.isBlank } }
  }

  private(set) var lines: [Line] = []
  /// From the first character of the message to behind the last one.
  private(set) var range = 0..<0

  init(_ text: UnsafeBufferPointer<UInt8>, _ document: Document) {
    var window = TextWindow()
    for block in document.blocks {
      var startsParagraph = true
      var at = Int(block.range.start)
      while at < Int(block.range.end) {
        var end = at
        while end < Int(block.range.end) && text[end] != 0x0A && text[end] != 0x0D { end += 1 }
        window.load(text, range: at..<end)
        if let line = Self.trimmed(window.units, startsParagraph: startsParagraph) {
          lines.append(line)
          startsParagraph = false
        } else {
          startsParagraph = true
        }
        let isPair = end + 1 < Int(block.range.end) && text[end] == 0x0D && text[end + 1] == 0x0A
        at = end + (isPair ? 2 : 1)
      }
    }
    if let first = lines.first, let last = lines.last { range = first.range.lowerBound..<last.range.upperBound }
  }

  private static func trimmed(_ units: ContiguousArray<Unit>, startsParagraph: Bool) -> Line? {
    guard let first = units.firstIndex(where: { !$0.isBlank }), let last = units.lastIndex(where: { !$0.isBlank })
    else {
      return nil
    }
    return Line(
      range: Int(units[first].start)..<Int(units[last].end),
      units: ContiguousArray(units[first...last].filter { $0.kind != .zeroWidth }), startsParagraph: startsParagraph)
  }
}
