import Testing
import ZhiyanRules
import ZhiyanText

@Suite struct YAMLRefusalTests {
  /// Documents with one mistake each, its line and column, and what is said.
  static let cases: [(text: String, place: String, message: String)] = [
    ("base: &base\n  k: v\n", "1:7", "anchors"), ("a: &x b\n", "1:4", "anchors"), ("a: *x\n", "1:4", "aliases"),
    ("- *重点*\n", "1:3", "aliases"), ("a: !str b\n", "1:4", "tags"), ("- !!map\n  k: v\n", "1:3", "tags"),
    ("<<: *base\na: b\n", "1:1", "merge keys"), ("a:\n  <<: *b\n", "2:3", "merge keys"),
    ("{<<: *b}\n", "1:2", "merge keys"),
    ("? a\n: b\nc: d\n", "1:1", "a key must be one word"), ("a: b\n? c\n: d\n", "2:1", "a key must be one word"),
    ("[a]: b\n", "1:1", "a key must be one word"), ("{[a]: b}\n", "1:2", "a key must be one word"),
    ("%YAML 1.2\n---\na: b\n", "1:1", "directives"), ("a: b\n---\nc: d\n", "2:1", "one document"),
    ("a: b\n...\n", "2:1", "document end marker"), ("--- a\n", "1:5", "nothing may follow `---`"),
    ("a:\n\tb: c\n", "2:1", "a tab may not indent"), ("a:\tb\n", "1:3", "a tab may only"),
    ("a: b\tc\n", "1:5", "a tab may only"),
    ("a: b\n  c: d\n", "2:3", "not indented"), ("a:\n    b: c\n  d: e\n", "3:3", "not indented"),
    ("  a: b\nc: d\n", "2:1", "not indented"), ("- a\n  - b\n", "2:3", "not indented"),
    ("a: b\n- c\n", "2:1", "a list item"), ("- a\nb: c\n", "2:1", "a list item was expected"),
    ("a: b: c\n", "1:5", "a colon and a space"), ("a: 'b': c\n", "1:7", "a mapping may not start"),
    ("a: - b\n", "1:4", "a list may not start"), ("a: b\n键\n", "2:1", "a key needs a colon"),
    ("a: b\nc:d\n", "2:2", "a space is missing"), ("a: b\n键：值\n", "2:2", "a full-width colon"),
    ("{a:1}\n", "1:3", "a space is missing"), ("{\"a\":1}\n", "1:5", "a space is missing"),
    ("{a}\n", "1:2", "a key in braces"),
    ("{'s'{}}\n", "1:2", "a key in braces"),
    (": a\n", "1:1", "the key before the colon"), ("1: a\n", "1:1", "a key must be text"),
    ("a: 1\nb: 2\na: 3\n", "3:1", "the key a stands twice"), ("{a: 1, a: 2}\n", "1:8", "the key a stands twice"),
    ("a: \"b\n  c: d\n", "1:4", "the quote is not closed"), ("a: 'b\nc: d\n", "1:4", "the quote is not closed"),
    ("a: [b, c\nd: e\n", "1:4", "the `[` is not closed"), ("a: {b: c\nd: e\n", "1:4", "the `{` is not closed"),
    ("a: [b}\n", "1:6", "does not match"), ("a: [\n  b\n]\n", "3:1", "a closing bracket must be indented"),
    ("a: ['b' 'c']\n", "1:9", "a comma is missing"), ("a: [b,,c]\n", "1:7", "a value is missing"),
    ("a: [b: c]\n", "1:5", "a `key: value` may not stand"), ("a: [x{0,4}y, z]\n", "1:6", "inside brackets"),
    ("a: [- b]\n", "1:5", "a list with `-`"), ("a: [b] c\n", "1:8", "nothing may follow the closing bracket"),
    ("a: 'b' c\n", "1:8", "nothing may follow the closing quote"), ("a: \"\\q\"\n", "1:5", "this escape"),
    ("a: \"\\ud83d\"\n", "1:5", "this escape is no character"), ("a: b\n  c\n", "2:3", "plain text may not go on"),
    ("a: [b\n  c]\n", "2:3", "plain text may not go on"), ("a: @b\n", "1:4", "plain text may not start with `@`"),
    ("a: 第 #3 条\n", "1:6", "a comment needs"), ("a: 'b'#c\n", "1:7", "a comment needs"),
    ("a: |x\n  b\n", "1:5", "only a digit"), ("a: |\n    \n  b\n", "2:1", "an empty line"),
    ("a: |\n  b", "2:4", "do not agree on block"),
    ("a: \u{85}b\n", "1:4", "U+0085 ends a line"), ("a: \u{2028}b\n", "1:4", "U+2028 ends a line"),
    ("a: b\u{FEFF}\n", "1:5", "a byte-order mark"), ("a: b\u{0}\n", "1:5", "NUL"), ("a: \u{7}b\n", "1:4", "U+0007"),
    ("a: b\rc: d\r", "1:5", "a carriage return"), ("a: \"b\n", "1:4", "not closed"),
    ("a: 1\n\u{3000}b: 2\n", "", ""),
  ]

