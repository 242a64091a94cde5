import Testing
import ZhiyanReaders
import ZhiyanText

/// A Markdown text and its blocks, each as `kind:words`. U+FFFC is written `□`.
struct MarkdownCase: Sendable, CustomTestStringConvertible {
  var source: String
  var blocks: [String]

  init(_ source: String, _ blocks: String...) {
    self.source = source
    self.blocks = blocks
  }

  var testDescription: String { source.debugDescription }
}

@Suite struct MarkdownReaderTests {
  static func blocks(of document: Document) -> [String] {
    document.blocks.map { block in
      let words = document.string(block.range).replacing("\u{FFFC}", with: "□")
      return "\(block.kind.rawValue):\(words)"
    }
  }

  @Test(arguments: MarkdownCase.blocks + MarkdownCase.inlines + MarkdownCase.html + MarkdownCase.files)
  func reads(_ example: MarkdownCase) throws {
    let document = try MarkdownReader.read(DocumentOracle.bytes(example.source))
    #expect(Self.blocks(of: document) == example.blocks)
    #expect(DocumentOracle.fault(in: document) == nil)
  }

  /// The same with CR LF: nothing changes but where line breaks stand.
  @Test(arguments: MarkdownCase.blocks + MarkdownCase.inlines + MarkdownCase.html)
  func readsCRLF(_ example: MarkdownCase) throws {
    let document = try MarkdownReader.read(DocumentOracle.bytes(example.source.replacing("\n", with: "\r\n")))
    #expect(Self.blocks(of: document) == example.blocks)
    #expect(DocumentOracle.fault(in: document) == nil)
  }

  @Test(arguments: [
    ("> 独**家** &amp;\n> 说 `码` a\n> b", " ", "\n> "), ("> 独**家** &amp;\n> 说 `码` a\n> b", "&", "&amp;"),
    ("> 独**家** &amp;\n> 说 `码` a\n> b", "\u{FFFC}", "码"), ("a  \n  b", "\n", "  \n  "), ("a\\\nb", "\n", "\\\n"),
    ("a\r\n   b", " ", "\r\n   "), ("a<br/>b", "\n", "<br/>"), ("独&#x5BB6;提", "家", "&#x5BB6;"),
    ("看<https://x.cn>。", "\u{FFFC}", "https://x.cn"),
  ])
  func mapsAtomicRuns(source: String, scalar: Character, expected: String) throws {
    let document = try MarkdownReader.read(DocumentOracle.bytes(source))
    let text = String(decoding: document.text, as: UTF8.self)
    // The last one: the table's spaces stand for line breaks, an earlier space in the text is itself.
    let place = try #require(text.dropLast().lastIndex(of: scalar))
    let start = text.utf8.distance(from: text.startIndex, to: place)
    let range = document.map.source(of: TextRange(start, start + String(scalar).utf8.count))
    #expect(document.string(range) == expected)
  }

  @Test func aMatchAcrossEmphasisMapsToTheMarkupBetween() throws {
    let document = try MarkdownReader.read(DocumentOracle.bytes("上独**家**提\n供下"))
    #expect(document.string(TextRange(3, 15)) == "独家提供")
    #expect(document.string(document.map.source(of: TextRange(3, 15))) == "独**家**提\n供")
  }

  @Test func replacesNUL() throws {
    let document = try MarkdownReader.read(DocumentOracle.bytes("独\0家 `a\0b` \0\n\n\0c"))
    #expect(Self.blocks(of: document) == ["paragraph:独\u{FFFD}家 □ \u{FFFD}", "paragraph:\u{FFFD}c"])
    #expect(DocumentOracle.fault(in: document) == nil)
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      ">", "> ", "[", "![", "*", "**a ", "_a", "`", "<", "<b>", "<!--", "- ", "&", "\\", "[a](", "|", "<div>\n", "*a_",
    ]
  )
  func deepNestingEnds(piece: String) throws {
    let source = String(repeating: piece, count: 10_000) + "独家"
    let document = try MarkdownReader.read(DocumentOracle.bytes(source))
    #expect(document.blocks.count <= 10_000)
  }
}
