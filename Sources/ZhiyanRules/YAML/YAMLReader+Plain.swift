extension YAMLReader {
  /// A scalar outside brackets: quoted or plain. Leaves the reader behind it, or broken at the next line.
  ///
  /// - Parameter mayBeKey: whether a colon ends plain text as a key, rather than being refused in it.
  mutating func scalarNode(parent: Int, mayBeKey: Bool) -> YAMLNode {
    switch base[at] {
    case Byte.doubleQuote: doubleQuoted(parent: parent)
    case Byte.singleQuote: singleQuoted(parent: parent)
    default: blockPlain(mayBeKey: mayBeKey)
    }
  }

  private mutating func blockPlain(mayBeKey: Bool) -> YAMLNode {
    let start = at
    let startsWell = checkPlainStart(isFlow: false)
    var sawTab = false
    var sawColon = false
    loop: while true {
      while classes[Int(base[at])] & YAMLByteClass.plain == 0 { at += 1 }
      switch base[at] {
      case Byte.colon:
        if isBlank(at + 1) && !sawColon {
          if mayBeKey { break loop }
          sawColon = true
          if startsWell { reportQuotable(.colonInPlain, at, at + 1, text: start) }
        }
        at += 1
      case Byte.hash:
        if at > start && (base[at - 1] == Byte.space || base[at - 1] == Byte.tab) {
          // `a #b` would lose half of the text in silence; a comment is told by its space.
          if !isBlank(at + 1) && base[at + 1] != Byte.hash { report(.commentTouching, at, at + 1) }
          break loop
        }
        at += 1
      case Byte.tab:
        if !sawTab { report(.tab, at, at + 1) }
        sawTab = true
        at += 1
      default:
        break loop
      }
    }
    if start == at {
      report(.missingKey, start, start + 1)
      return null(start)
    }
    return plainNode(start, isRefused: !startsWell || sawTab || sawColon)
  }

  /// Plain text inside brackets.
  mutating func flowPlain() -> YAMLNode {
    let start = at
    let startsWell = checkPlainStart(isFlow: true)
    var sawTab = false
    loop: while true {
      while classes[Int(base[at])] & YAMLByteClass.flow == 0 { at += 1 }
      switch base[at] {
      case Byte.colon:
        let next = base[at + 1]
        if isBlank(at + 1) { break loop }
        // Versions of YAML part ways where a colon touches a sign of brackets.
        if classes[Int(next)] & YAMLByteClass.flow != 0 || next == Byte.question {
          if next != Byte.colon && next != Byte.hash { break loop }
        }
        at += 1
      case Byte.hash:
        if at > start && (base[at - 1] == Byte.space || base[at - 1] == Byte.tab) {
          if !isBlank(at + 1) && base[at + 1] != Byte.hash { report(.commentTouching, at, at + 1) }
          break loop
        }
        at += 1
      case Byte.tab:
        if !sawTab { report(.tab, at, at + 1) }
        sawTab = true
        at += 1
      default:
        break loop
      }
    }
    return plainNode(start, isRefused: !startsWell || sawTab)
  }

  /// The plain scalar from an index to the reader, spaces behind it left out.
  private mutating func plainNode(_ start: Int, isRefused: Bool) -> YAMLNode {
    while at > start && (base[at - 1] == Byte.space || base[at - 1] == Byte.tab) { at -= 1 }
    let text = string(start, at)
    var kind = YAMLScalar.Kind.string
    if !isRefused {
      switch YAMLPlainKind.resolve(base + start, count: at - start) {
      case .known(let known): kind = known
      case .ambiguous:
        // A merge key is refused where keys are looked at.
        if !(text == "<<" && base[at] == Byte.colon) {
          report(.ambiguous(text), start, at, quoted: quoted(text))
        }
      }
    }
    return node(.scalar(YAMLScalar(text: text, style: .plain, kind: kind, start: start)), start, at)
  }

  /// Whether plain text may start with the sign under the reader, which is reported if not.
  private mutating func checkPlainStart(isFlow: Bool) -> Bool {
    let byte = base[at]
    // Chinese, letters and digits need no look at the list below.
    if byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= Byte.zero && byte <= Byte.nine) {
      return true
    }
    switch byte {
    case Byte.asterisk:
      reportQuotable(.alias, at, at + 1, text: at)
    case Byte.ampersand:
      reportQuotable(.anchor, at, at + 1, text: at)
    case 0x21:
      reportQuotable(.tag, at, at + 1, text: at)
    case Byte.colon where isBlank(at + 1) && !isFlow:
      return true
    case Byte.question, Byte.colon, Byte.bar, Byte.greater, Byte.percent, 0x40, 0x60, Byte.comma, Byte.hash,
      Byte.closeBracket, Byte.closeBrace, Byte.openBracket, Byte.openBrace:
      reportQuotable(.startsWith(byte), at, at + 1, text: at)
    case Byte.minus where isFlow && classes[Int(base[at + 1])] & YAMLByteClass.flow != 0:
      reportQuotable(.startsWith(byte), at, at + 1, text: at)
    default:
      return true
    }
    return false
  }

  /// Reports text that quotes would save, and says it in quotes if it is short.
  mutating func reportQuotable(_ problem: YAMLMistake.Problem, _ start: Int, _ end: Int, text: Int) {
    let last = textEnd(from: text)
    report(problem, start, end, quoted: last - text <= 60 ? quoted(string(text, last)) : nil)
  }

  /// Text in the quotes that need no escapes, if there are such.
  func quoted(_ text: String) -> String {
    if text.utf8.contains(Byte.doubleQuote) || text.utf8.contains(Byte.backslash) {
      var result = "'"
      for scalar in text.unicodeScalars {
        if scalar == "'" { result.unicodeScalars.append("'") }
        result.unicodeScalars.append(scalar)
      }
      return result + "'"
    }
    return "\"\(text)\""
  }
}
