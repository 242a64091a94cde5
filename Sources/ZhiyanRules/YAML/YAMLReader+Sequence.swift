import ZhiyanText

extension YAMLReader {
  /// The items of a list, from the `-` of the first one.
  ///
  /// - Parameter isIndentless: whether the list stands in the column of the key that holds it.
  mutating func sequence(column: Int, isIndentless: Bool) -> YAMLNode {
    let start = at
    guard enter(start) else { return skipValue(parent: column - 1, start: start) }
    columns.append(column)
    var items: [YAMLNode] = []
    items.reserveCapacity(4)
    var stray = -1
    while true {
      items.append(item(column: column))
      guard hasNextItem(column: column, isIndentless: isIndentless, stray: &stray) else { break }
    }
    columns.removeLast()
    depth -= 1
    return node(.sequence(items), start, Int(items.last?.range.end ?? 0))
  }

  private mutating func item(column: Int) -> YAMLNode {
    at += 1
    let place = at
    skipSpaces()
    guard isLineEnd(at) || base[at] == Byte.hash else { return blockNode(parent: column, isCompact: true) }
    at = place
    return valueOnNextLine(parent: column, isCompact: true)
  }

  /// Whether the reader stands at the next item. Lines that belong nowhere are reported and passed over.
  private mutating func hasNextItem(column: Int, isIndentless: Bool, stray: inout Int) -> Bool {
    while indent >= 0 {
      if indent == column {
        stray = -1
        if isDash { return true }
        if isIndentless || endsAtDocumentMarker() { return false }
        report(.keyAmongItems, at, textEnd(from: at))
        skipLine()
        skipDeeper(than: column)
      } else if indent < column && isOpen(indent) {
        return false
      } else {
        reportStray(column: column, stray: &stray)
        if isDash { return true }
        skipLine()
      }
    }
    return false
  }

  /// Whether a collection that is open stands in a column. The whole file is open on its left.
  func isOpen(_ column: Int) -> Bool {
    if column < (columns.first ?? 0) { return false }
    return columns.contains(column)
  }

  /// Reports a line that stands in no open column, once for a run of lines in the same one.
  mutating func reportStray(column: Int, stray: inout Int) {
    if indent != stray && !sawTabIndentation {
      if lastWasPlain && indent > column && !isDash && !looksLikeKey {
        report(.plainOverLines, at, textEnd(from: at))
      } else {
        report(.indentation(expected: column), at, textEnd(from: at))
      }
    }
    stray = indent
  }

  /// Whether a colon on this line ends a key, quotes aside.
  var looksLikeKey: Bool {
    var index = at
    while !isLineEnd(index) {
      if base[index] == Byte.colon && isBlank(index + 1) { return true }
      index += 1
    }
    return false
  }
}
