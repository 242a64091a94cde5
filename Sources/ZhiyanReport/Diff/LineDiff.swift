/// What changed between two lists of lines: as few lines as can be (Myers, "An O(ND) Difference Algorithm", 1986).
///
/// Where more than `most` lines differ in one place, the lines that are unique on both sides part it first, and what is
/// still too much changes as a whole; then there may be fewer lines that stay than there could be.
struct LineDiff {
  /// A run of old lines and the new ones that take their place; one of both may be empty.
  struct Change: Hashable {
    var old: Range<Int>
    var new: Range<Int>
  }

  /// In order; between two of them at least one line stays.
  private(set) var changes: [Change] = []
  private let old: [Int32]
  private let new: [Int32]
  private let most: Int

  /// - Parameters:
  ///   - old: lines as numbers; equal lines have equal numbers.
  ///   - most: removed and added lines for which the shortest way is looked for; its square is the cost.
  init(_ old: [Int32], _ new: [Int32], most: Int = 2_000) {
    self.old = old
    self.new = new
    self.most = most
    compare(0..<old.count, 0..<new.count, mayPart: true)
  }

  private mutating func compare(_ a: Range<Int>, _ b: Range<Int>, mayPart: Bool) {
    var (a, b) = (a, b)
    while !a.isEmpty, !b.isEmpty, old[a.lowerBound] == new[b.lowerBound] {
      a = a.dropFirst()
      b = b.dropFirst()
    }
    while !a.isEmpty, !b.isEmpty, old[a.upperBound - 1] == new[b.upperBound - 1] {
      a = a.dropLast()
      b = b.dropLast()
    }
    if a.isEmpty || b.isEmpty { return add(a, b) }
    if let steps = shortest(a, b) {
      for step in steps { add(step.old, step.new) }
    } else if mayPart {
      var (start, other) = (a.lowerBound, b.lowerBound)
      for (x, y) in anchors(a, b) {
        compare(start..<x, other..<y, mayPart: false)
        (start, other) = (x + 1, y + 1)
      }
      compare(start..<a.upperBound, other..<b.upperBound, mayPart: false)
    } else {
      add(a, b)
    }
  }

  private mutating func add(_ a: Range<Int>, _ b: Range<Int>) {
    guard !a.isEmpty || !b.isEmpty else { return }
    if let last = changes.last, last.old.upperBound == a.lowerBound, last.new.upperBound == b.lowerBound {
      changes[changes.count - 1] = Change(
        old: last.old.lowerBound..<a.upperBound, new: last.new.lowerBound..<b.upperBound)
    } else {
      changes.append(Change(old: a, new: b))
    }
  }

  // MARK: Myers

  /// The single steps of a shortest way from old to new, in order; nil where it has more than `most`.
  private func shortest(_ a: Range<Int>, _ b: Range<Int>) -> [Change]? {
    let (n, m) = (a.count, b.count)
    let limit = min(n + m, most)
    // The farthest old line on each diagonal (old minus new), and what it was before each number of steps.
    var farthest = [Int32](repeating: 0, count: 2 * limit + 3)
    var trace: [[Int32]] = []
    let zero = limit + 1
    for steps in 0...limit {
      trace.append(steps == 0 ? [] : Array(farthest[(zero - steps)...(zero + steps)]))
      for k in stride(from: -steps, through: steps, by: 2) {
        let isDown = k == -steps || (k != steps && farthest[zero + k - 1] < farthest[zero + k + 1])
        var x = Int(isDown ? farthest[zero + k + 1] : farthest[zero + k - 1] + 1)
        while x < n, x - k < m, old[a.lowerBound + x] == new[b.lowerBound + x - k] { x += 1 }
        farthest[zero + k] = Int32(x)
        if x >= n && x - k >= m { return way(back: trace, n, m, a.lowerBound, b.lowerBound) }
      }
    }
    return nil
  }

  private func way(back trace: [[Int32]], _ n: Int, _ m: Int, _ a: Int, _ b: Int) -> [Change] {
    var steps: [Change] = []
    var (x, y) = (n, m)
    for count in stride(from: trace.count - 1, to: 0, by: -1) {
      let farthest = trace[count]
      let k = x - y
      func at(_ k: Int) -> Int32 { abs(k) > count ? -1 : farthest[count + k] }
      let isDown = k == -count || (k != count && at(k - 1) < at(k + 1))
      let from = isDown ? k + 1 : k - 1
      let before = Int(at(from))
      if isDown {
        steps.append(Change(old: a + before..<a + before, new: b + before - from..<b + before - from + 1))
      } else {
        steps.append(Change(old: a + before..<a + before + 1, new: b + before - from..<b + before - from))
      }
      (x, y) = (before, before - from)
    }
    return steps.reversed()
  }

  // MARK: Anchors

  /// Lines that occur once on both sides and keep their order, as many as can be.
  private func anchors(_ a: Range<Int>, _ b: Range<Int>) -> [(Int, Int)] {
    func single(_ lines: [Int32], _ range: Range<Int>) -> [Int32: Int] {
      var places: [Int32: Int] = [:]
      for index in range { places[lines[index]] = places[lines[index]] == nil ? index : -1 }
      return places.filter { $0.value >= 0 }
    }
    let theirs = single(new, b)
    let pairs = single(old, a).compactMap { line, x in theirs[line].map { (x, $0) } }.sorted { $0.0 < $1.0 }
    // The longest run of pairs whose second parts rise: piles of patience.
    var piles: [Int] = []
    var previous = [Int](repeating: -1, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      var (low, high) = (0, piles.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[piles[middle]].1 < pair.1 { low = middle + 1 } else { high = middle }
      }
      if low > 0 { previous[index] = piles[low - 1] }
      if low == piles.count { piles.append(index) } else { piles[low] = index }
    }
    var result: [(Int, Int)] = []
    var at = piles.last ?? -1
    while at >= 0 {
      result.append(pairs[at])
      at = previous[at]
    }
    return result.reversed()
  }
}
