import ZhiyanText

/// Steps through the scan codes of the word characters of a text.
struct WordCharacters {
  private let text: UnsafeBufferPointer<UInt8>
  private let folding = Folding()
  private var at: Int
  private var pending: UInt16

  /// Signs and spaces in a row after which no phrase goes on.
  private static let mostSkipped = 32

  init(_ text: UnsafeBufferPointer<UInt8>, from offset: Int, pending: UInt16) {
    self.text = text
    at = offset
    self.pending = pending
  }

  /// The next code; 0 where there is none.
  mutating func next() -> UInt16 {
    if pending != 0 {
      defer { pending = 0 }
      return pending
    }
    var skipped = 0
    while at < text.count && skipped < Self.mostSkipped {
      let folded = folding(text.scalar(at: at))
      at = text.scalarEnd(from: at)
      guard folded.kind.isWord else {
        // What has no width makes no distance, however much of it there is.
        if folded.kind != .zeroWidth { skipped += 1 }
        continue
      }
      if folded.second != 0 { pending = Folding.scanCode(ofFolded: folded.second) }
      return Folding.scanCode(ofFolded: folded.value)
    }
    return 0
  }
}
