import ZhiyanText

extension YAMLReader {
  /// A list or mapping in brackets, from the opening bracket to behind the closing one.
  ///
  /// - Parameter parent: the column that further lines must be indented more than. A line that is not shows that the
  ///   bracket is not closed: then the reader is left broken at that line.
  mutating func flowCollection(parent: Int) -> YAMLNode {
    let start = at
    let open = base[at]
    guard enter(start) else {
      skipLine()
      skipDeeper(than: parent)
      isBroken = true
      return null(start)
    }
    at += 1
    var items: [YAMLNode] = []
    var entries: [YAMLNode.Entry] = []
    var keys = YAMLKeys()
    var needsComma = false
    while !isBroken {
      let line = lineStart
      guard flowGap(parent: parent) else {
        report(.unclosed(open), start, start + 1)
        nextContent()
        isBroken = true
        break
      }
      let byte = base[at]
      if byte == Byte.closeBracket || byte == Byte.closeBrace {
        // The signs of a pair are two apart.
        if byte != open + 2 { report(.wrongClose(expected: open + 2), at, at + 1) }
        at += 1
        break
      }
      if byte == Byte.comma {
        if !needsComma { report(.emptyItem, at, at + 1) }
        needsComma = false
        at += 1
        continue
      }
      if needsComma {
        let continues = lastWasPlain && line != lineStart
        report(continues ? .plainOverLines : .missingComma, at, at + 1)
      }
      needsComma = true
      let place = at
      if skipBadItem() { continue }
      if open == Byte.openBrace {
        flowEntry(parent: parent, &keys, &entries)
      } else {
        items.append(flowItem(parent: parent))
      }
      // Whatever went wrong, the loop must get on.
      if at == place && !isBroken { at += 1 }
    }
    depth -= 1
    let last = isBroken ? start + 1 : at
    return node(open == Byte.openBrace ? .mapping(entries) : .sequence(items), start, last)
  }

  /// Steps over spaces, comments and line ends inside brackets; false at the end of the file, and at the start of a line
  /// that is not indented enough.
  private mutating func flowGap(parent: Int) -> Bool {
    while true {
      switch base[at] {
      case Byte.space, Byte.tab:
        skipSpaces()
      case Byte.hash:
        if at > lineStart && base[at - 1] != Byte.space { report(.commentTouching, at, at + 1) }
        at = lineEnd(from: at)
      case Byte.lineFeed, Byte.carriageReturn:
        skipLineEnd()
        while base[at] == Byte.space { at += 1 }
        if base[at] == Byte.tab {
          let first = at
          while base[at] == Byte.space || base[at] == Byte.tab { at += 1 }
          report(.tabIndentation, first, at)
          continue
        }
        if isLineEnd(at) || base[at] == Byte.hash { continue }
        let isMarker = at == lineStart && isDocumentMarker(at)
        guard at - lineStart <= parent || isMarker else { continue }
        if !isMarker && (base[at] == Byte.closeBracket || base[at] == Byte.closeBrace) {
          report(.closeIndentation, at, at + 1)
          return true
        }
        at = lineStart
        return false
      case 0:
        lineStart = at
        return false
      default:
        return true
      }
    }
  }

  /// Reports what can start no value, and passes over it.
  private mutating func skipBadItem() -> Bool {
    let next = base[at + 1]
    switch base[at] {
    case Byte.minus where isBlank(at + 1):
      report(.blockInFlow, at, at + 1)
    case Byte.question where isBlank(at + 1):
      report(.complexKey, at, at + 1)
    case Byte.colon where isBlank(at + 1) || classes[Int(next)] & YAMLByteClass.flow != 0:
      report(.missingKey, at, at + 1)
    default:
      return false
    }
    at += 1
    flowRecover()
    return true
  }

  private mutating func flowItem(parent: Int) -> YAMLNode {
    let item = flowNode(parent: parent)
    guard !isBroken else { return item }
    refuseBracket(after: item)
    let last = at
    while base[at] == Byte.space { at += 1 }
    if base[at] == Byte.colon {
      report(.pairInSequence, Int(item.range.start), at + 1)
      at += 1
      flowRecover()
    } else {
      at = last
    }
    return item
  }

