import CMD4C
import ZhiyanText

extension MarkdownState {
  // MARK: Blocks

  mutating func enterBlock(_ type: MD_BLOCKTYPE) {
    endLeaf()
    switch type {
    case MD_BLOCK_QUOTE: containers.append(.quote)
    case MD_BLOCK_LI: containers.append(.list)
    case MD_BLOCK_H: leaf = .heading
    case MD_BLOCK_TH, MD_BLOCK_TD: leaf = .table
    case MD_BLOCK_CODE: isCodeBlock = true
    case MD_BLOCK_HTML: (isMarked, html.isBlock) = (true, true)
    default: break
    }
  }

  mutating func leaveBlock(_ type: MD_BLOCKTYPE) {
    endLeaf()
    switch type {
    case MD_BLOCK_QUOTE, MD_BLOCK_LI: _ = containers.popLast()
    case MD_BLOCK_CODE: isCodeBlock = false
    default: break
    }
  }

  // MARK: Spans

  mutating func enterSpan(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) {
    switch type {
    case MD_SPAN_CODE:
      isCodeSpan = true
      codeStart = -1
    case MD_SPAN_A:
      isMarked = true
      link = LinkState()
      link.isAtStart = true
      if let detail {
        // Safe here and below: md4c passes this structure with this span type.
        let attribute = detail.assumingMemoryBound(to: MD_SPAN_A_DETAIL.self).pointee.href
        if let text = attribute.text, let start = offset(text, Int(attribute.size)) {
          link.target = start..<start + Int(attribute.size)
        }
      }
    case MD_SPAN_IMG:
      // An image is a thing of its own: its alternative text is a block between what comes before and after it.
      if imageDepth == 0 { closeBlock() }
      imageDepth += 1
    default: break
    }
  }

  mutating func leaveSpan(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) {
    switch type {
    case MD_SPAN_CODE:
      isCodeSpan = false
      guard html.raw == 0 else { return }
      if codeStart < 0 { (codeStart, codeEnd) = (seen, seen) }
      appendAtomic(Self.object, codeStart, codeEnd)
    case MD_SPAN_A:
      link = LinkState()
      if let detail {
        appendTitle(detail.assumingMemoryBound(to: MD_SPAN_A_DETAIL.self).pointee.title, .link)
      }
    case MD_SPAN_IMG:
      if imageDepth == 1 { closeBlock() }
      imageDepth = max(0, imageDepth - 1)
      if imageDepth == 0, let detail {
        appendTitle(detail.assumingMemoryBound(to: MD_SPAN_IMG_DETAIL.self).pointee.title, .alt)
      }
    default: break
    }
  }

  // MARK: Text

  mutating func text(_ type: MD_TEXTTYPE, _ text: UnsafePointer<CChar>?, _ size: Int) {
    guard let text else { return }
    if type == MD_TEXT_NORMAL, let start = offset(text, size) {
      prose(start, start + size)
      seen = start + size
      return
    }
    switch type {
    case MD_TEXT_SOFTBR:
      if pending == .none { pending = .soft }
      return
    case MD_TEXT_BR:
      pending = .hard
      return
    case MD_TEXT_NULLCHAR:
      replaceNUL()
      return
    default: break
    }
    guard let start = offset(text, size) else {
      // md4c's own newline between the lines of an HTML block; the other constants are indentation.
      if type == MD_TEXT_HTML && text.pointee == 0x0A && html.isBetweenTags && pending == .none { pending = .soft }
      return
    }
    let end = start + size
    switch type {
    case MD_TEXT_ENTITY:
      if html.raw != 0 || link.isMasked { break }
      link.isAtStart = false
      entity(start, end)
    case MD_TEXT_HTML:
      isMarked = true
      scanHTML(start, end)
    case MD_TEXT_CODE:
      if isCodeSpan {
        if codeStart < 0 { codeStart = start }
        codeEnd = end
        link.isAtStart = false
      }
    default: break
    }
    seen = end
  }

  @inline(__always)
  private mutating func prose(_ start: Int, _ end: Int) {
    if isMarked { html.place = .text }
    if html.raw != 0 {
      maskRaw(start, end)
      return
    }
    if link.isAtStart {
      link.isAtStart = false
      if link.isTarget(start, end, in: source) {
        link.isMasked = true
        appendAtomic(Self.object, start, end)
      }
    }
    if link.isMasked { return }
    appendVerbatim(start, leaf == .heading ? endWithoutAttributes(start, end) : end)
  }

  /// An entity's scalar, or its bytes as they are where the name is unknown.
  mutating func entity(_ start: Int, _ end: Int) {
    guard let scalar = Entities.scalar(UnsafeBufferPointer(rebasing: source[start..<end])) else {
      appendVerbatim(start, end)
      return
    }
    appendAtomic(scalar, start, end)
  }

  /// Where a heading's words end: `{#id .class}` after them is markup to the site generators that know it.
  private func endWithoutAttributes(_ start: Int, _ end: Int) -> Int {
    guard source[end - 1] == UInt8(ascii: "}") else { return end }
    var open = end - 2
    while open >= start && source[open] != UInt8(ascii: "{") { open -= 1 }
    guard open >= start, source[open + 1] == UInt8(ascii: "#") || source[open + 1] == UInt8(ascii: ".") else {
      return end
    }
    while open > start && source[open - 1] == 0x20 { open -= 1 }
    return open
  }

  /// CommonMark reads NUL as U+FFFD. Its pointer is a constant; NUL itself is the next one after what was handed over.
  private mutating func replaceNUL() {
    if isCodeSpan || isCodeBlock || html.raw != 0 || html.isBlock { return }
    guard let place = source[seen...].firstIndex(of: 0) else { return }
    appendAtomic(0xFFFD, place, place + 1)
    seen = place + 1
  }
}
