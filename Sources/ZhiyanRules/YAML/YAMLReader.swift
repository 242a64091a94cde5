import ZhiyanText

/// Walks over the bytes once and makes nodes of them.
///
/// Between two values it stands at the first character of a line with content, whose column is `indent`. The pointers
/// are valid as long as `YAMLParser.parse` runs; zero bytes behind `end` stop every loop, so nothing reads further than
/// eight bytes behind it.
struct YAMLReader {
  let base: UnsafePointer<UInt8>
  /// What each byte means; see `YAMLByteClass`.
  let classes: UnsafePointer<UInt8>
  /// The byte after the last one.
  let end: Int
  var at: Int
  /// First byte of the line in which `at` stands.
  var lineStart: Int
  /// Column of the line's first character, in bytes; -1 behind the last line.
  var indent = -1
  /// Columns of the block collections that are open.
  var columns: [Int] = []
  /// How many collections are open, of both kinds.
  var depth = 0
  /// Whether the last value was plain text, so that a deeper line looks like its continuation.
  var lastWasPlain = false
  /// Whether a quote or bracket was found unclosed, so that the reader already stands at the next line.
  var isBroken = false
  /// Whether a tab indented a line: then columns mean nothing and are not complained about.
  var sawTabIndentation = false
  var mistakes: [YAMLMistake] = []
  /// Bytes of the scalar that is being put together.
  var scratch = ContiguousArray<UInt8>()

  init(base: UnsafePointer<UInt8>, classes: UnsafePointer<UInt8>, end: Int, start: Int) {
    self.base = base
    self.classes = classes
    self.end = end
    at = start
    lineStart = start
  }

  mutating func report(_ problem: YAMLMistake.Problem, _ start: Int, _ end: Int, quoted: String? = nil) {
    // Deliberately bounded: a hostile file must not turn into millions of them.
    guard mistakes.count <= YAMLParser.maximumIssues else { return }
    mistakes.append(YAMLMistake(problem, start, min(end, self.end), quoted: quoted))
  }

  // MARK: Characters

  func isLineEnd(_ index: Int) -> Bool { classes[Int(base[index])] & YAMLByteClass.lineEnd != 0 }

  /// Whether a space, a tab or the end of the line stands at an index.
  func isBlank(_ index: Int) -> Bool {
    base[index] == Byte.space || base[index] == Byte.tab || isLineEnd(index)
  }

  /// Whether a list item starts here.
  var isDash: Bool { base[at] == Byte.minus && isBlank(at + 1) }

  /// Whether `---` or `...` stands here, which at the start of a line ends a document.
  func isDocumentMarker(_ index: Int) -> Bool {
    let byte = base[index]
    return (byte == Byte.minus || byte == Byte.dot) && base[index + 1] == byte && base[index + 2] == byte
      && isBlank(index + 3)
  }

  /// The end of the line that holds an index, without its line end.
  func lineEnd(from index: Int) -> Int {
    var index = index
    while !isLineEnd(index) { index += 1 }
    return index
  }

  /// The end of the text of a line, without the spaces behind it.
  func textEnd(from index: Int) -> Int {
    var last = lineEnd(from: index)
    while last > index && base[last - 1] == Byte.space { last -= 1 }
    return last
  }

  func string(_ start: Int, _ end: Int) -> String {
    String(decoding: UnsafeBufferPointer(start: base + start, count: end - start), as: UTF8.self)
  }

  // MARK: Lines

  /// Steps over a line end; there may be none at the end of the file.
  mutating func skipLineEnd() {
    if base[at] == Byte.carriageReturn { at += 1 }
    if base[at] == Byte.lineFeed { at += 1 }
    lineStart = at
  }

  /// Steps over spaces on a line; a tab among them is reported.
  mutating func skipSpaces() {
    while base[at] == Byte.space { at += 1 }
    guard base[at] == Byte.tab else { return }
    let first = at
    while base[at] == Byte.space || base[at] == Byte.tab { at += 1 }
    report(.tab, first, at)
  }

  /// From the start of a line to the first line with content.
  mutating func nextContent() {
    while true {
      lineStart = at
      while base[at] == Byte.space { at += 1 }
      if base[at] == Byte.tab { skipTabIndentation() }
      if base[at] == Byte.hash { at = lineEnd(from: at) }
      guard isLineEnd(at) else {
        indent = at - lineStart
        return
      }
      guard at < end else {
        lineStart = at
        indent = -1
        return
      }
      skipLineEnd()
    }
  }

  private mutating func skipTabIndentation() {
    let first = at
    while base[at] == Byte.space || base[at] == Byte.tab { at += 1 }
    // Whoever indents with tabs does so on every line, and has made one mistake.
    if !sawTabIndentation { report(.tabIndentation, first, at) }
    sawTabIndentation = true
  }

  /// Steps over what may stand behind a value, and to the next line with content.
  mutating func endLine(_ problem: YAMLMistake.Problem = .unexpectedText) {
    let first = at
    skipSpaces()
    if base[at] == Byte.hash {
      if at == first && at > lineStart { report(.commentTouching, at, at + 1) }
    } else if !isLineEnd(at) {
      report(problem, at, textEnd(from: at))
    }
    skipLine()
  }

  /// To the next line with content, whatever stands on this one.
  mutating func skipLine() {
    at = lineEnd(from: at)
    skipLineEnd()
    nextContent()
  }

  /// Passes over the lines that are indented further than a column.
  mutating func skipDeeper(than column: Int) {
    while indent > column { skipLine() }
  }

  // MARK: Nodes

  func node(_ content: YAMLNode.Content, _ start: Int, _ end: Int) -> YAMLNode {
    YAMLNode(content: content, range: SourceRange(start, max(start, end)))
  }

  /// The value that is left out at an index.
  func null(_ index: Int) -> YAMLNode {
    node(.scalar(YAMLScalar(text: "", style: .plain, kind: .null, start: index)), index, index)
  }
}
