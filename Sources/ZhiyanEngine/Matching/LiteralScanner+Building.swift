import ZhiyanText

extension LiteralScanner {
  /// - Parameters:
  ///   - anchors: what to look for, with the pattern that each belongs to.
  ///   - openings: with what matches begin of patterns whose anchors stand far from there.
  ///   - expressions: what the matches of regular expressions start with for which the scan stops, by their index.
  init(
    _ anchors: [(pattern: Int32, anchor: Anchor)], openings: [Int32: Opening] = [:],
    expressions: [Int: RegexPrefix] = [:]
  ) {
    var table = OpeningTable()
    table.add(openings)
    self.init(
      keys: anchors.map { Self.key($0.anchor) }, anchors, entries: Table(), tails: Table(), openings: table,
      companions: CompanionTable(), expressions: expressions)
  }

  /// The same scanner with more anchors.
  /// - Parameter expressions: all of them, the old ones too; nil where there are no new ones.
  func adding(
    _ anchors: [(pattern: Int32, anchor: Anchor)], openings: [Int32: Opening] = [:],
    expressions: [Int: RegexPrefix]? = nil
  ) -> LiteralScanner {
    var table = self.openings
    table.add(openings)
    var keys = [Key](repeating: 0, count: entries.count)
    for bucket in buckets {
      for index in bucket.start..<bucket.end { keys[Int(index)] = bucket.key }
    }
    return LiteralScanner(
      keys: keys + anchors.map { Self.key($0.anchor) }, anchors, entries: entries, tails: tails, openings: table,
      companions: companions, expressions: expressions ?? [:], base: expressions == nil ? self : nil)
  }

  private static func key(_ anchor: Anchor) -> Key {
    anchor.scalars.prefix(longestKey).reduce(0) { $0 << 16 | Key(Folding.scanCode(ofFolded: $1)) }
  }

  /// - Parameters:
  ///   - keys: of the old entries, then of the new anchors.
  ///   - old: entries that are there already, and their tails.
  private init(
    keys: [Key], _ anchors: [(pattern: Int32, anchor: Anchor)], entries old: Table<Entry>,
    tails oldTails: Table<UInt16>, openings: OpeningTable, companions oldCompanions: CompanionTable,
    expressions: [Int: RegexPrefix], base: LiteralScanner? = nil
  ) {
    var companions = oldCompanions
    var numbers: [Companion: Int32] = [:]
    func number(_ companion: Companion?) -> Int32 {
      guard let companion else { return -1 }
      if let number = numbers[companion] { return number }
      let number = companions.add(companion)
      numbers[companion] = number
      return number
    }
    var all = ContiguousArray(old)
    var tails = oldTails
    all.reserveCapacity(keys.count)
    for (pattern, anchor) in anchors {
      let start = Int32(tails.count)
      let tail = anchor.scalars.dropFirst(Self.longestKey)
      for scalar in tail { tails.append(Folding.scanCode(ofFolded: scalar)) }
      let next = tail.first.map(PhraseProgram.bit) ?? anchor.following.mask
      all.append(
        Entry(
          pattern: pattern, before: anchor.before + Int32(min(anchor.scalars.count, Self.longestKey)) - 1,
          tailStart: start, tailEnd: Int32(tails.count),
          preceding: anchor.preceding.mask, next: next, following: anchor.following.mask,
          behind: number(anchor.behind), ahead: number(anchor.ahead)))
    }
    let order = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }

    var groups = ContiguousArray<Bucket>()
    var entries = ContiguousArray<Entry>()
    entries.reserveCapacity(keys.count)
    var at = 0
    while at < order.count {
      let key = keys[order[at]]
      let start = Int32(entries.count)
      while at < order.count && keys[order[at]] == key {
        entries.append(all[order[at]])
        at += 1
      }
      var group = Bucket(key: key, start: start, end: Int32(entries.count))
      for entry in entries[Int(start)...] {
        group.preceding |= entry.preceding
        group.next |= entry.next
      }
      groups.append(group)
    }
    self.init(
      groups: groups, entries: Table(entries), tails: tails, openings: openings, companions: companions,
      expressions: expressions, base: base)
  }

  /// The tables for anchors that were put in order before.
  /// - Parameters:
  ///   - groups: the entries of each pair or character, in any order.
  ///   - expressions: what the matches of regular expressions start with for which the scan stops, by their index.
  ///   - base: a scanner that has the same expressions, and no anchor that this one has not; its tables save the work.
  init(
    groups: ContiguousArray<Bucket>, entries: Table<Entry>, tails: Table<UInt16>, openings: OpeningTable,
    companions: CompanionTable, expressions: [Int: RegexPrefix], base: LiteralScanner? = nil
  ) {
    var capacity = 16
    while capacity < groups.count * 2 { capacity *= 2 }
    var slots = ContiguousArray<UInt32>(repeating: 0, count: capacity)
    for (number, bucket) in groups.enumerated() {
      let (place, mark) = Self.slot(bucket.key)
      var slot = place & (capacity - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = UInt32(number + 1) << 8 | mark
    }
    var filter = ContiguousArray<UInt64>(repeating: 0, count: 1 << (Self.filterBits - 6))
    var pairs = ContiguousArray<UInt64>(repeating: 0, count: 1 << (Self.pairBits - 6))
    var singles: Set<UInt16> = []
    for bucket in groups {
      if bucket.key <= 0xFFFF {
        singles.insert(UInt16(bucket.key))
      } else {
        Self.mark(bucket.key, in: &filter, &pairs)
      }
    }
    let folding = Folding()
    let codes = ContiguousArray<UInt16>(unsafeUninitializedCapacity: 0x10000) { buffer, count in
      for scalar in 0..<0x10000 { buffer[scalar] = base?.codes[scalar] ?? folding.scanCode(ofBasic: scalar) }
      for range in expressions.values.flatMap(\.first.ranges) where range.lowerBound < 0x10000 {
        for scalar in range.lowerBound...min(range.upperBound, 0xFFFF) where buffer[Int(scalar)] != Self.special {
          buffer[Int(scalar)] = Self.firstSpecial
        }
      }
      if !singles.isEmpty {
        for scalar in 0..<0x10000 {
          let folded = folding(UInt32(scalar))
          if singles.contains(Folding.scanCode(ofFolded: folded.value))
            || (folded.second != 0 && singles.contains(Folding.scanCode(ofFolded: folded.second)))
          {
            buffer[scalar] = Self.special
          }
        }
      }
      count = 0x10000
    }
    self.init(
      codes: Table(codes), filter: Table(filter), pairs: Table(pairs), slots: Table(slots), buckets: Table(groups),
      entries: entries,
      tails: tails, openings: openings, companions: companions, starts: base?.starts ?? RegexStarts(expressions))
  }
}
