import ZhiyanText

extension YAMLReader {
  /// What is done with the line ends behind block text.
  private enum Chomping {
    /// One is kept.
    case clip
    case strip
    case keep
  }

  /// Literal (`|`) or folded (`>`) text, from its sign to the next line with content.
  mutating func blockScalar(parent: Int) -> YAMLNode {
    let start = at
    let isFolded = base[at] == Byte.greater
    let (chomping, explicit) = blockHeader()
    if explicit != nil && parent < 0 { report(.blockRootIndent, start, at) }
    let headerEnd = at
    endOfHeaderLine()
    let first = at
    let column = explicit.map { max(parent, 0) + $0 } ?? blockColumn(parent: parent)

    var map = OffsetMap()
    scratch.removeAll(keepingCapacity: true)
    var last = headerEnd
    // Where the line ends start that no text has followed yet.
    var breaks = first
    var hasText = false
    var wasSpaced = false
    while let text = blockLine(column: column) {
      let isSpaced = base[text] == Byte.space || base[text] == Byte.tab
      let folds = isFolded && hasText && !wasSpaced && !isSpaced
      putBreaks(from: breaks, to: at, folds: folds, &map)
      let lineLast = lineEnd(from: text)
      copy(text, lineLast, &map)
      at = lineLast
      breaks = lineLast
      last = lineLast
      hasText = true
      wasSpaced = isSpaced
      guard at < end else { break }
      skipLineEnd()
    }
    if hasText && breaks == end && chomping != .strip { report(.blockAtEnd, end, end) }
    switch chomping {
    case .strip: break
    case .keep: putBreaks(from: breaks, to: at, folds: false, &map)
    case .clip:
      if hasText && breaks < end {
        let length = base[breaks] == Byte.carriageReturn ? 2 : 1
        putBreaks(from: breaks, to: breaks + length, folds: false, &map)
      }
    }
    let scalar = YAMLScalar(
      text: scratchString, style: isFolded ? .folded : .literal, kind: .string, start: last, map: map)
    nextContent()
    lastWasPlain = false
    return node(.scalar(scalar), start, last)
  }

  /// Reads the signs behind `|` or `>`.
  private mutating func blockHeader() -> (Chomping, indentation: Int?) {
    var chomping: Chomping?
    var indentation: Int?
    at += 1
    while true {
      let byte = base[at]
      if (byte == Byte.plus || byte == Byte.minus) && chomping == nil {
        chomping = byte == Byte.plus ? .keep : .strip
      } else if byte > Byte.zero && byte <= Byte.nine && indentation == nil {
        indentation = Int(byte - Byte.zero)
      } else {
        break
      }
      at += 1
    }
    return (chomping ?? .clip, indentation)
  }

  /// To the line below the sign.
  private mutating func endOfHeaderLine() {
    let first = at
    skipSpaces()
    if base[at] == Byte.hash {
      if at == first { report(.commentTouching, at, at + 1) }
    } else if !isLineEnd(at) {
      reportQuotable(.blockHeader, at, textEnd(from: at), text: at)
    }
    at = lineEnd(from: at)
    skipLineEnd()
  }

  /// The column of the first line with text, which is that of all; the reader stays where it is.
  private mutating func blockColumn(parent: Int) -> Int {
    var index = at
    var longest = 0
    while true {
      let line = index
      while base[index] == Byte.space { index += 1 }
      if base[index] == Byte.tab {
        report(.tabIndentation, index, index + 1)
        return max(index - line, parent + 1, 1)
      }
      if isLineEnd(index) {
        longest = max(longest, index - line)
        if index < end {
          index += base[index] == Byte.carriageReturn ? 2 : 1
          continue
        }
      }
      // Versions of YAML part ways where an empty line reaches further than the text.
      let column = index - line
      if index >= end || column <= max(parent, 0) {
        if longest > 0 { report(.blockBlankSpaces, at, min(at + longest, end)) }
        return max(parent + 1, 1)
      }
      if longest > column { report(.blockLeadingSpaces, at, min(at + longest, end)) }
      return column
    }
  }

  /// The first byte of text in the next line that has some; nil where the block ends. The reader stops at the start of
  /// that line.
  private mutating func blockLine(column: Int) -> Int? {
    while true {
      lineStart = at
      var index = at
      while index - at < column && base[index] == Byte.space { index += 1 }
      if isLineEnd(index) {
        guard index < end else { return nil }
        at = index
        skipLineEnd()
        continue
      }
      if index - at == column { return index }
      guard base[index] == Byte.tab else { return nil }
      report(.tabIndentation, index, index + 1)
      return index
    }
  }

  /// Appends the line ends of a range that holds nothing else but spaces.
  private mutating func putBreaks(from start: Int, to end: Int, folds: Bool, _ map: inout OffsetMap) {
    var index = start
    var count = 0
    while index < end {
      if base[index] == Byte.lineFeed {
        let first = base[max(index, 1) - 1] == Byte.carriageReturn ? index - 1 : index
        count += 1
        if !folds || count > 1 { put([Byte.lineFeed], from: first, to: index + 1, &map) }
      }
      index += 1
    }
    if folds && count == 1 { put([Byte.space], from: start, to: end, &map) }
  }
}
