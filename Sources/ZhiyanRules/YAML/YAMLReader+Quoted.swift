import ZhiyanText

extension YAMLReader {
  /// A scalar in double quotes, from the opening quote to behind the closing one.
  ///
  /// - Parameter parent: the column that further lines must be indented more than.
  mutating func doubleQuoted(parent: Int) -> YAMLNode {
    quotedScalar(style: .doubleQuoted, quote: Byte.doubleQuote, stop: YAMLByteClass.double, parent: parent)
  }

  /// A scalar in single quotes.
  mutating func singleQuoted(parent: Int) -> YAMLNode {
    quotedScalar(style: .singleQuoted, quote: Byte.singleQuote, stop: YAMLByteClass.single, parent: parent)
  }

  private mutating func quotedScalar(style: YAMLScalar.Style, quote: UInt8, stop: UInt8, parent: Int) -> YAMLNode {
    let start = at
    at += 1
    while classes[Int(base[at])] & stop == 0 { at += 1 }
    if base[at] == quote && base[at + 1] != Byte.singleQuote || base[at] == quote && quote == Byte.doubleQuote {
      let text = string(start + 1, at)
      at += 1
      return node(.scalar(YAMLScalar(text: text, style: style, kind: .string, start: start + 1)), start, at)
    }
    return decodedScalar(start: start, style: style, quote: quote, parent: parent)
  }

  /// The slow way, for text with escapes or several lines. The reader stands at the first of them.
  private mutating func decodedScalar(start: Int, style: YAMLScalar.Style, quote: UInt8, parent: Int) -> YAMLNode {
    let stop = quote == Byte.doubleQuote ? YAMLByteClass.double : YAMLByteClass.single
    var map = OffsetMap()
    scratch.removeAll(keepingCapacity: true)
    var run = start + 1
    while true {
      while classes[Int(base[at])] & stop == 0 { at += 1 }
      if base[at] == quote {
        copy(run, at, &map)
        at += 1
        guard quote == Byte.singleQuote && base[at] == quote else { break }
        put([quote], from: at - 1, to: at + 1, &map)
        at += 1
        run = at
      } else if base[at] == Byte.backslash {
        copy(run, at, &map)
        if isLineEnd(at + 1) && at + 1 < end {
          let place = at
          at += 1
          guard fold(isEscaped: true, from: place, quote: quote, parent: parent, &map) else { return unclosed(start) }
        } else {
          escape(&map)
        }
        run = at
      } else {
        var last = at
        while last > run && (base[last - 1] == Byte.space || base[last - 1] == Byte.tab) { last -= 1 }
        copy(run, last, &map)
        guard fold(isEscaped: false, from: last, quote: quote, parent: parent, &map) else { return unclosed(start) }
        run = at
      }
    }
    let scalar = YAMLScalar(text: scratchString, style: style, kind: .string, start: start + 1, map: map)
    return node(.scalar(scalar), start, at)
  }

  var scratchString: String { String(decoding: scratch, as: UTF8.self) }

  /// Appends bytes of the file to the scalar.
  mutating func copy(_ start: Int, _ end: Int, _ map: inout OffsetMap) {
    guard end > start else { return }
    map.appendVerbatim(text: scratch.count, source: start, length: end - start)
    scratch.append(contentsOf: UnsafeBufferPointer(start: base + start, count: end - start))
  }

  /// Appends bytes that a range of the file stands for.
  mutating func put(_ bytes: [UInt8], from start: Int, to end: Int, _ map: inout OffsetMap) {
    map.appendAtomic(text: scratch.count, length: bytes.count, source: SourceRange(start, end))
    scratch.append(contentsOf: bytes)
  }

  private mutating func unclosed(_ start: Int) -> YAMLNode {
    report(.unclosedQuote, start, start + 1)
    nextContent()
    isBroken = true
    let text = scratchString
    return node(.scalar(YAMLScalar(text: text, style: .doubleQuoted, kind: .string, start: start)), start, start + 1)
  }

  /// Steps over line ends inside quotes, from the first one to the text that follows: one is a space, n are n − 1 line
  /// feeds, and one behind a backslash is nothing. False, at the start of a line, where the quote is not closed.
  private mutating func fold(
    isEscaped: Bool, from start: Int, quote: UInt8, parent: Int, _ map: inout OffsetMap
  ) -> Bool {
    var breaks = 0
    while isLineEnd(at) {
      guard at < end else {
        lineStart = at
        return false
      }
      skipLineEnd()
      breaks += 1
      while base[at] == Byte.space { at += 1 }
      if base[at] == Byte.tab {
        let first = at
        while base[at] == Byte.space || base[at] == Byte.tab { at += 1 }
        report(.tabIndentation, first, at)
      }
    }
    if at - lineStart <= parent {
      guard base[at] == quote && isBlank(at + 1) else {
        at = lineStart
        return false
      }
      report(.closeIndentation, at, at + 1)
    }
    if at == lineStart && isDocumentMarker(at) { report(.quoteDocumentMarker, at, at + 3) }
    if breaks == 1 {
      if !isEscaped { put([Byte.space], from: start, to: at, &map) }
    } else {
      put(Array(repeating: Byte.lineFeed, count: breaks - 1), from: start, to: at, &map)
    }
    return true
  }

  /// Decodes the escape under the reader and steps over it.
  private mutating func escape(_ map: inout OffsetMap) {
    let start = at
    let letter = base[at + 1]
    guard !isLineEnd(at + 1) else {
      at += 1
      return
    }
    at += 2
    let value: UInt32
    switch letter {
    case 0x30: value = 0
    case 0x61: value = 7
    case 0x62: value = 8
    case 0x74: value = 9
    case 0x6E: value = 10
    case 0x76: value = 11
    case 0x66: value = 12
    case 0x72: value = 13
    case 0x65: value = 27
    case 0x20, 0x22, 0x2F, 0x5C: value = UInt32(letter)
    case 0x4E: value = 0x85
    case 0x5F: value = 0xA0
    case 0x4C: value = 0x2028
    case 0x50: value = 0x2029
    case 0x78, 0x75, 0x55:
      guard let number = hexadecimal(count: letter == 0x78 ? 2 : letter == 0x75 ? 4 : 8) else {
        report(.badEscape, start, at)
        return
      }
      value = number
    default:
      while base[at] & 0xC0 == 0x80 { at += 1 }
      report(.badEscape, start, at)
      return
    }
    guard let scalar = Unicode.Scalar(value) else {
      report(.surrogateEscape, start, at)
      return
    }
    put(Array(UTF8.encode(scalar).map(Array.init) ?? []), from: start, to: at, &map)
  }

  /// The number of some hexadecimal digits, which are stepped over; nil where there are too few.
  private mutating func hexadecimal(count: Int) -> UInt32? {
    var value: UInt32 = 0
    for _ in 0..<count {
      let byte = base[at]
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((byte | 0x20) - 0x57)
      default: return nil
      }
      at += 1
    }
    return value
  }
}
