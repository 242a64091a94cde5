import ZhiyanText

/// Finds all anchors of all phrases in one pass over a text.
///
/// Each character is folded through a table. The pair that it forms with the word character before it, and the three that it
/// forms with the two before it, are looked up in a filter of 2^20 bits. Only where the filter answers is an index asked, and
/// then what stands around compared. Characters that words are not made of are skipped, so what stands between the characters
/// of a term does not matter here; whether it may stand there is the matcher's to decide.
struct LiteralScanner: Sendable {
  /// An anchor of a phrase, flattened.
  struct Entry: Sendable {
    /// Index of the pattern, or the complement of that of a regular expression.
    var pattern: Int32
    /// The most word characters of a match before the last character of the key.
    var before: Int32
    /// What follows the key: a range of `tails`.
    var tailStart: Int32
    var tailEnd: Int32
    /// The word characters that can stand before the key, right behind it, and behind the tail, as bits.
    var preceding: UInt64
    var next: UInt64
    var following: UInt64
  }

  /// The entries of one key.
  struct Bucket: Sendable {
    var key: Key
    var start: Int32
    var end: Int32
    /// What the entries' own masks let pass, together.
    var preceding: UInt64 = 0
    var next: UInt64 = 0

    init(key: Key, start: Int32, end: Int32) {
      self.key = key
      self.start = start
      self.end = end
    }
  }

  /// One to three scan codes of 16 bits each, the last one lowest; what is not used is 0.
  typealias Key = UInt64

  /// The most characters of a key. A third one makes ten candidates out of a hundred; a fourth would save little more.
  private static let longestKey = 3

  /// Codes from here on send the scan to `special`: a match of a regular expression can start with the character, or, the
  /// higher code, the character alone is an anchor or it stands for two.
  private static let firstSpecial: UInt16 = 0xFFFE
  private static let special: UInt16 = 0xFFFF
  private static let filterBits: UInt32 = 20

