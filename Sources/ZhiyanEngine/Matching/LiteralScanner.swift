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
  static let longestKey = 3

  /// Codes from here on send the scan to `special`: a match of a regular expression can start with the character, or, the
  /// higher code, the character alone is an anchor or it stands for two.
  static let firstSpecial: UInt16 = 0xFFFE
  static let special: UInt16 = 0xFFFF
  static let filterBits: UInt32 = 20

  /// By basic-plane scalar: the scan code, or a special one.
  let codes: Table<UInt16>
  let filter: Table<UInt64>
  /// The index of keys, open addressing: the number of a bucket from 1 in the upper 24 bits, a mark of its key in the lower 8;
  /// 0 where none is.
  let slots: Table<UInt32>
  let buckets: Table<Bucket>
  let entries: Table<Entry>
  let tails: Table<UInt16>
  let openings: OpeningTable
  /// Where matches of regular expressions can start.
  let starts: RegexStarts

  /// A scanner whose tables were made before.
  init(
    codes: Table<UInt16>, filter: Table<UInt64>, slots: Table<UInt32>, buckets: Table<Bucket>, entries: Table<Entry>,
    tails: Table<UInt16>, openings: OpeningTable, starts: RegexStarts
  ) {
    self.codes = codes
    self.filter = filter
    self.slots = slots
    self.buckets = buckets
    self.entries = entries
    self.tails = tails
    self.openings = openings
    self.starts = starts
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
  static func mark(_ key: Key, in filter: inout ContiguousArray<UInt64>) {
    let codes = (UInt32(key >> 32 & 0xFFFF), UInt32(key >> 16 & 0xFFFF), UInt32(key & 0xFFFF))
    let pair = pair(first(codes.1), codes.2)
    let hash = codes.0 == 0 ? pair : triple(pair, first(codes.0))
    filter[word(hash, of: pair)] |= 1 &<< UInt64(hash) | 1 &<< UInt64(hash >> 6)
  }

  @inline(__always) static func slot(_ key: Key) -> (place: Int, mark: UInt32) {
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    return (Int(truncatingIfNeeded: mixed >> 40), UInt32(truncatingIfNeeded: mixed >> 32) & 0xFF)
  }

  // MARK: The scan

  /// Calls `found` for each anchor in a text, in the order in which they end.
  ///
  /// - Parameters:
  ///   - text: valid UTF-8.
  ///   - start: takes the offset of a character with which a match of a regular expression can start, and of which ones, as
  ///     `RegexStarts` gives them.
  ///   - found: takes the entry and the offset of the last character of its key.
  func scan(
    _ text: UnsafeBufferPointer<UInt8>, start: (Int, UInt64) -> Void = { _, _ in }, _ found: (Entry, Int) -> Void
  ) {
    codes.withElements { codes in
      filter.withElements { filter in
        slots.withElements { slots in
          buckets.withElements { buckets in scan(text, codes, filter, slots, buckets, start, found) }
        }
      }
    }
  }

  private func scan(
    _ text: UnsafeBufferPointer<UInt8>, _ codes: UnsafeBufferPointer<UInt16>, _ filter: UnsafeBufferPointer<UInt64>,
    _ slots: UnsafeBufferPointer<UInt32>, _ buckets: UnsafeBufferPointer<Bucket>, _ regexStart: (Int, UInt64) -> Void,
    _ found: (Entry, Int) -> Void
  ) {
    guard let table = codes.baseAddress, let filter = filter.baseAddress else { return }
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: 2 * ScanBlock.capacity) { numbers in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: ScanBlock.capacity) { offsets in
        withUnsafeTemporaryAllocation(of: Found.self, capacity: 2 * ScanBlock.capacity) { keys in
          guard let numbers = numbers.baseAddress, let offsets = offsets.baseAddress, let keys = keys.baseAddress else {
            return
          }
          var block = ScanBlock(codes: numbers, offsets: offsets)
          let known = numbers + ScanBlock.capacity
          var at = 0
          while at < text.count {
            read(text, &at, into: &block, table, regexStart, found)
            let count = lookUp(known, count: Self.look(in: block, filter, known), in: block, slots, buckets, keys)
            for index in 0..<count { follow(keys[index], in: block, text, buckets, found) }
            block.carry()
          }
        }
      }
    }
  }

  /// Fills a block with the word characters from a place of the text on.
  private func read(
    _ text: UnsafeBufferPointer<UInt8>, _ place: inout Int, into block: inout ScanBlock, _ table: UnsafePointer<UInt16>,
    _ regexStart: (Int, UInt64) -> Void, _ found: (Entry, Int) -> Void
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
        if code == Self.firstSpecial && starts.expressions(at: start, in: text) == 0 {
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
}
