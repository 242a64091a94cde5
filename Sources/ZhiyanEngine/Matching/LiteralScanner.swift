import ZhiyanText

/// Finds all anchors of all phrases in one pass over a text.
///
/// Each character is folded through a table; the pair that it forms with the word character before it is looked up in a
/// filter of 2^20 bits. Only where the filter answers is an index of pairs asked, and then the rest of the anchor compared.
/// Characters that words are not made of are skipped, so what stands between the characters of a term does not matter here;
/// whether it may stand there is the matcher's to decide.
struct LiteralScanner: Sendable {
  /// An anchor of a phrase, flattened.
  struct Entry: Sendable {
    /// Index of the pattern.
    var pattern: Int32
    /// The most word characters of a match before the anchor.
    var before: Int32
    /// What follows the pair: a range of `tails`.
    var tailStart: Int32
    var tailEnd: Int32
    /// The word characters that can stand before the pair, right behind it, and behind the tail, as bits.
    var preceding: UInt64
    var next: UInt64
    var following: UInt64
  }

  /// The entries of one pair, or of one character.
  struct Bucket: Sendable {
    /// The second code and the first one, 16 bits each; a character alone has no second.
    var key: UInt32
    var start: Int32
    var end: Int32
    /// Fills the place that would be left open, so that the stored form is the same bytes each time.
    private let filling: UInt32 = 0
    /// What the entries' own masks let pass, together.
    var preceding: UInt64 = 0
    var next: UInt64 = 0

    init(key: UInt32, start: Int32, end: Int32) {
      self.key = key
      self.start = start
      self.end = end
    }
  }

  /// Codes from here on send the scan to `special`: the character alone is an anchor, a match of a regular expression can
  /// start with it, or it stands for two.
  private static let firstSpecial: UInt16 = 0xFFFE
  private static let filterBits = 20

  /// By basic-plane scalar: the scan code, or a special one.
  let codes: Table<UInt16>
  let filter: Table<UInt64>
  /// Open addressing; an empty bucket has `end == 0`.
  let buckets: Table<Bucket>
  let entries: Table<Entry>
  let tails: Table<UInt16>
  /// The characters with which a match of a regular expression can start.
  private let starts: RegexStarts

  /// The tables for anchors that were put in order before.
  /// - Parameters:
  ///   - groups: the entries of each pair or character, in any order.
  ///   - starts: characters at which the scan stops for regular expressions.
  init(
    groups: ContiguousArray<Bucket>, entries: Table<Entry>, tails: Table<UInt16>, starts: RegexStarts
  ) {
    var capacity = 16
    while capacity < groups.count * 2 { capacity *= 2 }
    var buckets = ContiguousArray<Bucket>(repeating: Bucket(key: 0, start: 0, end: 0), count: capacity)
    for group in groups {
      var slot = Self.slot(group.key, capacity)
      while buckets[slot].end != 0 { slot = (slot + 1) & (capacity - 1) }
      buckets[slot] = group
    }
    var filter = ContiguousArray<UInt64>(repeating: 0, count: 1 << (Self.filterBits - 6))
    var singles: Set<UInt16> = []
    for bucket in groups {
      if bucket.key > 0xFFFF {
        let bit = Self.bit(Self.mix(bucket.key & 0xFFFF), bucket.key >> 16)
        filter[Int(bit >> 6)] |= 1 << UInt64(bit & 63)
      } else {
        singles.insert(UInt16(bucket.key))
      }
    }
    let folding = Folding()
    let codes = ContiguousArray<UInt16>(unsafeUninitializedCapacity: 0x10000) { buffer, count in
      for scalar in 0..<0x10000 { buffer[scalar] = folding.scanCode(ofBasic: scalar) }
      if !singles.isEmpty {
        for scalar in 0..<0x10000 {
          let folded = folding(UInt32(scalar))
          if singles.contains(Folding.scanCode(ofFolded: folded.value))
            || (folded.second != 0 && singles.contains(Folding.scanCode(ofFolded: folded.second)))
          {
            buffer[scalar] = Self.firstSpecial
          }
        }
      }
      for range in starts.first.ranges where range.lowerBound < 0x10000 {
        for scalar in range.lowerBound...min(range.upperBound, 0xFFFF) { buffer[Int(scalar)] = Self.firstSpecial }
      }
      count = 0x10000
    }
    self.init(
      codes: Table(codes), filter: Table(filter), buckets: Table(buckets), entries: entries, tails: tails,
      starts: starts)
  }

  /// A scanner whose tables were made before.
  init(
    codes: Table<UInt16>, filter: Table<UInt64>, buckets: Table<Bucket>, entries: Table<Entry>, tails: Table<UInt16>,
    starts: RegexStarts
  ) {
    self.codes = codes
    self.filter = filter
    self.buckets = buckets
    self.entries = entries
    self.tails = tails
    self.starts = starts
  }