  /// By basic-plane scalar: the scan code, or a special one.
  let codes: Table<UInt16>
  let filter: Table<UInt64>
  /// The index of keys, open addressing: the number of a bucket from 1 in the upper 24 bits, a mark of its key in the lower 8;
  /// 0 where none is.
  let slots: Table<UInt32>
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
    var slots = ContiguousArray<UInt32>(repeating: 0, count: capacity)
    for (number, bucket) in groups.enumerated() {
      let (place, mark) = Self.slot(bucket.key)
      var slot = place & (capacity - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = UInt32(number + 1) << 8 | mark
    }
    var filter = ContiguousArray<UInt64>(repeating: 0, count: 1 << (Self.filterBits - 6))
    var singles: Set<UInt16> = []
    for bucket in groups {
      if bucket.key <= 0xFFFF {
        singles.insert(UInt16(bucket.key))
      } else {
        Self.mark(bucket.key, in: &filter)
      }
    }
    let folding = Folding()
    let codes = ContiguousArray<UInt16>(unsafeUninitializedCapacity: 0x10000) { buffer, count in
      for scalar in 0..<0x10000 { buffer[scalar] = folding.scanCode(ofBasic: scalar) }
      for range in starts.first.ranges where range.lowerBound < 0x10000 {
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
      codes: Table(codes), filter: Table(filter), slots: Table(slots), buckets: Table(groups), entries: entries,
      tails: tails,
      starts: starts)
  }

  /// A scanner whose tables were made before.
  init(
    codes: Table<UInt16>, filter: Table<UInt64>, slots: Table<UInt32>, buckets: Table<Bucket>, entries: Table<Entry>,
    tails: Table<UInt16>, starts: RegexStarts
  ) {
    self.codes = codes
    self.filter = filter
    self.slots = slots
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
    var keys = [Key](repeating: 0, count: entries.count)
    for bucket in buckets {
      for index in bucket.start..<bucket.end { keys[Int(index)] = bucket.key }
    }
    return LiteralScanner(
      keys: keys + anchors.map { Self.key($0.anchor) }, anchors, entries: entries, tails: tails, starts: starts)
  }

  private static func key(_ anchor: Anchor) -> Key {
    anchor.scalars.prefix(longestKey).reduce(0) { $0 << 16 | Key(Folding.scanCode(ofFolded: $1)) }
  }

  /// - Parameters:
  ///   - keys: of the old entries, then of the new anchors.
  ///   - old: entries that are there already, and their tails.
  private init(
    keys: [Key], _ anchors: [(pattern: Int32, anchor: Anchor)], entries old: Table<Entry>,
    tails oldTails: Table<UInt16>, starts: RegexStarts
  ) {
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

  // MARK: Hashes

  @inline(__always) private static func first(_ code: UInt32) -> UInt32 { code &* 0x9E37_79B1 }
  /// Mixes the last two characters of a key, given the first one's `first`.
  @inline(__always) private static func pair(_ first: UInt32, _ code: UInt32) -> UInt32 {
    let mixed = (first >> 3) ^ (code &* 0x85EB_CA77)
    return mixed ^ mixed >> 15
  }
  /// Adds the character before them.
  @inline(__always) private static func triple(_ pair: UInt32, _ first: UInt32) -> UInt32 { pair ^ first >> 15 }
  /// The word of the filter for a hash. All hashes with the same last two characters lie in eight neighbours, which the
  /// processor fetches together.
  @inline(__always) private static func word(_ hash: UInt32, of pair: UInt32) -> Int {
    Int(truncatingIfNeeded: (pair >> (41 - filterBits)) << 3 | hash >> 12 & 7)
  }
  /// Whether a word of the filter has the two bits of a hash; one alone would err too often. In the lowest bit.
  @inline(__always) private static func answer(_ word: UInt64, _ hash: UInt32) -> UInt64 {
    (word &>> UInt64(hash)) & (word &>> UInt64(hash >> 6)) & 1
  }

  /// What the filter must hold for a key of two or three characters.
  private static func mark(_ key: Key, in filter: inout ContiguousArray<UInt64>) {
    let codes = (UInt32(key >> 32 & 0xFFFF), UInt32(key >> 16 & 0xFFFF), UInt32(key & 0xFFFF))
    let pair = pair(first(codes.1), codes.2)
    let hash = codes.0 == 0 ? pair : triple(pair, first(codes.0))
    filter[word(hash, of: pair)] |= 1 &<< UInt64(hash) | 1 &<< UInt64(hash >> 6)
  }

  @inline(__always) private static func slot(_ key: Key) -> (place: Int, mark: UInt32) {
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    return (Int(truncatingIfNeeded: mixed >> 40), UInt32(truncatingIfNeeded: mixed >> 32) & 0xFF)
  }

  // MARK: The scan

  /// Calls `found` for each anchor in a text, in the order in which they end.
  ///
  /// - Parameters:
  ///   - text: valid UTF-8.
  ///   - start: takes the offset of a character with which a match of a regular expression can start.
  ///   - found: takes the entry and the offset of the last character of its key.
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
    guard let table = codes.baseAddress, let filter = filter.baseAddress else { return }
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: 2 * ScanBlock.capacity) { numbers in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: ScanBlock.capacity) { offsets in
        guard let numbers = numbers.baseAddress, let offsets = offsets.baseAddress else { return }
        var block = ScanBlock(codes: numbers, offsets: offsets)
        let known = numbers + ScanBlock.capacity
        var at = 0
        while at < text.count {
          read(text, &at, into: &block, table, regexStart, found)
          let count = Self.look(in: block, filter, known)
          for index in 0..<count {
            let place = Int(known[index])
            keys(at: place >> 2, pair: place & 1 != 0, triple: place & 2 != 0, in: block, text, found)
          }
          block.carry()
        }
      }
    }
  }

  /// Fills a block with the word characters from a place of the text on.
  private func read(
    _ text: UnsafeBufferPointer<UInt8>, _ place: inout Int, into block: inout ScanBlock, _ table: UnsafePointer<UInt16>,
    _ regexStart: (Int) -> Void, _ found: (Entry, Int) -> Void
  ) {
    guard let base = text.baseAddress else { return }
    let count = text.count
    let folding = Folding()
    var at = place
    // Room for a character that stands for two.
    while at < count && block.count < ScanBlock.capacity - 1 {
      let start = at
      // Valid UTF-8 has the bytes that a lead byte promises.
      let bytes = at &+ 4 <= count ? UnsafeRawPointer(base + at).loadUnaligned(as: UInt32.self) : Self.end(text, at)
      var code: UInt16
      if bytes & 0xF0 == 0xE0 {
        // The most common case in Chinese text.
        code = table[Int((bytes & 0x0F) << 12 | (bytes & 0x3F00) >> 2 | bytes >> 16 & 0x3F)]
        at &+= 3
      } else if bytes & 0x80 == 0 {
        code = table[Int(bytes & 0x7F)]
        at &+= 1
      } else if bytes & 0x20 == 0 {
        code = table[Int((bytes & 0x1F) << 6 | bytes >> 8 & 0x3F)]
        at &+= 2
      } else {
        code = Self.special
        at &+= 4
      }
      if code >= Self.firstSpecial {
        if code == Self.firstSpecial && at < count && !starts.mayStart(at: start, then: at, in: base) {
          code = folding.scanCode(ofBasic: Int(text.scalar(at: start)))
        } else {
          special(start, after: at, &block, text, regexStart, found)
          continue
        }
      }
      block.append(code, start)
    }
    place = at
  }

  /// The last bytes of a text, the first one lowest.
  private static func end(_ text: UnsafeBufferPointer<UInt8>, _ offset: Int) -> UInt32 {
    text[offset...].reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Asks the filter about each character of a block with the ones before it.
  /// - Parameter known: takes the places of those that it knows, times four; one more where it knows the pair, two more where
  ///   it knows the three.
  /// - Returns: how many these are.
  private static func look(
    in block: ScanBlock, _ filter: UnsafePointer<UInt64>, _ known: UnsafeMutablePointer<UInt16>
  ) -> Int {
    var count = 0
    var firstBefore = first(UInt32(block.codes[ScanBlock.carried - 2]))
    var first = first(UInt32(block.codes[ScanBlock.carried - 1]))
    for index in ScanBlock.carried..<max(ScanBlock.carried, block.count) {
      let code = UInt32(block.codes[index])
      let pair = pair(first, code)
      let triple = triple(pair, firstBefore)
      let ofTwo = answer(filter[word(pair, of: pair)], pair)
      let ofThree = answer(filter[word(triple, of: pair)], triple)
      // No branch here: it would be guessed wrong too often.
      known[count] = UInt16(truncatingIfNeeded: UInt64(truncatingIfNeeded: index) << 2 | ofThree << 1 | ofTwo)
      count &+= Int(ofTwo | ofThree)
      firstBefore = first
      first = Self.first(code)
    }
    return count
  }

  // MARK: Candidates

  /// Looks at a character that the table does not tell enough about.
  @inline(never) private func special(
    _ start: Int, after: Int, _ block: inout ScanBlock, _ text: UnsafeBufferPointer<UInt8>, _ regexStart: (Int) -> Void,
    _ found: (Entry, Int) -> Void
  ) {
    if let base = text.baseAddress, after >= text.count || starts.mayStart(at: start, then: after, in: base) {
      regexStart(start)
    }
    let folded = Folding()(text.scalar(at: start))
    let first = Folding.scanCode(ofFolded: folded.value)
    let second = folded.second == 0 ? 0 : Folding.scanCode(ofFolded: folded.second)
    if let bucket = bucket(Key(first)) {
      report(bucket, start, block.codes[block.count - 1], after: after, pending: second, text, found)
    }
    if second != 0, let bucket = bucket(Key(second)) {
      report(bucket, start, first, after: after, pending: 0, text, found)
    }
    guard folded.kind.isWord else { return }
    block.append(first, start)
    block.append(second, start)
  }

  /// Asks the index for the keys that end with a character of a block.
  @inline(never) private func keys(
    at index: Int, pair: Bool, triple: Bool, in block: ScanBlock, _ text: UnsafeBufferPointer<UInt8>,
    _ found: (Entry, Int) -> Void
  ) {
    let codes = block.codes
    guard codes[index - 1] != 0 else { return }
    let start = Int(block.offsets[index])
    // A character that stands for two has two codes at one place.
    let pending = index + 1 < block.count && block.offsets[index + 1] == block.offsets[index] ? codes[index + 1] : 0
    let after = text.scalarEnd(from: start)
    let key = Key(codes[index - 1]) << 16 | Key(codes[index])
    if pair, let bucket = bucket(key) {
      report(bucket, start, codes[index - 2], after: after, pending: pending, text, found)
    }
    if triple, codes[index - 2] != 0, let bucket = bucket(Key(codes[index - 2]) << 32 | key) {
      report(bucket, start, codes[index - 3], after: after, pending: pending, text, found)
    }
  }

  /// Reports the entries whose neighbours and tails fit.
  /// - Parameters:
  ///   - start: the first byte of the last character of the key.
  ///   - before: the word character before the key; 0 at the start of a text, which only a phrase that starts here allows.
  ///   - after: the byte after the key.
  ///   - pending: what the character before that place still stands for, or 0.
  private func report(
    _ bucket: Bucket, _ start: Int, _ before: UInt16, after: Int, pending: UInt16,
    _ text: UnsafeBufferPointer<UInt8>, _ found: (Entry, Int) -> Void
  ) {

    let preceding = before == 0 ? 0 : PhraseProgram.bit(UInt32(before))
    if bucket.preceding != .max && bucket.preceding & preceding == 0 { return }
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

  private func bucket(_ key: Key) -> Bucket? {
    let (place, mark) = Self.slot(key)
    return slots.withElements { slots in
      let last = slots.count &- 1
      var slot = place & last
      while slots[slot] != 0 {
        let entry = slots[slot]
        if entry & 0xFF == mark {
          let bucket = buckets[Int(entry >> 8) - 1]
          if bucket.key == key { return bucket }
        }
        slot = (slot &+ 1) & last
      }
      return nil
    }
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
