import Testing
import ZhiyanText

@Suite struct LineIndexTests {
  @Test func countsUTF16AndLeavesOutTheByteOrderMark() {
    let index = LineIndex(ContiguousArray("\u{FEFF}😀最佳\r\n第二行\r三".utf8))
    let best = index.position(of: 3 + 4)
    #expect(best.line == 1)
    #expect(best.column == 3)
    #expect(best.scalarColumn == 2)
    #expect(best.byte == 7)
    #expect(best.utf16 == 2)
    #expect(index.lineCount == 3)
    #expect(index.position(of: 3 + 4 + 6 + 2).line == 2)
  }
}