  /// - Parameters:
  ///   - anchors: what to look for, with the pattern that each belongs to.
  ///   - starts: characters at which the scan stops for regular expressions.
  init(_ anchors: [(pattern: Int32, anchor: Anchor)], starts: RegexStarts = RegexStarts()) {
    self.init(keys: anchors.map { Self.key($0.anchor) }, anchors, entries: Table(), tails: Table(), starts: starts)
  }

  /// The same scanner with more anchors.
  func adding(_ anchors: [(pattern: Int32, anchor: Anchor)], starts: RegexStarts = RegexStarts()) -> LiteralScanner {
    var keys = [UInt32](repeating: 0, count: entries.count)
    for bucket in buckets where bucket.end != 0 {
      for index in bucket.start..<bucket.end { keys[Int(index)] = bucket.key }
    }
    return LiteralScanner(
      keys: keys + anchors.map { Self.key($0.anchor) }, anchors, entries: entries, tails: tails, starts: starts)
  }

  private static func key(_ anchor: Anchor) -> UInt32 {
    let first = UInt32(Folding.scanCode(ofFolded: anchor.scalars[0]))
    return anchor.scalars.count == 1 ? first : UInt32(Folding.scanCode(ofFolded: anchor.scalars[1])) << 16 | first
  }

  /// - Parameters:
  ///   - keys: of the old entries, then of the new anchors.
  ///   - old: entries that are there already, and their tails.
  private init(
    keys: [UInt32], _ anchors: [(pattern: Int32, anchor: Anchor)], entries old: Table<Entry>,
    tails oldTails: Table<UInt16>, starts: RegexStarts
  ) {
    var all = ContiguousArray(old)
    var tails = oldTails
    all.reserveCapacity(keys.count)
    for (pattern, anchor) in anchors {
      let start = Int32(tails.count)
      for scalar in anchor.scalars.dropFirst(2) { tails.append(Folding.scanCode(ofFolded: scalar)) }
      let next = anchor.scalars.count > 2 ? PhraseProgram.bit(anchor.scalars[2]) : anchor.following.mask
      all.append(
        Entry(
          pattern: pattern, before: anchor.before, tailStart: start, tailEnd: Int32(tails.count),
          preceding: anchor.preceding.mask, next: next, following: anchor.following.mask))
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
    self.init(groups: groups, entries: Table(entries), tails: tails, starts: starts)
  }

  @inline(__always) private static func mix(_ code: UInt32) -> UInt32 { code &* 0x9E37_79B1 }

  /// The filter's bit of a pair, given the first code mixed.
  @inline(__always) private static func bit(_ mixed: UInt32, _ code: UInt32) -> UInt32 {
    ((mixed >> 3) ^ (code &* 0x85EB_CA77)) >> (32 - UInt32(filterBits))
  }

  @inline(__always) private static func slot(_ key: UInt32, _ capacity: Int) -> Int {
    Int((key &* 0x9E37_79B1) >> 7) & (capacity - 1)
  }

  /// Calls `found` for each anchor in a text, in order of its first byte.
  ///
  /// - Parameters:
  ///   - text: valid UTF-8.
  ///   - start: takes the offset of a character with which a match of a regular expression can start.
  ///   - found: takes the entry and the offset of the anchor's first byte.
  func scan(
    _ text: UnsafeBufferPointer<UInt8>, start: (Int) -> Void = { _ in }, _ found: (Entry, Int) -> Void
  ) {
    codes.withElements { codes in
      filter.withElements { filter in
        scan(text, codes, filter, start, found)
      }
    }
  }

  private func scan(
    _ text: UnsafeBufferPointer<UInt8>, _ codes: UnsafeBufferPointer<UInt16>, _ filter: UnsafeBufferPointer<UInt64>,
    _ regexStart: (Int) -> Void, _ found: (Entry, Int) -> Void
  ) {
    guard let base = text.baseAddress, let codes = codes.baseAddress, let filter = filter.baseAddress else { return }
    let count = text.count
    var trail = Trail()
    var mixed: UInt32 = 0
    var at = 0
    while at < count {
      let start = at
      let lead = UInt32(base[at])
      let code: UInt16
      if lead >= 0xE0 && lead < 0xF0 {
        // The most common case in Chinese text; valid UTF-8 has the two bytes that follow.
        code = codes[Int((lead & 0x0F) << 12 | UInt32(base[at + 1] & 0x3F) << 6 | UInt32(base[at + 2] & 0x3F))]
        at += 3
      } else if lead < 0x80 {
        code = codes[Int(lead)]
        at += 1
      } else if lead < 0xE0 {
        code = codes[Int((lead & 0x1F) << 6 | UInt32(base[at + 1] & 0x3F))]
        at += 2
      } else {
        code = Self.firstSpecial
        at += 4
      }
      if code == 0 { continue }
      if code >= Self.firstSpecial {
        special(start, after: at, &trail, text, regexStart, found)
        mixed = Self.mix(trail.last)
        continue
      }
      let bit = Self.bit(mixed, UInt32(code))
      if filter[Int(bit >> 6)] >> UInt64(bit & 63) & 1 != 0 {
        pair(trail, UInt32(code), after: at, text, found)
      }
      mixed = Self.mix(UInt32(code))
      trail.beforeLast = trail.last
      trail.last = UInt32(code)
      trail.lastStart = start
    }
  }

  /// The word characters that the scan saw last.
  private struct Trail {
    var beforeLast: UInt32 = 0
    var last: UInt32 = 0
    var lastStart = 0
  }

  // MARK: Candidates

  /// Looks at a character that the table does not tell enough about.
  @inline(never) private func special(
    _ start: Int, after: Int, _ trail: inout Trail, _ text: UnsafeBufferPointer<UInt8>, _ regexStart: (Int) -> Void,
    _ found: (Entry, Int) -> Void
  ) {
    let scalar = text.scalar(at: start)
    if starts.canStart(with: scalar, then: after < text.count ? text.scalar(at: after) : nil) { regexStart(start) }
    let folded = Folding()(scalar)
    let first = UInt32(Folding.scanCode(ofFolded: folded.value))
    single(first, start, trail.last, after: after, pending: folded.second, text, found)
    if folded.second != 0 {
      let second = UInt32(Folding.scanCode(ofFolded: folded.second))
      single(second, start, first, after: after, pending: 0, text, found)
    }
    guard folded.kind.isWord else { return }
    if isKnown(trail.last, first) { pair(trail, first, after: after, pending: folded.second, text, found) }
    trail = Trail(beforeLast: trail.last, last: first, lastStart: start)
    if folded.second != 0 {
      // A character that stands for two: the second goes on.
      let second = UInt32(Folding.scanCode(ofFolded: folded.second))
      if isKnown(first, second) { pair(trail, second, after: after, text, found) }
      trail = Trail(beforeLast: first, last: second, lastStart: start)
    }
  }

  /// Whether the filter knows a pair.
  private func isKnown(_ first: UInt32, _ second: UInt32) -> Bool {
    let bit = Self.bit(Self.mix(first), second)
    return filter[Int(bit >> 6)] >> UInt64(bit & 63) & 1 != 0
  }

  private func single(
    _ code: UInt32, _ start: Int, _ before: UInt32, after: Int, pending: UInt32, _ text: UnsafeBufferPointer<UInt8>,
    _ found: (Entry, Int) -> Void
  ) {
    if let bucket = bucket(code) { report(bucket, start, before, after: after, pending: pending, text, found) }
  }

  @inline(never) private func pair(
    _ trail: Trail, _ second: UInt32, after: Int, pending: UInt32 = 0, _ text: UnsafeBufferPointer<UInt8>,
    _ found: (Entry, Int) -> Void
  ) {
    guard trail.last != 0 else { return }
    if let bucket = bucket(second << 16 | trail.last) {
      report(bucket, trail.lastStart, trail.beforeLast, after: after, pending: pending, text, found)
    }
  }

  /// Reports the entries whose neighbours and tails fit.
  /// - Parameters:
  ///   - start: the first byte of the anchor.
  ///   - before: the word character before it; 0 at the start of a text, which only a phrase that starts here allows.
  ///   - after: the byte after the pair, or after the character alone.
  ///   - pending: what the character before that place still stands for, or 0.
  private func report(
    _ bucket: Bucket, _ start: Int, _ before: UInt32, after: Int, pending: UInt32,
    _ text: UnsafeBufferPointer<UInt8>, _ found: (Entry, Int) -> Void
  ) {
    let preceding = before == 0 ? 0 : PhraseProgram.bit(before)
    if bucket.preceding != .max && bucket.preceding & preceding == 0 { return }
    let pending = pending == 0 ? 0 : Folding.scanCode(ofFolded: pending)
    var words = WordCharacters(text, from: after, pending: pending)
    let code = words.next()
    let next = code == 0 ? 0 : PhraseProgram.bit(UInt32(code))
    if bucket.next != .max && bucket.next & next == 0 { return }
    for index in Int(bucket.start)..<Int(bucket.end) {
      let entry = entries[index]
      if entry.preceding != .max && entry.preceding & preceding == 0 { continue }
      if entry.next != .max && entry.next & next == 0 { continue }
      if entry.tailStart == entry.tailEnd || follows(entry, code, words) { found(entry, start) }
    }
  }

  private func bucket(_ key: UInt32) -> Bucket? {
    var slot = Self.slot(key, buckets.count)
    while buckets[slot].end != 0 {
      if buckets[slot].key == key { return buckets[slot] }
      slot = (slot + 1) & (buckets.count - 1)
    }
    return nil
  }

  /// Whether word characters begin with the tail of an entry and go on as its phrase can.
  private func follows(_ entry: Entry, _ first: UInt16, _ rest: WordCharacters) -> Bool {
    guard tails[Int(entry.tailStart)] == first else { return false }
    var words = rest
    for index in Int(entry.tailStart) + 1..<Int(entry.tailEnd) {
      guard words.next() == tails[index] else { return false }
    }
    guard entry.following != .max else { return true }
    let next = words.next()
    return next != 0 && entry.following & PhraseProgram.bit(UInt32(next)) != 0
  }
}

/// Steps through the scan codes of the word characters of a text.
private struct WordCharacters {
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
