import ZhiyanText

extension YAMLReader {
  /// The entries of a mapping, from the colon behind the first key.
  mutating func mapping(column: Int, firstKey: YAMLNode) -> YAMLNode {
    let start = Int(firstKey.range.start)
    guard enter(start) else { return skipValue(parent: column - 1, start: start) }
    columns.append(column)
    var entries: [YAMLNode.Entry] = []
    entries.reserveCapacity(4)
    var keys = YAMLKeys()
    var key = firstKey
    var stray = -1
    while true {
      addKey(key, to: &keys, after: entries)
      let isMerge = isMergeKey(key)
      // A line that stands too far right keeps its nested lines, and shares its level with those around it.
      let value = self.value(column: column, ownColumn: stray >= 0 ? stray : column, isMerge: isMerge)
      entries.append(YAMLNode.Entry(key: key, value: value))
      guard let next = nextKey(column: column, stray: &stray) else { break }
      key = next
    }
    columns.removeLast()
    depth -= 1
    return node(.mapping(entries), start, Int(entries.last?.value.range.end ?? 0))
  }

  /// The value behind the colon of a key.
  private mutating func value(column: Int, ownColumn: Int, isMerge: Bool) -> YAMLNode {
    at += 1
    let place = at
    skipSpaces()
    // The key is refused already; its value would only be refused once more.
    if isMerge { return skipValue(parent: column, start: place) }
    guard isLineEnd(at) || base[at] == Byte.hash else { return blockNode(parent: column, isCompact: false) }
    at = place
    return valueOnNextLine(parent: ownColumn, isCompact: false)
  }

  /// The next key of a mapping, up to its colon. Lines that are none are reported and passed over.
  private mutating func nextKey(column: Int, stray: inout Int) -> YAMLNode? {
    while indent >= 0 {
      if indent < column && isOpen(indent) { return nil }
      if indent == column {
        if endsAtDocumentMarker() { return nil }
        stray = -1
      } else {
        reportStray(column: column, stray: &stray)
        if !looksLikeKey || isDash {
          skipLine()
          continue
        }
      }
      if isDash {
        report(.itemAmongKeys, at, textEnd(from: at))
        while indent == column && isDash {
          skipLine()
          skipDeeper(than: column)
        }
      } else if let key = keyNode(column: column) {
        return key
      }
    }
    return nil
  }

  /// The key at the start of a line, up to its colon; nil, and the next line, where there is none.
  private mutating func keyNode(column: Int) -> YAMLNode? {
    if base[at] == Byte.ampersand || base[at] == 0x21 { skipProperties() }
    let start = at
    switch base[at] {
    case Byte.question where isBlank(at + 1):
      report(.complexKey, start, start + 1)
      skipLine()
      while indent > column || (indent == column && base[at] == Byte.colon && isBlank(at + 1)) { skipLine() }
      return nil
    case Byte.openBracket, Byte.openBrace:
      report(.complexKey, start, textEnd(from: start))
      skipLine()
      skipDeeper(than: column)
      return nil
    case Byte.bar, Byte.greater:
      report(.notAnEntry, start, textEnd(from: start))
      skipLine()
      skipDeeper(than: column)
      return nil
    default:
      break
    }
    let line = lineStart
    let key = scalarNode(parent: column, mayBeKey: true)
    if isBroken {
      isBroken = false
      return nil
    }
    let last = at
    while base[at] == Byte.space { at += 1 }
    if base[at] == Byte.colon && isBlank(at + 1) {
      if lineStart != line { report(.keyOverLines, start, last) }
      checkKey(key)
      return key
    }
    if lineStart == line { reportMissingColon(key, last) } else { report(.notAnEntry, start, last) }
    skipLine()
    skipDeeper(than: column)
    lastWasPlain = false
    return nil
  }

  /// Says what keeps text from being a key: the colon, or the space behind it, or a colon of the wrong width.
  mutating func reportMissingColon(_ key: YAMLNode, _ last: Int, otherwise: YAMLMistake.Problem = .missingColon) {
    let start = Int(key.range.start)
    if key.scalar?.style != .plain {
      if base[at] == Byte.colon {
        report(.missingSpaceAfterColon, at, at + 1)
      } else {
        report(otherwise, start, last)
      }
      return
    }
    var index = start
    while index < last {
      if base[index] == Byte.colon {
        report(.missingSpaceAfterColon, index, index + 1)
        return
      }
      // U+FF1A, which Chinese keyboards give for a colon.
      if base[index] == 0xEF && base[index + 1] == 0xBC && base[index + 2] == 0x9A {
        report(.fullWidthColon, index, index + 3)
        return
      }
      index += 1
    }
    report(otherwise, start, last)
  }

  /// Checks a scalar as a key: it must be text, and short enough for every parser.
  mutating func checkKey(_ key: YAMLNode) {
    guard case .scalar(let scalar) = key.content else { return }
    let start = Int(key.range.start)
    if scalar.kind != .string {
      // A key that is left out is reported already.
      if !key.range.isEmpty { report(.keyNotText, start, Int(key.range.end), quoted: quoted(scalar.text)) }
    } else if isMergeKey(key) {
      report(.mergeKey, start, start + 2)
    }
    // libyaml looks for the colon no further than 1,024 characters from the start of the key.
    if at - start > 1_024 { report(.keyTooLong, start, Int(key.range.end)) }
  }

  func isMergeKey(_ key: YAMLNode) -> Bool {
    let start = Int(key.range.start)
    return key.range.count == 2 && base[start] == Byte.less && base[start + 1] == Byte.less
  }

  /// Reports a key that the mapping has already.
  mutating func addKey(_ key: YAMLNode, to keys: inout YAMLKeys, after entries: [YAMLNode.Entry]) {
    guard case .scalar(let scalar) = key.content, !keys.insert(scalar.text, after: entries) else { return }
    report(.duplicateKey(scalar.text), Int(key.range.start), Int(key.range.end))
  }
}
