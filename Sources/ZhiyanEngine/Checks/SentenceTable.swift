import ZhiyanText

/// The sentences of a document, found when a check first asks for them.
///
/// A sentence ends with its marks and the closing brackets behind them, or with its block or line. What holds no word is no
/// sentence: `!!!` and a row of emoji belong to the one before or behind them.
struct SentenceTable {
  struct Sentence: Hashable {
    /// Bytes of the text, without white space at the ends.
    var start: UInt32
    var end: UInt32
    /// Index of the block that holds it.
    var block: Int

    var range: Range<Int> { Int(start)..<Int(end) }
  }

  private(set) var sentences: ContiguousArray<Sentence> = []

  init(_ text: UnsafeBufferPointer<UInt8>, _ document: Document) {
    let folding = Folding()
    let joinsLines = document.map.isIdentity
    for block in document.blocks.indices {
      let range = document.blocks[block].range.indices
      var open = OpenSentence()
      var at = range.lowerBound
      while at < range.upperBound {
        if text.startsIdeograph(at: at), open.isInside, folding.ideograph(text.wideScalar(at: at)) != nil {
          at += 3
          open.goOn(to: at)
          continue
        }
        let unit = Unit(TextWindow.fold(text, at: at, folding, joinsLines), at, text.scalarEnd(from: at))
        if let closed = open.take(unit) { add(closed, block) }
        at = Int(unit.end)
      }
      if let closed = open.close() { add(closed, block) }
    }
  }

  private mutating func add(_ range: (start: UInt32, end: UInt32), _ block: Int) {
    sentences.append(Sentence(start: range.start, end: range.end, block: block))
  }

  /// The sentence that holds a byte, or the last one before it; nil where there is none.
  func index(of offset: UInt32) -> Int? {
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : sentences.isEmpty ? nil : 0
  }
}

/// A sentence that is being read.
private struct OpenSentence {
  private var start: UInt32?
  private var end: UInt32 = 0
  private var hasWord = false
  private var isEnded = false

  /// True where words have been read and no end mark behind them.
  var isInside: Bool { hasWord && !isEnded }

  /// Takes words up to a byte while it is inside.
  mutating func goOn(to byte: Int) { end = UInt32(byte) }

  /// Takes the next character.
  /// - Returns: the sentence that ended before it.
  mutating func take(_ unit: Unit) -> (start: UInt32, end: UInt32)? {
    if unit.kind == .lineBreak { return close() }
    if unit.isBlank { return nil }
    var closed: (start: UInt32, end: UInt32)?
    if unit.kind == .stop {
      // A mark without a sentence before it is no sentence.
      guard start != nil else { return nil }
      isEnded = true
    } else if isEnded && !unit.isClosing {
      if hasWord { closed = close() }
      isEnded = false
    }
    start = start ?? unit.start
    end = unit.end
    hasWord = hasWord || unit.kind.isWord
    return closed
  }

  /// Ends the sentence.
  mutating func close() -> (start: UInt32, end: UInt32)? {
    defer { self = OpenSentence() }
    guard let start, hasWord else { return nil }
    return (start, end)
  }
}

extension Unit {
  fileprivate var isClosing: Bool { FoldedScalar(value: value, kind: kind).isClosing }
}

extension FoldedScalar {
  /// True for a bracket or a quotation mark that closes.
  var isClosing: Bool {
    switch value {
    case 0x29, 0x5D, 0x7D, 0x22, 0x27, 0x2019, 0x201D, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017: true
    default: false
    }
  }
}
