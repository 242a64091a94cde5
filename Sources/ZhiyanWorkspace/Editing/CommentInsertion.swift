public import ZhiyanEngine
public import ZhiyanText

/// Puts comments that silence findings into Markdown, where they change nothing of what is read.
///
/// A comment on a line of its own in front of a paragraph is no part of it, but one in the middle would tear it in two; there it goes
/// to the end of the line. Each place is tried, and taken only if the text that is checked stays the same.
public struct CommentInsertion {
  /// An empty range, and what to put there.
  public typealias Insertion = (range: Range<Int>, replacement: String)

  private let document: Document
  private let read: (ContiguousArray<UInt8>) -> Document?

  /// - Parameter read: reads changed bytes as the document was read.
  public init(_ document: Document, read: @escaping (ContiguousArray<UInt8>) -> Document?) {
    self.document = document
    self.read = read
  }

  /// Where the line of a finding starts. Findings with the same one can share a comment.
  public func lineStart(of finding: Finding) -> Int {
    document.source[..<Int(finding.range.start)].lastIndex(where: isBreak).map { $0 + 1 } ?? markLength
  }

  /// - Returns: nil where there is no place for a comment.
  public func ignoringLine(at start: Int, rules: [String], reason: String) -> Insertion? {
    // A line of its own is easier to read.
    [Way.above, .behind].lazy.map { insertion($0, start, rules, reason) }.first { keepsText([$0]) }
  }

  /// Comments for many lines, tried together.
  /// - Parameters:
  ///   - lines: where each starts, in order, and the rules to ignore there.
  ///   - most: how often the document may be read to find places.
  /// - Returns: nil where not all lines have a place, or none was found in time.
  public func ignoringLines(
    _ lines: [(start: Int, rules: [String])], reason: String, most: Int = 64
  ) -> [Insertion]? {
    var left = most
    guard let ways = ways(lines[...], reason, &left) else { return nil }
    let all = zip(lines, ways).map { insertion($1, $0.start, $0.rules, reason) }
    return keepsText(all) ? all : nil
  }

  /// A way for each of some lines: the likely ones if they do together, else those of each half.
  private func ways(
    _ lines: ArraySlice<(start: Int, rules: [String])>, _ reason: String, _ left: inout Int
  ) -> [Way]? {
    guard left > 0 else { return nil }
    left -= 1
    let likely = lines.map { startsBlock($0.start) ? Way.above : .behind }
    if keepsText(zip(lines, likely).map { insertion($1, $0.start, $0.rules, reason) }) { return likely }
    guard lines.count > 1 else {
      guard let line = lines.first, let way = likely.first?.other, left > 0 else { return nil }
      left -= 1
      return keepsText([insertion(way, line.start, line.rules, reason)]) ? [way] : nil
    }
    let middle = lines.startIndex + lines.count / 2
    guard let first = ways(lines[..<middle], reason, &left), let second = ways(lines[middle...], reason, &left) else {
      return nil
    }
    return first + second
  }

  public func ignoringFile(rule: String, reason: String) -> Insertion? {
    let comment = "<!-- zhiyan:ignore-file \(rule): \(reason) -->"
    let end = document.source.count
    let isClosed = document.source.last.map(isBreak) ?? true
    // A file that starts with a header of its own keeps that first.
    let places: [(at: Int, text: String)] = [
      (markLength, comment + lineEnd + lineEnd), (markLength, comment + lineEnd),
      (end, (isClosed ? "" : lineEnd) + lineEnd + comment + lineEnd),
    ]
    return places.lazy.map { ($0.at..<$0.at, $0.text) }.first { keepsText([$0]) }
  }

  // MARK: Ways

  /// Where the comment for a line can stand.
  private enum Way {
    /// On a line of its own in front of it.
    case above
    /// At its end.
    case behind

    var other: Way {
      switch self {
      case .above: .behind
      case .behind: .above
      }
    }
  }

  /// Whether nothing stands in the line before, so that a block can begin at a place.
  private func startsBlock(_ start: Int) -> Bool {
    var at = start
    guard at > markLength else { return true }
    at -= 1
    if document.source[at] == 0x0A, at > markLength, document.source[at - 1] == 0x0D { at -= 1 }
    while at > markLength, document.source[at - 1] == 0x20 || document.source[at - 1] == 0x09 { at -= 1 }
    return at == markLength || isBreak(document.source[at - 1])
  }

  private func insertion(_ way: Way, _ start: Int, _ rules: [String], _ reason: String) -> Insertion {
    let source = document.source
    let names = rules.joined(separator: ", ")
    switch way {
    case .above:
      let indent = source[start...].prefix { $0 == 0x20 }.count
      let spaces = String(repeating: " ", count: indent)
      return (start..<start, "\(spaces)<!-- zhiyan:ignore-next \(names): \(reason) -->\(lineEnd)")
    case .behind:
      let end = source[start...].firstIndex(where: isBreak) ?? source.count
      return (end..<end, " <!-- zhiyan:ignore-line \(names): \(reason) -->")
    }
  }

  /// - Parameter insertions: in the order of their places.
  private func keepsText(_ insertions: [Insertion]) -> Bool {
    var bytes = document.source
    for insertion in insertions.reversed() {
      bytes.insert(contentsOf: insertion.replacement.utf8, at: insertion.range.lowerBound)
    }
    guard let changed = read(bytes) else { return false }
    return changed.comments.count == document.comments.count + insertions.count && words(changed) == words(document)
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
