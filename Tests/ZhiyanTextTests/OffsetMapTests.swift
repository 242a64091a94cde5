import Testing
import ZhiyanText

@Suite struct OffsetMapTests {
  @Test func joinsNeighboursAndMapsEveryByte() {
    var map = OffsetMap()
    map.appendVerbatim(text: 0, source: 5, length: 2)
    map.appendVerbatim(text: 2, source: 7, length: 3)
    map.appendAtomic(text: 5, length: 3, source: SourceRange(10, 18))
    map.appendVerbatim(text: 8, source: 18, length: 1)
    // Byte 9 is the reader's own line feed.
    map.appendVerbatim(text: 10, source: 30, length: 2)
    let sources = (0..<12).map { map.source(of: TextRange($0, $0 + 1)) }
    let verbatim = (5..<10).map { SourceRange($0, $0 + 1) }
    let atomic = Array(repeating: SourceRange(10, 18), count: 3)
    let rest = [SourceRange(18, 19), SourceRange(30, 30), SourceRange(30, 31), SourceRange(31, 32)]
    #expect(sources == verbatim + atomic + rest)
    #expect(map.source(of: TextRange(4, 11)) == SourceRange(9, 31))
    #expect(map.source(of: TextRange(12, 12)) == SourceRange(32, 32))
  }

  @Test func anAtomicRunIsNotJoined() {
    var map = OffsetMap()
    map.appendAtomic(text: 0, length: 1, source: SourceRange(0, 1))
    map.appendVerbatim(text: 1, source: 1, length: 1)
    #expect(map.source(of: TextRange(0, 1)) == SourceRange(0, 1))
    #expect(map.source(of: TextRange(1, 2)) == SourceRange(1, 2))
  }
}
