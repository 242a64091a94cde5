import Testing
import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

/// Rules written as a file would have them, compiled and run on texts.
struct RuleBench {
  let rules: RuleSet

  /// - Parameter yaml: the list below `rules:`, each rule with id and check; level and message are put in.
  init(_ yaml: String, sets: String = "", allowed: [String] = [], location: SourceLocation = #_sourceLocation) {
    var file = "pack: test\n"
    if !sets.isEmpty { file += "sets: \(sets)\n" }
    file += "rules:\n" + yaml + "\n"
    var decoder = RuleDecoder()
    decoder.add(path: "test.yaml", bytes: ContiguousArray(file.utf8))
    let compiled = RuleSetCompiler.compile(decoder.library, allowed: allowed)
    for issue in decoder.issues + compiled.issues {
      Issue.record("\(issue.message) at byte \(issue.range.start) of\n\(file)", sourceLocation: location)
    }
    rules = compiled.rules
  }

  /// One rule with phrases.
  init(
    phrases: [String], edges: Edges = .word, more: String = "", allowed: [String] = [],
    location: SourceLocation = #_sourceLocation
  ) {
    let list = phrases.map { "      - '\($0)'\n" }.joined()
    self.init(
      "  - id: one\n    check: phrase\n    level: warning\n    message: m\n    edges: \(edges.rawValue)\n    phrases:\n"
        + list + more, allowed: allowed, location: location)
  }

  /// The words found, in order.
  func found(_ text: String) -> [String] { result(text).findings.map(\.match) }

  func result(_ text: String) -> LintResult { result(Document(plain: ContiguousArray(text.utf8))) }

  func result(_ document: Document, on date: CalendarDate? = nil) -> LintResult {
    var linter = Linter(rules)
    return linter.lint(document, on: date)
  }

  /// The findings of a text in which ⟦ and ⟧ stand around each place where one is wanted, against these places.
  func check(
    _ marked: String, paragraphs: Bool = false, on date: CalendarDate? = nil,
    location: SourceLocation = #_sourceLocation
  ) {
    let (text, wanted) = ExampleMarks.strip(marked)
    let document = paragraphs ? Document(paragraphs: text) : Document(plain: ContiguousArray(text.utf8))
    let found = result(document, on: date).findings.map(\.textRange.indices)
    #expect(found == wanted, "\(marked.debugDescription)", sourceLocation: location)
  }
}

extension Document {
  /// A text in which each line is a block, as a reader of paragraphs gives it.
  init(paragraphs text: String) {
    let bytes = ContiguousArray(text.utf8)
    var blocks: ContiguousArray<Block> = []
    var start = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if !line.isEmpty { blocks.append(Block(kind: .paragraph, range: TextRange(start, start + line.count))) }
      start += line.count + 1
    }
    self.init(source: bytes, text: bytes, map: .identity, blocks: blocks)
  }
}
