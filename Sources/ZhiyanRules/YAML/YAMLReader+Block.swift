import ZhiyanText

extension YAMLReader {
  /// A value outside brackets, from its first character to the next line with content.
  ///
  /// - Parameters:
  ///   - parent: the column of the collection that holds it; -1 for the value of the file.
  ///   - isCompact: whether a list or mapping may start here: on a line of its own or behind `- `, not behind `key: `.
  mutating func blockNode(parent: Int, isCompact: Bool) -> YAMLNode {
    if isDocumentMarkerLine { return markerInsteadOfValue() }
    if base[at] == Byte.ampersand || base[at] == 0x21 {
      skipProperties()
      if isLineEnd(at) || base[at] == Byte.hash { return valueOnNextLine(parent: parent, isCompact: isCompact) }
    }
    let start = at
    switch base[at] {
    case Byte.minus where isBlank(at + 1):
      guard isCompact else {
        report(.sequenceAfterKey, start, start + 1)
        return skipValue(parent: parent, start: start)
      }
      return sequence(column: at - lineStart, isIndentless: false)
    case Byte.question where isBlank(at + 1):
      return complexKey(parent: parent, start: start)
    case Byte.bar, Byte.greater:
      return blockScalar(parent: parent)
    case Byte.openBracket, Byte.openBrace:
      return flowValue(parent: parent)
    default:
      return scalarOrMapping(parent: parent, isCompact: isCompact)
    }
  }

  private var isDocumentMarkerLine: Bool { at == lineStart && isDocumentMarker(at) }

  private mutating func markerInsteadOfValue() -> YAMLNode {
    let start = at
    indent = 0
    _ = endsAtDocumentMarker()
    return null(start)
  }

  private mutating func scalarOrMapping(parent: Int, isCompact: Bool) -> YAMLNode {
    let start = at
    let line = lineStart
    let isQuoted = base[at] == Byte.doubleQuote || base[at] == Byte.singleQuote
    let scalar = scalarNode(parent: parent, mayBeKey: isCompact)
    if isBroken {
      isBroken = false
      return scalar
    }
    let last = at
    while base[at] == Byte.space { at += 1 }
    guard base[at] == Byte.colon && isBlank(at + 1) else {
      at = last
      endLine(isQuoted ? .afterQuote : .unexpectedText)
      lastWasPlain = !isQuoted
      return scalar
    }
    guard isCompact else {
      report(.nestedOnOneLine, at, at + 1)
      return skipValue(parent: parent, start: start)
    }
    if lineStart != line { report(.keyOverLines, start, last) }
    checkKey(scalar)
    return mapping(column: start - line, firstKey: scalar)
  }

  /// The value of a key or item whose own line has nothing more.
  mutating func valueOnNextLine(parent: Int, isCompact: Bool) -> YAMLNode {
    let place = at
    endLine()
    lastWasPlain = false
    if indent > parent { return blockNode(parent: parent, isCompact: true) }
    if !isCompact && indent == parent && isDash { return sequence(column: parent, isIndentless: true) }
    return null(place)
  }

  /// Passes over a value that cannot be read, with the deeper lines that belong to it.
  mutating func skipValue(parent: Int, start: Int) -> YAMLNode {
    skipLine()
    skipDeeper(than: parent)
    lastWasPlain = false
    return null(start)
  }

  private mutating func complexKey(parent: Int, start: Int) -> YAMLNode {
    report(.complexKey, start, start + 1)
    let column = start - lineStart
    skipLine()
    while indent > column || (indent == column && base[at] == Byte.colon && isBlank(at + 1)) { skipLine() }
    lastWasPlain = false
    guard indent == column && column > parent else { return null(start) }
    return blockNode(parent: parent, isCompact: true)
  }

  private mutating func flowValue(parent: Int) -> YAMLNode {
    let value = flowCollection(parent: parent)
    lastWasPlain = false
    if isBroken {
      isBroken = false
      return value
    }
    let last = at
    while base[at] == Byte.space { at += 1 }
    if base[at] == Byte.colon && isBlank(at + 1) {
      report(.complexKey, Int(value.range.start), last)
      return skipValue(parent: parent, start: Int(value.range.start))
    }
    at = last
    endLine(.afterBracket)
    return value
  }

  /// Steps over anchors and tags, each of which is refused.
  mutating func skipProperties(isFlow: Bool = false) {
    // Brackets and commas end a name inside brackets only.
    let stop = isFlow ? YAMLByteClass.flow : YAMLByteClass.lineEnd
    while base[at] == Byte.ampersand || base[at] == 0x21 {
      let start = at
      let isTag = base[at] == 0x21
      while !isBlank(at) && classes[Int(base[at])] & stop == 0 { at += 1 }
      if at == start { at += 1 }
      report(isTag ? .tag : .anchor, start, at)
      while base[at] == Byte.space { at += 1 }
    }
  }

  /// Counts a collection that opens; false where it is one too many, which is reported.
  mutating func enter(_ start: Int) -> Bool {
    guard depth < YAMLParser.maximumDepth else {
      report(.tooDeep, start, start + 1)
      return false
    }
    depth += 1
    return true
  }
}
