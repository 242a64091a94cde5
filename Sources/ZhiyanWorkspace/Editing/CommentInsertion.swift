public import ZhiyanEngine
public import ZhiyanText

/// Puts comments that silence findings into Markdown, where they change nothing of what is read.
///
/// A comment on a line of its own in front of a paragraph is no part of it, but one in the middle would tear it in two; there it goes
/// to the end of the line. Each place is tried, and taken only if the text that is checked stays the same.
public struct CommentInsertion {
  private let document: Document
  private let read: (ContiguousArray<UInt8>) -> Document?

  /// - Parameter read: reads changed bytes as the document was read.
  public init(_ document: Document, read: @escaping (ContiguousArray<UInt8>) -> Document?) {
    self.document = document
    self.read = read
  }

  /// - Returns: an empty range and what to put there; nil where there is no place for a comment.
  public func ignoringLine(
    of finding: Finding, rule: String, reason: String
  ) -> (range: Range<Int>, replacement: String)? {
    let source = document.source
    let place = Int(finding.range.start)
    let start = source[..<place].lastIndex { isBreak($0) }.map { $0 + 1 } ?? markLength
    let end = source[place...].firstIndex { isBreak($0) } ?? source.count
    let indent = source[start..<end].prefix { $0 == 0x20 }.count
    let spaces = String(repeating: " ", count: indent)
    return first(of: [
      (start, "\(spaces)<!-- zhiyan:ignore-next \(rule): \(reason) -->\(lineEnd)"),
      (end, " <!-- zhiyan:ignore-line \(rule): \(reason) -->"),
    ])
  }

  public func ignoringFile(rule: String, reason: String) -> (range: Range<Int>, replacement: String)? {
    let comment = "<!-- zhiyan:ignore-file \(rule): \(reason) -->"
    let end = document.source.count
    let isClosed = document.source.last.map(isBreak) ?? true
    // A file that starts with a header of its own keeps that first.
    return first(of: [
      (markLength, comment + lineEnd + lineEnd), (markLength, comment + lineEnd),
      (end, (isClosed ? "" : lineEnd) + lineEnd + comment + lineEnd),
    ])
  }

  private func first(of places: [(at: Int, text: String)]) -> (range: Range<Int>, replacement: String)? {
    places.first { keepsText($0.at, $0.text) }.map { ($0.at..<$0.at, $0.text) }
  }

  private func keepsText(_ at: Int, _ text: String) -> Bool {
    var bytes = document.source
    bytes.insert(contentsOf: text.utf8, at: at)
    guard let changed = read(bytes) else { return false }
    return changed.comments.count == document.comments.count + 1 && words(changed) == words(document)
  }

  /// The words of each block. A comment at the end of a line leaves a blank in front of it, which is none of them.
  private func words(_ document: Document) -> [Words] {
    document.blocks.map { block in
      Words(kind: block.kind, bytes: document.text[block.range.indices].filter { $0 != 0x20 })
    }
  }

  private struct Words: Equatable {
    var kind: BlockKind
    var bytes: [UInt8]
  }

  private func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private var markLength: Int { document.source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// The line ending that the file uses.
  private var lineEnd: String {
    guard let first = document.source.firstIndex(where: isBreak) else { return "\n" }
    if document.source[first] == 0x0A { return "\n" }
    return first + 1 < document.source.count && document.source[first + 1] == 0x0A ? "\r\n" : "\r"
  }
}
