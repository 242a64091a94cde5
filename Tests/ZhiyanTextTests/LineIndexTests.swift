import Testing
import ZhiyanTestSupport

@testable import ZhiyanText

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

  /// Against a walk over the characters, in texts longer than what is counted in one piece.
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func agreesWithAWalk(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces: [Unicode.Scalar] = ["a", " ", "\t", "\n", "\r", "\u{7F}", "é", "最", "，", "\u{FFFD}", "😀", "\u{10FFFF}"]
    for _ in 0..<40 {
      let some = pieces.shuffled(using: &random).prefix(Int.random(in: 1...pieces.count, using: &random))
      var text = String.UnicodeScalarView()
      if Bool.random(using: &random) { text.append("\u{FEFF}") }
      for _ in 0..<Int.random(in: 0...900, using: &random) { text.append(some.randomElement(using: &random) ?? "a") }
      check(Array(text), seed)
    }
  }

  private func check(_ scalars: [Unicode.Scalar], _ seed: UInt64) {
    let index = LineIndex(ContiguousArray(String(String.UnicodeScalarView(scalars)).utf8))
    var wanted = Position(line: 1, column: 1, scalarColumn: 1, byteColumn: 1, byte: 0, utf16: 0, scalar: 0)
    for (place, scalar) in scalars.enumerated() {
      if place == 0 && scalar == "\u{FEFF}" {
        wanted.byte = 3
        continue
      }
      guard index.position(of: wanted.byte) == wanted else {
        Issue.record("seed \(seed), scalar \(place) of \(scalars): \(index.position(of: wanted.byte)), not \(wanted)")
        return
      }
      let (bytes, units) = (UTF8.width(scalar), UTF16.width(scalar))
      wanted.byte += bytes
      wanted.utf16 += units
      wanted.scalar += 1
      let isFirstOfTwo = scalar == "\r" && place + 1 < scalars.count && scalars[place + 1] == "\n"
      if scalar == "\n" || (scalar == "\r" && !isFirstOfTwo) {
        wanted.line += 1
        (wanted.column, wanted.scalarColumn, wanted.byteColumn) = (1, 1, 1)
      } else {
        wanted.column += units
        wanted.scalarColumn += 1
        wanted.byteColumn += bytes
      }
    }
    #expect(index.lineCount == wanted.line)
    let ranges = Self.lines(of: scalars)
    for line in 1...wanted.line where index.range(ofLine: line) != ranges[line - 1] {
      Issue.record("seed \(seed): line \(line) of \(scalars): \(index.range(ofLine: line)), not \(ranges[line - 1])")
      return
    }
    #expect(index.range(ofLine: 0) == ranges[0] && index.range(ofLine: wanted.line + 1) == ranges[wanted.line - 1])
  }

  /// The bytes of each line, its ending and the byte-order mark left out.
  private static func lines(of scalars: [Unicode.Scalar]) -> [SourceRange] {
    var ranges: [SourceRange] = []
    var byte = scalars.first == "\u{FEFF}" ? 3 : 0
    var start = byte
    for (place, scalar) in scalars.enumerated() where !(place == 0 && scalar == "\u{FEFF}") {
      let isSecondOfTwo = scalar == "\n" && place > 0 && scalars[place - 1] == "\r"
      if isSecondOfTwo {
        start = byte + 1
      } else if scalar == "\n" || scalar == "\r" {
        ranges.append(SourceRange(start, byte))
        start = byte + 1
      }
      byte += UTF8.width(scalar)
    }
    return ranges + [SourceRange(start, byte)]
  }
}
