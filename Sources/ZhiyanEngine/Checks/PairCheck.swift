import ZhiyanText

extension Linter {
  /// Hits of both parts that stand close together, each as one finding from the start of the one to the end of the other.
  ///
  /// Pairs are taken from front to back, each as short as can be, and none overlaps another.
  mutating func pairs(_ rule: Int32, _ first: Int, _ second: Int, within: Int, _ message: Message) -> [MessageHit] {
    guard mostHits(of: first, message) > 0, mostHits(of: second, message) > 0 else { return [] }
    let firsts = hits(of: first, message)
    let seconds = hits(of: second, message)
    guard !firsts.isEmpty, !seconds.isEmpty else { return [] }
    let table = sentences(message)
    let all = (firsts.map { Mark($0, side: 0, table) } + seconds.map { Mark($0, side: 1, table) })
      .sorted { ($0.hit.end, $0.hit.start) < ($1.hit.end, $1.hit.start) }
    var found: [MessageHit] = []
    // By side: hits since the last pair. Those of one side do not overlap, so the last one is the nearest.
    var waiting: [[Mark]] = [[], []]
    for mark in all {
      if let end = found.last?.range.end, mark.hit.start < end { continue }
      let nearest = waiting[1 - mark.side].last { $0.hit.end <= mark.hit.start }
      if let nearest, mark.sentence - nearest.sentence <= within {
        found.append(MessageHit(rule, TextRange(nearest.hit.start, mark.hit.end)))
        waiting = [[], []]
      } else {
        waiting[mark.side].append(mark)
      }
    }
    return found
  }
}

/// A hit of one side of a pair.
private struct Mark {
  let hit: Hit
  let side: Int
  let sentence: Int

  init(_ hit: Hit, side: Int, _ table: SentenceTable) {
    self.hit = hit
    self.side = side
    sentence = table.index(of: hit.start) ?? 0
  }
}
