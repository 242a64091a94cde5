import Testing
import ZhiyanTestSupport

@testable import ZhiyanLanguageServer

@Suite struct TextBufferTests {
  private static let pieces = [
    "a", "文", "é", "👨‍👩‍👧", "😀", "\n", "\r\n", "\r", "\n\r", "", "全城最佳", "\u{FEFF}", "\u{0301}", " ", "中文\r",
  ]

  @Test(arguments: PositionEncoding.allCases)
  func agreesWithItsTwin(encoding: PositionEncoding) {
    for seed in UInt64(0)..<40 {
      var random = SeededGenerator(seed: seed)
      let start = random.text(of: Self.pieces, count: 0...30)
      var buffer = TextBuffer(start)
      var twin = SlowText(start)
      for step in 0..<850 {
        if random.one(in: 40) {
          let text = random.text(of: Self.pieces, count: 0...40)
          buffer.replaceAll(with: text)
          twin = SlowText(text)
        }
        let a = Self.position(&random)
        let b = Self.position(&random)
        let text = random.text(of: Self.pieces, count: 0...random.pick(4))
        buffer.replace(buffer.range(a, b, encoding), with: text)
        twin.replace(a, b, with: text, encoding)
        #expect(buffer.text.unicodeScalars.elementsEqual(twin.scalars), "seed \(seed), step \(step)")
        #expect(Array(buffer.lineStarts) == twin.lineStarts, "seed \(seed), step \(step)")
        var places = buffer.positions(encoding)
        let offset = random.pick(buffer.bytes.count + 3)
        #expect(places.position(of: offset) == twin.position(ofByte: offset, encoding), "seed \(seed), step \(step)")
      }
    }
  }

  private static func position(_ random: inout SeededGenerator) -> LinePosition {
    if random.one(in: 30) { return LinePosition(line: random.pick(2) == 0 ? -1 : Int.max, character: Int.max) }
    return LinePosition(line: random.pick(8), character: random.one(in: 9) ? -3 : random.pick(12))
  }

  @Test func roundTripsEveryCharacter() {
    let buffer = TextBuffer("😀文a\r\n\r最\u{301}\n")
    for encoding in PositionEncoding.allCases {
      var places = buffer.positions(encoding)
      var at = 0
      for scalar in buffer.text.unicodeScalars {
        // The inside of a line ending is no place.
        if !(at > 0 && buffer.bytes[at] == 0x0A && buffer.bytes[at - 1] == 0x0D) {
          #expect(buffer.offset(of: places.position(of: at), encoding) == at)
        }
        at += scalar.utf8.count
      }
      #expect(places.position(of: at) == LinePosition(line: 3, character: 0))
    }
  }

  @Test func roundsDownInsideASurrogatePair() {
    let buffer = TextBuffer("a😀b")
    #expect(buffer.offset(of: LinePosition(line: 0, character: 2), .utf16) == 1)
    #expect(buffer.offset(of: LinePosition(line: 0, character: 3), .utf16) == 5)
    #expect(buffer.offset(of: LinePosition(line: 0, character: 99), .utf16) == 6)
    #expect(buffer.offset(of: LinePosition(line: 9, character: 0), .utf16) == 6)
  }
}

/// The same text as a list of scalars, looked through from the start each time.
private struct SlowText {
  var scalars: [Unicode.Scalar]

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// Lines with their endings; there is always a last one, which has none.
  private var lines: [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    var at = 0
    while at < scalars.count {
      if scalars[at] == "\r", at + 1 < scalars.count, scalars[at + 1] == "\n" { at += 1 }
      if scalars[at] == "\n" || scalars[at] == "\r" {
        lines.append(start..<at + 1)
        start = at + 1
      }
      at += 1
    }
    return lines + [start..<scalars.count]
  }

  private func content(_ line: Range<Int>) -> Range<Int> {
    var line = line
    while let last = line.last, scalars[last] == "\n" || scalars[last] == "\r" { line = line.dropLast() }
    return line
  }

  private func bytes(_ range: Range<Int>) -> Int { scalars[range].reduce(0) { $0 + Self.units($1, .utf8) } }

  var lineStarts: [Int] { lines.map { bytes(0..<$0.lowerBound) } }

  private static func units(_ scalar: Unicode.Scalar, _ encoding: PositionEncoding) -> Int {
    switch encoding {
    case .utf8: String(scalar).utf8.count
    case .utf16: String(scalar).utf16.count
    case .utf32: 1
    }
  }

  private func index(of position: LinePosition, _ encoding: PositionEncoding) -> Int {
    if position.line < 0 { return 0 }
    guard position.line < lines.count else { return scalars.count }
    let line = content(lines[position.line])
    var units = 0
    for index in line {
      units += Self.units(scalars[index], encoding)
      if units > max(0, position.character) { return index }
    }
    return line.upperBound
  }

  mutating func replace(_ a: LinePosition, _ b: LinePosition, with text: String, _ encoding: PositionEncoding) {
    let first = index(of: a, encoding)
    let second = index(of: b, encoding)
    scalars.replaceSubrange(min(first, second)..<max(first, second), with: text.unicodeScalars)
  }

  func position(ofByte offset: Int, _ encoding: PositionEncoding) -> LinePosition {
    let index = (0...scalars.count).last { bytes(0..<$0) <= offset } ?? 0
    let number = lines.lastIndex { $0.lowerBound <= index } ?? 0
    let line = content(lines[number])
    let units = scalars[line.lowerBound..<min(index, line.upperBound)].reduce(0) { $0 + Self.units($1, encoding) }
    return LinePosition(line: number, character: units)
  }
}
