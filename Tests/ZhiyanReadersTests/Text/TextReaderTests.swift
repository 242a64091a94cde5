import Testing
import ZhiyanReaders
import ZhiyanText

@Suite struct TextReaderTests {
  @Test(
    arguments: [
      ("", []), ("\n \n", []), ("\u{FEFF}", []), ("独家", ["独家"]), ("独家\n", ["独家"]),
      ("\u{FEFF}独\n家\n\n\n二\n", ["独\n家", "二"]), ("独\r\n家\r\n\r\n二\r\n", ["独\r\n家", "二"]),
      ("独\r家\r\r二", ["独\r家", "二"]), ("\n  独 \n \t\n  二", ["  独 ", "  二"]), ("一\n\u{3000}\u{3000}\n二", ["一", "二"]),
      ("一\n\u{3000}\u{3000}二", ["一\n\u{3000}\u{3000}二"]), ("a < b **c** &amp;", ["a < b **c** &amp;"]),
    ] as [(String, [String])])
  func dividesAtBlankLines(source: String, paragraphs: [String]) {
    let document = TextReader.read(DocumentOracle.bytes(source))
    #expect(document.blocks.map { document.string($0.range) } == paragraphs)
    #expect(document.blocks.allSatisfy { $0.kind == .paragraph })
    #expect(document.map.isIdentity)
    #expect(DocumentOracle.fault(in: document) == nil)
  }

  @Test func sharesStorage() {
    let source = DocumentOracle.bytes("独家\n\n提供")
    let document = TextReader.read(source)
    let addresses = [source, document.source, document.text].map { bytes in
      bytes.withUnsafeBufferPointer { $0.baseAddress.map(UInt.init(bitPattern:)) }
    }
    #expect(Set(addresses).count == 1)
  }

  /// Line ends at every distance from the eight bytes that the scanner takes in a step.
  @Test func findsEveryLineEnd() {
    for before in 0..<20 {
      for ending in ["\n", "\r", "\r\n"] {
        let line = String(repeating: "\u{B}a", count: before) + "b"
        let document = TextReader.read(DocumentOracle.bytes(line + ending + ending + "二"))
        #expect(document.blocks.map { document.string($0.range) } == [line, "二"])
      }
    }
  }
}
