import ZhiyanText

extension LiteralScanner {
  /// A key in a block: the place of its last character, and the bucket of its entries.
  struct Found {
    var place: UInt32
    var bucket: UInt32
  }

  /// Looks up the keys that the filter knows.
  ///
  /// All of a block are looked up before any is followed: the tables are larger than the processor's nearest memory, and
  /// look-ups that do not wait for one another overlap.
  /// - Parameters:
  ///   - known: as `look` gives them.
  ///   - found: takes the keys whose bucket may hold what stands here, in the order in which they end; room for twice `count`.
  /// - Returns: how many these are.
  func lookUp(
    _ known: UnsafePointer<UInt16>, count: Int, in block: ScanBlock, _ slots: UnsafeBufferPointer<UInt32>,
    _ buckets: UnsafeBufferPointer<Bucket>, _ found: UnsafeMutablePointer<Found>
  ) -> Int {
    let codes = block.codes
    var length = 0
    /// Adds a key whose neighbours may be right; the character after the last one of the block is not known yet.
    func add(_ bucket: Int, at place: Int, after before: UInt16) {
      guard Self.admits(buckets[bucket].preceding, before),
        place + 1 >= block.count || Self.admits(buckets[bucket].next, codes[place + 1])
      else { return }
      found[length] = Found(place: UInt32(place), bucket: UInt32(bucket))
      length += 1
    }
    for number in 0..<count {
      let place = Int(known[number] >> 2)
      guard codes[place - 1] != 0 else { continue }
      let pair = Key(codes[place - 1]) << 16 | Key(codes[place])
      if known[number] & 1 != 0, let bucket = Self.bucket(pair, slots, buckets) {
        add(bucket, at: place, after: codes[place - 2])
      }
      if known[number] & 2 != 0, codes[place - 2] != 0,
        let bucket = Self.bucket(Key(codes[place - 2]) << 32 | pair, slots, buckets)
      {
        add(bucket, at: place, after: codes[place - 3])
      }
    }
    return length
  }

  /// Whether a mask of neighbours holds a character; 0 stands for the edge of the text, which only an open mask holds.
  @inline(__always) private static func admits(_ mask: UInt64, _ code: UInt16) -> Bool {
    mask == .max || (code != 0 && mask & PhraseProgram.bit(UInt32(code)) != 0)
  }

  /// The place of a key's bucket.
  @inline(__always) private static func bucket(
    _ key: Key, _ slots: UnsafeBufferPointer<UInt32>, _ buckets: UnsafeBufferPointer<Bucket>
  ) -> Int? {
    let (place, mark) = slot(key)
    let last = slots.count &- 1
    var slot = place & last
    while slots[slot] != 0 {
      let entry = slots[slot]
      if entry & 0xFF == mark {
        let bucket = Int(entry >> 8) &- 1
        if buckets[bucket].key == key { return bucket }
      }
      slot = (slot &+ 1) & last
    }
    return nil
  }

  private func bucket(_ key: Key) -> Bucket? {
    slots.withElements { slots in buckets.withElements { Self.bucket(key, slots, $0) } }.map { buckets[$0] }
  }

  /// Follows a key of a block.
  @inline(__always) func follow(
    _ key: Found, in block: ScanBlock, _ text: UnsafeBufferPointer<UInt8>, _ buckets: UnsafeBufferPointer<Bucket>,
    _ found: (Entry, Int) -> Void
  ) {
    let bucket = buckets[Int(key.bucket)]
    let place = Int(key.place)
    let codes = block.codes
    let start = Int(block.offsets[place])
    // A character that stands for two has two codes at one place.
    let pending = place + 1 < block.count && block.offsets[place + 1] == block.offsets[place] ? codes[place + 1] : 0
    let before = codes[place - (bucket.key >> 32 == 0 ? 2 : 3)]
    report(
      bucket, start, before, after: text.scalarEnd(from: start), pending: pending,
      in: place + 1 < block.count ? block : nil,
      at: place, text, found)
  }

  /// Looks at a character that the table does not tell enough about.
  @inline(never) func special(
    _ start: Int, after: Int, _ block: inout ScanBlock, _ text: UnsafeBufferPointer<UInt8>,
    _ regexStart: (Int, UInt64) -> Void, _ found: (Entry, Int) -> Void
  ) {
    let expressions = starts.expressions(at: start, in: text)
    if expressions != 0 { regexStart(start, expressions) }
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

  /// Reports the entries whose neighbours, tails, companions and openings fit.
  ///
  /// No closure here: it would copy the tables each time.
  /// - Parameters:
  ///   - start: the first byte of the last character of the key.
  ///   - before: the word character before the key; 0 at the start of a text, which only a phrase that starts here allows.
  ///   - after: the byte after the key.
  ///   - pending: what the character before that place still stands for, or 0.
  ///   - block: the block that holds the key's last character and the one behind it; nil where that is not known.
  ///   - place: of the key's last character in the block.
  private func report(
    _ bucket: Bucket, _ start: Int, _ before: UInt16, after: Int, pending: UInt16, in block: ScanBlock? = nil,
    at place: Int = 0, _ text: UnsafeBufferPointer<UInt8>, _ found: (Entry, Int) -> Void
  ) {
    guard Self.admits(bucket.preceding, before) else { return }
    // The block has read it already.
    let code: UInt16
    if let block {
      code = block.codes[place + 1]
    } else {
      var words = WordCharacters(text, from: after, pending: pending)
      code = words.next()
    }
    guard Self.admits(bucket.next, code) else { return }
    for index in Int(bucket.start)..<Int(bucket.end) {
      let entry = entries[index]
      if !Self.admits(entry.preceding, before) || !Self.admits(entry.next, code) { continue }
      if entry.tailStart != entry.tailEnd, !follows(entry, in: WordCharacters(text, from: after, pending: pending)) {
        continue
      }
      if let block,
        !companions.mayStand(entry.behind, at: place, isBehind: true, in: block)
          || !companions.mayStand(entry.ahead, at: place, isBehind: false, in: block)
      {
        continue
      }
      // A match begins so many word characters before the key's last one at most, and at that one at the latest.
      let first = place - Int(entry.before)
      if let block, entry.before >= Opening.nearest, first >= ScanBlock.carried,
        !openings.mayBegin(entry.pattern, in: first...place, of: block.codes)
      {
        continue
      }
      found(entry, start)
    }
  }

  /// Whether word characters begin with the tail of an entry and go on as its phrase can.
  private func follows(_ entry: Entry, in rest: WordCharacters) -> Bool {
    var words = rest
    for index in Int(entry.tailStart)..<Int(entry.tailEnd) {
      guard words.next() == tails[index] else { return false }
    }
    return Self.admits(entry.following, entry.following == .max ? 0 : words.next())
  }
}
