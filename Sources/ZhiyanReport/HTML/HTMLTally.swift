import ZhiyanRules

/// How many findings there are of each rule and level, in a file or in a run.
struct HTMLTally: Equatable {
  struct Cell: Hashable {
    /// Index into the rules of the run.
    var rule: Int
    var level: Level
  }

  private(set) var counts: [Cell: Int] = [:]

  var isEmpty: Bool { counts.isEmpty }
  var total: Int { counts.values.reduce(0, +) }

  mutating func add(_ cell: Cell, count: Int = 1) {
    counts[cell, default: 0] += count
  }

  mutating func add(_ other: HTMLTally) {
    for (cell, count) in other.counts { add(cell, count: count) }
  }

  /// How many findings of a level there are, among those of the rules asked for.
  func count(of level: Level, where isCounted: (Int) -> Bool = { _ in true }) -> Int {
    counts.reduce(0) { $0 + ($1.key.level == level && isCounted($1.key.rule) ? $1.value : 0) }
  }
}

extension HTMLTally {
  /// Such as `12e3,40w1`: rule, class of the level, count. Never a line break.
  var encoded: String {
    let cells = counts.sorted { ($0.key.rule, $0.key.level) < ($1.key.rule, $1.key.level) }
    return cells.map { "\($0.key.rule)\($0.key.level.htmlClass)\($0.value)" }.joined(separator: ",")
  }

  init(encoded: some StringProtocol) {
    for part in encoded.split(separator: ",") {
      guard
        let sign = part.firstIndex(where: \.isLetter), let level = Level(htmlClass: part[sign...sign]),
        let rule = Int(part[..<sign]), let count = Int(part[part.index(after: sign)...])
      else { preconditionFailure("a tally is read as it was written") }
      add(Cell(rule: rule, level: level), count: count)
    }
  }
}
