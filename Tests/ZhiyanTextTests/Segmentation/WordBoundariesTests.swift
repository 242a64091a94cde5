import Testing
import ZhiyanTestSupport
import ZhiyanText

@Suite struct WordBoundariesTests {
  private static let pieces = [
    "独家", "提供", "单独家访", "我们", "研究生命起源", "的", "一", "免费", "第一", "カタカナ", "ひらがな", "한국어",
    "，", "；", "：", "、", "。", "！", "？", "（", "）", "《", "》", "【", "】", "「", "」", "“", "”", "…", "——", "·", "～",
    ",", ".", ";", ":", "!", "?", "'", "\"", "(", ")", "-", "_", "/", "@", "#", "%", "&", "+",
    "1", "23", "1，000", "1,000.5", "１２", "①", "a", "Hello", "don't", "e.g.", "ＡＢ", "é", "e\u{301}", "中\u{301}",
    "😀", "👨‍👩‍👧", "🇨🇳", "1️⃣", "❤️", "\u{200B}", "\u{200D}", "\u{FE0F}", "\u{FEFF}", "\u{AD}",
    "\n", "\r\n", "\r", "\u{2028}", " ", "  ", "\u{3000}", "\t", "\u{A0}",
  ]

  /// The boundaries of a whole text by ICU.
  private static func twin(_ bytes: [UInt8]) -> Set<Int> {
    var segmenter = WordSegmenter()
    var offsets: ContiguousArray<UInt32> = []
    bytes.withUnsafeBufferPointer { segmenter.appendBoundaries(of: $0, offset: 0, to: &offsets) }
    return Set(offsets.map(Int.init))
  }

  private static func scalarStarts(_ bytes: [UInt8]) -> [Int] {
    bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
  }

  private func check(_ text: String, order: [Int], _ note: String) {
    let bytes = Array(text.utf8)
    let wanted = Self.twin(bytes)
    var boundaries = WordBoundaries()
    var wrong: [Int] = []
    bytes.withUnsafeBufferPointer { buffer in
      for offset in order where boundaries.isBoundary(offset, in: buffer) != wanted.contains(offset) {
        wrong.append(offset)
      }
    }
    #expect(wrong.isEmpty, "\(note): wrong at \(wrong) of \(text.debugDescription)")
  }

  @Test func clauseByClauseIsAsTheWholeTextAskedInOrder() {
    for seed in UInt64(1)...3_000 {
      var random = SeededGenerator(seed: seed)
      let text = random.text(of: Self.pieces, count: 1...30)
      check(text, order: Self.scalarStarts(Array(text.utf8)), "seed \(seed), in order")
    }
  }

  @Test func clauseByClauseIsAsTheWholeTextAskedAtRandom() {
    for seed in UInt64(10_001)...13_000 {
      var random = SeededGenerator(seed: seed)
      let text = random.text(of: Self.pieces, count: 1...30)
      let order = Self.scalarStarts(Array(text.utf8)).shuffled(using: &random)
      check(text, order: order, "seed \(seed), at random")
    }
  }

  @Test func aNewTextIsAskedAfterReset() {
    var boundaries = WordBoundaries()
    // 三十 is one word, so 6 is a boundary of the first text only.
    let first = Array("三十，三十".utf8).withUnsafeBufferPointer { boundaries.isBoundary(6, in: $0) }
    boundaries.reset()
    let second = Array("中国人，独家".utf8).withUnsafeBufferPointer { boundaries.isBoundary(9, in: $0) }
    let inside = Array("12345，独家".utf8).withUnsafeBufferPointer { text in
      boundaries.reset()
      return boundaries.isBoundary(3, in: text)
    }
    #expect([first, second, inside] == [true, true, false])
  }

  @Test func theEndsOfATextAreBoundaries() {
    var boundaries = WordBoundaries()
    let ends = Array("单独家访".utf8).withUnsafeBufferPointer { text in
      [0, 3, 12].map { boundaries.isBoundary($0, in: text) }
    }
    #expect(ends[0] && ends[2])
  }
}
