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

  /// A line with findings, which can share a comment.
  public struct Line: Hashable, Sendable {
    /// Its first byte.
    public var start: Int
    /// What it is part of; comments fit into all of a kind alike, or into none.
    var kind: BlockKind?
    var startsBlock: Bool
  }

  public func line(of finding: Finding) -> Line {
    let start = document.source[..<Int(finding.range.start)].lastIndex(where: isBreak).map { $0 + 1 } ?? markLength
    let kind = document.block(at: finding.textRange.start).map { document.blocks[$0].kind }
    return Line(start: start, kind: kind, startsBlock: startsBlock(start))
  }

  /// - Returns: nil where there is no place for a comment.
  public func ignoringLine(_ line: Line, rules: [String], reason: String) -> Insertion? {
    // A line of its own is easier to read.
    [Way.above, .behind].lazy.map { insertion($0, line.start, rules, reason) }.first { keepsText([$0]) }
  }

  /// Comments for many lines, tried together.
  /// - Parameter lines: in order, each once, with the rules to ignore there.
  /// - Returns: what to put where, and which of the lines it is for: some have no place for a comment. Reading the document is what
  ///   takes time, so lines for which no place is found soon are left out.
  public func ignoringLines(
    _ lines: [(line: Line, rules: [String])], reason: String
  ) -> (insertions: [Insertion], lines: [Int]) {
    var kinds: [Line: [Int]] = [:]
    for index in lines.indices {
      var kind = lines[index].line
      kind.start = 0
      kinds[kind, default: []].append(index)
    }
    var ways: [Int: Way] = [:]
    for alike in kinds.values {
      var left = Self.mostReads
      place(alike[...], of: lines, reason, &ways, &left)
    }
    let placed = lines.indices.filter { ways[$0] != nil }
    let insertions = placed.compactMap { index in
      ways[index].map { insertion($0, lines[index].line.start, lines[index].rules, reason) }
    }
    return keepsText(insertions) ? (insertions, placed) : ([], [])
  }

  /// How often the document is read for lines of one kind.
  private static let mostReads = 24

  /// Finds a way for all of some lines, or else for each half of them.
  private func place(
    _ indices: ArraySlice<Int>, of lines: [(line: Line, rules: [String])], _ reason: String, _ ways: inout [Int: Way],
    _ left: inout Int
  ) {
    let startsBlock = indices.first.map { lines[$0].line.startsBlock } ?? false
    for way in startsBlock ? [Way.above, .behind] : [.behind, .above] where left > 0 {
      left -= 1
      guard keepsText(indices.map { insertion(way, lines[$0].line.start, lines[$0].rules, reason) }) else { continue }
      for index in indices { ways[index] = way }
      return
    }
    guard indices.count > 1 else { return }
    let middle = indices.startIndex + indices.count / 2
    place(indices[..<middle], of: lines, reason, &ways, &left)
    place(indices[middle...], of: lines, reason, &ways, &left)
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