  private mutating func flowEntry(parent: Int, _ keys: inout YAMLKeys, _ entries: inout [YAMLNode.Entry]) {
    let line = lineStart
    let start = at
    let key = flowNode(parent: parent)
    guard !isBroken else { return }
    guard case .scalar = key.content else {
      report(.complexKey, start, at)
      flowRecover()
      return
    }
    let last = at
    while base[at] == Byte.space { at += 1 }
    if base[at] != Byte.colon {
      at = last
      if key.scalar?.style == .plain && (base[at] == Byte.openBracket || base[at] == Byte.openBrace) {
        refuseBracket(after: key)
      } else {
        reportMissingColon(key, last, otherwise: .keyWithoutValue)
      }
      flowRecover()
      return
    }
    if line != lineStart { report(.keyOverLines, start, last) }
    checkKey(key)
    addKey(key, to: &keys, after: entries)
    let isMerge = isMergeKey(key)
    at += 1
    let place = at
    if !isBlank(at) { report(.missingSpaceAfterColon, place - 1, place) }
    // The key is refused already; its value would only be refused once more.
    if isMerge { flowRecover() }
    let value = isMerge ? null(place) : flowEntryValue(parent: parent, place: place)
    entries.append(YAMLNode.Entry(key: key, value: value))
  }

  private mutating func flowEntryValue(parent: Int, place: Int) -> YAMLNode {
    // A bracket that is not closed is reported by the loop that opened it, which looks at the same place again.
    guard flowGap(parent: parent) else { return null(place) }
    switch base[at] {
    case Byte.comma, Byte.closeBracket, Byte.closeBrace:
      return null(place)
    default:
      break
    }
    if skipBadItem() { return null(place) }
    let value = flowNode(parent: parent)
    guard !isBroken else { return value }
    refuseBracket(after: value)
    let last = at
    while base[at] == Byte.space { at += 1 }
    if base[at] == Byte.colon {
      report(.colonInPlain, at, at + 1)
      at += 1
      flowRecover()
    } else {
      at = last
    }
    return value
  }

  private mutating func flowNode(parent: Int) -> YAMLNode {
    if base[at] == Byte.ampersand || base[at] == 0x21 {
      skipProperties(isFlow: true)
      if isLineEnd(at) || base[at] == Byte.comma || base[at] == Byte.closeBracket || base[at] == Byte.closeBrace {
        return null(at)
      }
    }
    lastWasPlain = false
    switch base[at] {
    case Byte.openBracket, Byte.openBrace:
      return flowCollection(parent: parent)
    case Byte.doubleQuote:
      return doubleQuoted(parent: parent)
    case Byte.singleQuote:
      return singleQuoted(parent: parent)
    default:
      let scalar = flowPlain()
      lastWasPlain = true
      return scalar
    }
  }

  /// Refuses `a{0,4}b` in brackets, where the brace would end the text.
  private mutating func refuseBracket(after node: YAMLNode) {
    guard node.scalar?.style == .plain, base[at] == Byte.openBracket || base[at] == Byte.openBrace else { return }
    let bracket = at
    flowRecover()
    let start = Int(node.range.start)
    var last = at
    while base[last - 1] == Byte.space { last -= 1 }
    report(.bracketInPlain, bracket, bracket + 1, quoted: last - start <= 60 ? quoted(string(start, last)) : nil)
  }

  /// To the next comma or closing bracket of this collection, or the end of the line.
  private mutating func flowRecover() {
    var nested = 0
    while !isLineEnd(at) {
      switch base[at] {
      case Byte.openBracket, Byte.openBrace:
        nested += 1
      case Byte.closeBracket, Byte.closeBrace:
        guard nested > 0 else { return }
        nested -= 1
      case Byte.comma where nested == 0:
        return
      case Byte.hash where base[at - 1] == Byte.space:
        return
      default:
        break
      }
      at += 1
    }
  }
}
