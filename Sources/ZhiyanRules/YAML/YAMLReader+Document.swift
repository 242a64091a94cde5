extension YAMLReader {
  /// The value of the file.
  mutating func document() -> YAMLNode? {
    nextContent()
    skipPrologue()
    guard indent >= 0 else { return null(at) }
    let root = blockNode(parent: -1, isCompact: true)
    if indent >= 0 { refuseRest() }
    return root
  }

  /// Steps over directives, which are refused, and one `---`.
  private mutating func skipPrologue() {
    while indent == 0 && base[at] == Byte.percent {
      report(.directive, at, textEnd(from: at))
      skipLine()
    }
    guard indent == 0 && isDocumentMarker(at) && base[at] == Byte.minus else { return }
    at += 3
    endLine(.contentAfterDocumentStart)
  }

  /// Whether the reader stands at a document marker; then the rest of the file is passed over.
  mutating func endsAtDocumentMarker() -> Bool {
    guard indent == 0 && isDocumentMarker(at) else { return false }
    report(base[at] == Byte.minus ? .documents : .documentEnd, at, at + 3)
    at = end
    lineStart = end
    indent = -1
    return true
  }

  private mutating func refuseRest() {
    guard !endsAtDocumentMarker() else { return }
    report(lastWasPlain ? .plainOverLines : .unexpectedText, at, textEnd(from: at))
    while indent >= 0 && !endsAtDocumentMarker() { skipLine() }
  }
}
