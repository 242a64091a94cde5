import ZhiyanText

/// What the callbacks build: text, map and blocks, and the little that must be remembered between two of them.
///
/// Nothing here allocates per callback: bytes go to one array with room for the source.
struct MarkdownState {
  enum PendingBreak {
    case none, soft, hard
  }

  /// Not prose, but words on its two sides must not join: U+FFFC, OBJECT REPLACEMENT CHARACTER.
  static let object: UInt32 = 0xFFFC

  let source: UnsafeBufferPointer<UInt8>
  var output = ContiguousArray<UInt8>()
  var map = OffsetMap()
  var blocks = ContiguousArray<Block>()
  var comments = ContiguousArray<Comment>()

  /// Quotes and list items around the current block, outermost first.
  var containers = ContiguousArray<BlockKind>()
  /// The kind of the current leaf, where it is no paragraph.
  var leaf: BlockKind?
  /// Where the open block starts in `output`; negative when none is open.
  var blockStart = -1
  /// End of the source bytes that the map has; nothing before it may be mapped any more.
  var mapped: Int
  /// End of the source bytes that md4c has handed over, code and tags included.
  var seen: Int
  var pending = PendingBreak.none

  var isCodeBlock = false
  var isCodeSpan = false
  /// Content of the code span that was handed over, as source offsets.
  var codeStart = -1
  var codeEnd = 0
  /// Images around the text; what they hold is alternative text.
  var imageDepth = 0
  var link = LinkState()
  var html = HTMLScanner()
  /// True once the leaf has changed `link` or `html`, which most leaves do not.
  var isMarked = false

  init(source: UnsafeBufferPointer<UInt8>, start: Int) {
    self.source = source
    mapped = start
    seen = start
    output.reserveCapacity(source.count + 1)
  }

  // MARK: Blocks

  var kind: BlockKind {
    if imageDepth > 0 { return .alt }
    return html.kind ?? leaf ?? containers.last ?? .paragraph
  }

  /// Ends the open block, if any; the next words start another one.
  mutating func closeBlock() {
    pending = .none
    guard blockStart >= 0 else { return }
    closeBlock(kind)
  }

  mutating func closeBlock(_ kind: BlockKind) {
    blocks.append(Block(kind: kind, range: TextRange(blockStart, output.count)))
    output.append(0x0A)
    blockStart = -1
  }

  /// Ends the open block and all that cannot reach past the end of a paragraph.
  mutating func endLeaf() {
    closeBlock()
    leaf = nil
    if isMarked {
      html = HTMLScanner()
      link = LinkState()
      isMarked = false
    }
  }

  // MARK: Text

  /// The source offset of bytes that md4c handed over; nil for its own constants and buffers.
  ///
  /// Pointers are compared as addresses, so that one from elsewhere is no undefined behaviour.
  @inline(__always)
  func offset(_ text: UnsafePointer<CChar>, _ size: Int) -> Int? {
    guard let base = source.baseAddress else { return nil }
    let distance = UInt(bitPattern: text) &- UInt(bitPattern: base)
    guard distance <= UInt(source.count), UInt(size) <= UInt(source.count) - distance else { return nil }
    return Int(distance)
  }

  /// Adds source bytes as they are.
  @inline(__always)
  mutating func appendVerbatim(_ start: Int, _ end: Int) {
    var start = start
    if blockStart < 0 || pending != .none { start = prepare(start, end) }
    // The second half never holds with today's md4c; a map must not trap if a later one hands text over out of order.
    guard start < end, start >= mapped else { return }
    let text = output.count
    // Safe: callers pass offsets that `offset` or the scanner found inside the source.
    output.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<end]))
    map.appendVerbatim(text: text, source: start, length: end - start)
    mapped = end
  }

  /// Adds one scalar that stands for source bytes.
  mutating func appendAtomic(_ scalar: UInt32, _ start: Int, _ end: Int) {
    let start = max(start, mapped)
    let end = max(start, end)
    open()
    resolveBreak(before: scalar, at: start)
    append(scalar, from: SourceRange(start, end))
    mapped = end
  }

  private mutating func append(_ scalar: UInt32, from range: SourceRange) {
    let text = output.count
    Scalars.append(scalar, to: &output)
    map.appendAtomic(text: text, length: output.count - text, source: range)
  }

  /// Opens a block or settles a break before the words in `start ..< end`; gives back where they start, blanks skipped.
  private mutating func prepare(_ start: Int, _ end: Int) -> Int {
    var start = start
    while start < end && (source[start] == 0x20 || source[start] == 0x09) { start += 1 }
    guard start < end, start >= mapped else { return end }
    open()
    resolveBreak(before: Scalars.scalar(at: start, in: source), at: start)
    return start
  }

  private mutating func open() {
    guard blockStart < 0 else { return }
    blockStart = output.count
    pending = .none
  }

  /// Writes what a line break is worth: nothing between two CJK characters, else a space; LF for a hard one.
  private mutating func resolveBreak(before next: UInt32, at offset: Int) {
    let kind = pending
    pending = .none
    switch kind {
    case .none: return
    case .hard: append(0x0A, from: breakRange(before: offset, isHard: true))
    case .soft:
      guard output.count > blockStart, let last = output.last, last != 0x0A, last != 0x20 else { return }
      let previous = output.withUnsafeBufferPointer { Scalars.last(of: $0) }
      if Scalars.joinsLines(previous, next) { return }
      append(0x20, from: breakRange(before: offset, isHard: false))
    }
  }

  /// The source of a line break before `offset`: blanks, newline, and the indentation and `>` that follow.
  private func breakRange(before offset: Int, isHard: Bool) -> SourceRange {
    var start = offset - 1
    while start >= mapped && source[start] != 0x0A && source[start] != 0x0D { start -= 1 }
    guard start >= mapped else { return SourceRange(mapped, max(mapped, offset)) }
    var end = start + 1
    if source[start] == 0x0A && start > mapped && source[start - 1] == 0x0D { start -= 1 }
    while start > mapped && (source[start - 1] == 0x20 || source[start - 1] == 0x09) { start -= 1 }
    if isHard && start > mapped && source[start - 1] == UInt8(ascii: "\\") { start -= 1 }
    while end < offset && (source[end] == 0x20 || source[end] == 0x09 || source[end] == UInt8(ascii: ">")) { end += 1 }
    return SourceRange(start, end)
  }
}