  @Test(arguments: cases.indices) func oneMistakeIsOneIssue(_ index: Int) {
    let (text, place, message) = Self.cases[index]
    let bytes = ContiguousArray(text.utf8)
    let issues = YAMLParser.parse(bytes).issues
    guard !place.isEmpty else { return #expect(issues.isEmpty) }
    let lines = LineIndex(bytes)
    let found = issues.map { issue in
      let position = lines.position(of: Int(issue.range.start))
      return "\(position.line):\(position.column) \(issue.message)"
    }
    #expect(found.count == 1, "\(text.debugDescription): \(found)")
    #expect(found.first?.hasPrefix(place + " ") == true, "\(text.debugDescription): \(found)")
    #expect(found.first?.contains(message) == true, "\(text.debugDescription): \(found)")
    #expect(issues.allSatisfy { !$0.message.hasSuffix(".") && $0.fix != nil })
  }

  @Test(arguments: [
    "yes", "No", "ON", "off", "y", "N", "oN", "tRUE", "012", "0o17", "1:30", "0b1", "1_000", "=", "<<", "2026-01-01",
    "2026-1-1 10:00:00", "1e3", "1.5e3", ".5", "1.", "1.2.3", ".inf", "-.INF", ".nan", "+0x1F",
    "12345678901234567890", "190:20:30.15", "00.5",
  ])
  func plainTextThatReadersDisagreeOnIsRefused(_ word: String) {
    let issues = YAMLParser.parse(ContiguousArray("a: \(word)\n".utf8)).issues
    #expect(issues.count == 1)
    #expect(issues.first?.message == "YAML parsers do not agree on what \(word) means")
    #expect(issues.first?.fix == "\"\(word)\"")
    #expect(issues.first?.range == SourceRange(3, 3 + word.utf8.count))
  }

  @Test func fiveMistakesAreFiveIssues() {
    let text = """
      id: no
      title: {zh: 催促, en: “a
      phrases:
        - 立即: 行动: 速
        - "即刻
        - [a, b
      level：warning
      id: again
      """
    let bytes = ContiguousArray((text + "\n").utf8)
    let lines = LineIndex(bytes)
    let places = YAMLParser.parse(bytes).issues.map { lines.position(of: Int($0.range.start)).line }
    #expect(places == [1, 2, 4, 5, 6, 7, 8])
  }

  @Test func invalidUTF8HasItsByte() {
    let issues = YAMLParser.parse(ContiguousArray([0x61, 0x3A, 0x20, 0xE4, 0xBD, 0x0A, 0x62, 0x3A, 0x20, 0xFF, 0x0A]))
      .issues
    #expect(issues.map(\.range) == [SourceRange(3, 5), SourceRange(9, 10)])
  }

  @Test func nestingHasALimit() {
    let deepest = String(repeating: "- ", count: 64) + "a\n"
    #expect(YAMLParser.parse(ContiguousArray(deepest.utf8)).issues.isEmpty)
    for text in ["- " + deepest, String(repeating: "[", count: 65) + String(repeating: "]", count: 65)] {
      let issues = YAMLParser.parse(ContiguousArray(text.utf8)).issues
      #expect(issues.map(\.message) == ["nesting is deeper than 64 levels"])
    }
  }

  @Test func largeFilesOfAnyShapeComeBackSoon() {
    let size = 150_000
    let clock = ContinuousClock()
    for piece in [
      "- ", "[", "{", "\"", "'a\n", "a: ", "\t", "\t\n", "a", "a:\n", " a:\n", "- |\n", "? ", "#", "\n", "&a ", "!",
      "\\", "[a,",
      "{a: ", "\u{FF}", "：", "a: [b\n", "- a\n  - b\n", "k: >\n\n", "\"\\x", "\r", "---\n", " ",
    ] {
      let bytes = ContiguousArray(String(repeating: piece, count: size / piece.utf8.count).utf8)
      let time = clock.measure { _ = YAMLParser.parse(bytes) }
      #expect(time < .seconds(2), "\(piece.debugDescription) took \(time)")
    }
    #expect(YAMLParser.parse(ContiguousArray(repeating: 0x61, count: 10_000_001)).issues.count == 1)
  }
}
