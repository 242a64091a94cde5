import ZhiyanRules
import ZhiyanText

extension Linter {
  /// The scopes with at least `min` times as many hits of one part as of another, or, without another, in which the hits cover
  /// that share of the words; at the first hit.
  mutating func ratio(
    _ rule: Int32, _ part: Int, to other: Int?, min: Double, per scope: Scope, _ message: Message
  ) -> [MessageHit] {
    let most = mostHits(of: part, message)
    guard most > 0 else { return [] }
    if let other, scope == .message {
      // Both are reckoned first: in most messages the hits of the one cannot outnumber those of the other so far.
      let fewest = fewestHits(of: other, upTo: most, message)
      guard Double(most) >= min * Double(max(fewest, 1)) else { return [] }
    }
    var found: [MessageHit] = []
    let hits = hits(of: part, message)
    var next = 0
    while next < hits.count {
      let first = hits[next]
      let range = range(of: scope, at: first.start, message)
      let inside = hits[next...].prefix { Int($0.start) < range.upperBound }
      next = max(inside.endIndex, next + 1)
      let isOver: Bool
      if let other {
        let others = self.hits(of: other, message).count(in: range)
        // Where the other is never named, one mention is no imbalance yet.
        isOver = Double(inside.count) >= min * Double(max(others, 1))
      } else {
        // A hit covers no more words than it has characters: beyond so many words nothing can be over the limit.
        let most = inside.reduce(0) { count, hit in
          count + message.text[Int(hit.start)..<Int(hit.end)].count { $0 & 0xC0 != 0x80 }
        }
        let words = contentWords(in: range, message, atMost: Int(Double(most) / min))
        let covered = words.count { word in
          // Hits do not overlap, so the last one that starts before the word ends is the one that can reach into it.
          let before = inside.firstIndex(startingFrom: word.upperBound)
          return before > inside.startIndex && Int(inside[before - 1].end) > word.lowerBound
        }
        isOver = covered > 0 && Double(covered) >= min * Double(words.count)
      }
      if isOver { found.append(MessageHit(rule, first, FindingValues(count: inside.count))) }
    }
    return found
  }

  /// The words of a range that carry meaning, as ICU parts them.
  /// - Parameter most: once there are more than so many, what follows is left out, a few clauses more or less.
  mutating func contentWords(in range: Range<Int>, _ message: Message, atMost most: Int = .max) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start = range.lowerBound
    while start < range.upperBound && words.count <= most {
      let end = Self.pieceEnd(from: start, upTo: range.upperBound, in: message.text)
      appendContentWords(of: start..<end, message, to: &words)
      start = end
    }
    return words
  }

  /// Bytes after which the words of a line are asked for piece by piece: a paragraph may be megabytes.
  private static let longestPiece = 1_000

  /// The end of a piece of text whose words are those of the whole: of a line, or of a clause in a long one.
  private static func pieceEnd(from start: Int, upTo limit: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    var at = start
    while at < limit {
      let isLineEnd = text[at] == 0x0A
      at = text.scalarEnd(from: at)
      // A line end always parts words.
      if isLineEnd || (at - start > longestPiece && at < limit && WordBoundaries.isCut(at, in: text)) { return at }
    }
    return limit
  }

  private mutating func appendContentWords(of piece: Range<Int>, _ message: Message, to words: inout [Range<Int>]) {
    var offsets: ContiguousArray<UInt32> = []
    segmenter.appendBoundaries(
      of: UnsafeBufferPointer(rebasing: message.text[piece]), offset: piece.lowerBound, to: &offsets)
    let folding = Folding()
    for (start, end) in zip(offsets, offsets.dropFirst()) {
      let word = Int(start)..<Int(end)
      var folded: [UInt32] = []
      var at = word.lowerBound
      while at < word.upperBound {
        let scalar = folding(message.text.scalar(at: at))
        if scalar.kind.isWord { folded.append(scalar.value) }
        at = message.text.scalarEnd(from: at)
      }
      if !folded.isEmpty && !FunctionWords.all.contains(folded) { words.append(word) }
    }
  }
}

extension RandomAccessCollection<Hit> where Index == Int {
  /// The first hit, in order of place, that starts at a byte or behind it.
  fileprivate func firstIndex(startingFrom offset: Int) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if Int(self[middle].start) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// How many start in a range.
  fileprivate func count(in range: Range<Int>) -> Int {
    firstIndex(startingFrom: range.upperBound) - firstIndex(startingFrom: range.lowerBound)
  }
}

/// Words that hold a sentence together and say nothing of the matter.
private enum FunctionWords {
  static let all = Set(
    """
    的 地 得 了 着 过 和 与 及 或 而 且 但 并 在 于 对 为 以 由 从 到 向 把 被 将 让 给 跟 同 比 按 据 是 有 也 都 就 还 又 再 很 更 \
    最 太 不 没 没有 吗 呢 吧 啊 嘛 们 这 那 此 其 之 所 您 你 我 他 她 它 我们 你们 您们 他们 咱们 大家 自己 这个 那个 这些 那些 \
    这样 那样 一个 一种 可以 能 能够 会 要 应该 如果 因为 所以 但是 而且 并且 以及 或者 通过 关于 对于 等 等等 请 个 \
    a an the of to in on at by for with and or but as is are was were be been it its this that these those we our us you your \
    he she they their i my will can may not no so if than then
    """
    .split(separator: " ").map { $0.unicodeScalars.map(\.value) })
}
