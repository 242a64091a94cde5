import ZhiyanText

/// Where the reader stands in raw HTML. md4c hands it over line by line, so a tag or a comment may go on.
struct HTMLScanner {
  enum Place {
    case text, tag, comment, data, instruction
  }

  var place = Place.text
  /// True in an HTML block, where text between tags comes through the scanner; in a paragraph md4c sends it itself.
  var isBlock = false
  /// The element whose content is no prose (`script`, `code`, …), as a packed name; 0 for none.
  var raw: UInt64 = 0
  /// The kind of block that the innermost element makes, where that is another than around it.
  var kind: BlockKind?
  /// True once the content of `raw` has left its mark in the text.
  var isRawMarked = false

  var tagStart = 0
  var name: UInt64 = 0
  var isClosing = false
  /// The quote that an attribute value waits for; 0 for none.
  var quote: UInt8 = 0
  /// The last byte in the tag that was no blank.
  var lastInTag: UInt8 = 0

  var isBetweenTags: Bool { isBlock && place == .text && raw == 0 }
}

extension MarkdownState {
  /// Reads a line, or a part of one, of raw HTML: words between tags are prose, everything else is not.
  mutating func scanHTML(_ start: Int, _ end: Int) {
    var at = start
    while at < end {
      switch html.place {
      case .text: at = html.raw == 0 ? scanText(at, end) : scanRaw(at, end)
      case .tag: at = scanTag(at, end)
      case .comment:
        at = skip(at, end, past: "-->")
        if html.place == .text { keepComment(end: at) }
      case .data: at = skip(at, end, past: "]]>")
      case .instruction: at = skip(at, end, past: ">")
      }
    }
  }

  /// Code inside an HTML element leaves one object character, as a code span does.
  mutating func maskRaw(_ start: Int, _ end: Int) {
    guard !html.isRawMarked else { return }
    html.isRawMarked = true
    appendAtomic(Self.object, start, end)
  }

  // MARK: Places

  private mutating func scanText(_ start: Int, _ end: Int) -> Int {
    var at = start
    while at < end && source[at] != UInt8(ascii: "<") && source[at] != UInt8(ascii: "&") { at += 1 }
    if at > start {
      // Blanks at the end of a line belong to the break.
      var last = at
      if at == end { while last > start && (source[last - 1] == 0x20 || source[last - 1] == 0x09) { last -= 1 } }
      appendVerbatim(start, last)
      return at
    }
    if source[at] == UInt8(ascii: "&") {
      let stop = Entities.end(source, at, end)
      if stop > at { entity(at, stop) } else { appendVerbatim(at, at + 1) }
      return stop > at ? stop : at + 1
    }
    return openMarkup(at, end)
  }

  /// Reads `<` and what tells its kind; a `<` that opens nothing is text.
  private mutating func openMarkup(_ at: Int, _ end: Int) -> Int {
    html.tagStart = at
    if starts("<!--", at, end) {
      html.place = .comment
      return at + 2  // `<!-->` is a whole comment.
    }
    if starts("<![CDATA[", at, end) {
      html.place = .data
      return at + 9
    }
    let next = at + 1 < end ? source[at + 1] : 0
    if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
      html.place = .instruction
      return at + 2
    }
    html.isClosing = next == UInt8(ascii: "/")
    let nameStart = at + (html.isClosing ? 2 : 1)
    let (name, nameEnd) = HTMLName.read(source, nameStart, end)
    guard nameEnd > nameStart else {
      appendVerbatim(at, at + 1)
      return at + 1
    }
    html.name = name
    html.place = .tag
    html.quote = 0
    html.lastInTag = 0
    return nameEnd
  }

  private mutating func scanTag(_ start: Int, _ end: Int) -> Int {
    for at in start..<end {
      let byte = source[at]
      if html.quote != 0 {
        if byte == html.quote { html.quote = 0 }
      } else if (byte == 0x22 || byte == 0x27) && html.lastInTag == UInt8(ascii: "=") {
        html.quote = byte
      } else if byte == UInt8(ascii: ">") {
        html.place = .text
        closeTag(at + 1)
        return at + 1
      }
      if byte != 0x20 && byte != 0x09 { html.lastInTag = byte }
    }
    return end
  }

  /// Content that is no prose, up to the tag that closes it.
  private mutating func scanRaw(_ start: Int, _ end: Int) -> Int {
    for at in start..<end where source[at] == UInt8(ascii: "<") && at + 1 < end && source[at + 1] == UInt8(ascii: "/") {
      let (name, nameEnd) = HTMLName.read(source, at + 2, end)
      guard name == html.raw else { continue }
      if html.isBlock && at > start && !HTMLName.isBlock(html.raw) { maskRaw(start, at) }
      html.tagStart = at
      html.name = name
      html.isClosing = true
      html.place = .tag
      html.quote = 0
      return nameEnd
    }
    if html.isBlock && !HTMLName.isBlock(html.raw) { maskRaw(start, end) }
    return end
  }

  private mutating func closeTag(_ end: Int) {
    if html.raw != 0 {
      // Only the tag that closes the content gets here.
      html.raw = 0
      if html.isBlock && HTMLName.isBlock(html.name) { closeBlock() }
      return
    }
    switch HTMLName.role(html.name) {
    case .raw:
      if html.isBlock && HTMLName.isBlock(html.name) { closeBlock() }
      guard !html.isClosing, html.lastInTag != UInt8(ascii: "/") else { return }
      html.raw = html.name
      html.isRawMarked = false
    case .lineBreak:
      if blockStart >= 0 { appendAtomic(0x0A, html.tagStart, end) }
    case .object: appendAtomic(Self.object, html.tagStart, end)
    case .inline: break
    case .block(let kind):
      closeBlock()
      html.kind = html.isClosing ? nil : kind
    case .unknown:
      // In an HTML block it stands where a block would; in a paragraph it is mostly a badge or the like.
      if html.isBlock { closeBlock() }
    }
  }

  private mutating func keepComment(end: Int) {
    let range = SourceRange(html.tagStart, end)
    // `<!-->` and `<!--->` are whole comments with nothing in them.
    let content = range.count < 7 ? SourceRange(end, end) : SourceRange(html.tagStart + 4, end - 3)
    comments.append(Comment(range: range, content: content))
  }

  private mutating func skip(_ start: Int, _ end: Int, past sign: StaticString) -> Int {
    for at in start..<end where starts(sign, at, end) {
      html.place = .text
      return at + sign.utf8CodeUnitCount
    }
    return end
  }

  private func starts(_ sign: StaticString, _ at: Int, _ end: Int) -> Bool {
    let count = sign.utf8CodeUnitCount
    guard at + count <= end, source[at] == sign.utf8Start[0] else { return false }
    // Safe: both are `count` bytes long at least.
    return (1..<count).allSatisfy { source[at + $0] == sign.utf8Start[$0] }
  }
}
