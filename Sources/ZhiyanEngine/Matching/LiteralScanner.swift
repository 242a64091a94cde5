import ZhiyanText

/// Finds all anchors of all phrases in one pass over a text.
///
/// Each character is folded through a table. The pair that it forms with the word character before it is looked up in a small
/// filter of all pairs with which keys end; where that answers, the pair and the three that it forms with the two before it are
/// looked up in a filter of 2^20 bits. Only where this one answers is an index asked, and then what stands around compared.
/// Characters that words are not made of are skipped, so what stands between the characters of a term does not matter here;
/// whether it may stand there is the matcher's to decide.
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
    /// What else every match holds behind the key and before it: numbers in `companions`, or -1.
    var behind: Int32 = -1
    var ahead: Int32 = -1
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
  /// The filter of pairs stays in the processor's first cache.
  static let pairBits: UInt32 = 18

  /// By basic-plane scalar: the scan code, or a special one.
  let codes: Table<UInt16>
  let filter: Table<UInt64>
  /// A bit for each pair with which a key ends.
  let pairs: Table<UInt64>
  /// The index of keys, open addressing: the number of a bucket from 1 in the upper 24 bits, a mark of its key in the lower 8;
  /// 0 where none is.
  let slots: Table<UInt32>
  let buckets: Table<Bucket>
  let entries: Table<Entry>
  let tails: Table<UInt16>
  let openings: OpeningTable
  let companions: CompanionTable
  /// Where matches of regular expressions can start.
  let starts: RegexStarts

  /// A scanner whose tables were made before.
  init(
    codes: Table<UInt16>, filter: Table<UInt64>, pairs: Table<UInt64>, slots: Table<UInt32>, buckets: Table<Bucket>,
    entries: Table<Entry>,
    tails: Table<UInt16>, openings: OpeningTable, companions: CompanionTable, starts: RegexStarts
  ) {
    self.codes = codes
    self.filter = filter
    self.pairs = pairs
    self.slots = slots
    self.buckets = buckets
    self.entries = entries
    self.tails = tails
    self.openings = openings
    self.companions = companions
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

  /// The bit of a pair, in the lowest place.
  @inline(__always) private static func answer(_ pairs: UnsafePointer<UInt64>, _ pair: UInt32) -> UInt64 {
    pairs[Int(truncatingIfNeeded: pair >> (38 - pairBits))] &>> UInt64(pair >> (32 - pairBits)) & 1
  }

  /// What the filters must hold for a key of two or three characters.
  static func mark(_ key: Key, in filter: inout ContiguousArray<UInt64>, _ pairs: inout ContiguousArray<UInt64>) {
    let codes = (UInt32(key >> 32 & 0xFFFF), UInt32(key >> 16 & 0xFFFF), UInt32(key & 0xFFFF))
    let pair = pair(first(codes.1), codes.2)
    let hash = codes.0 == 0 ? pair : triple(pair, first(codes.0))
    filter[word(hash, of: pair)] |= 1 &<< UInt64(hash) | 1 &<< UInt64(hash >> 6)
    pairs[Int(pair >> (38 - pairBits))] |= 1 &<< UInt64(pair >> (32 - pairBits))
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
  /// - Returns: whether the text holds characters that only traditional Chinese uses.
  @discardableResult
  func scan(
    _ text: UnsafeBufferPointer<UInt8>, start: (Int, UInt64) -> Void = { _, _ in }, _ found: (Entry, Int) -> Void
  ) -> Bool {
    codes.withElements { codes in
      filter.withElements { filter in
        pairs.withElements { pairs in
          slots.withElements { slots in
            buckets.withElements { buckets in scan(text, codes, filter, pairs, slots, buckets, start, found) }
          }
        }
      }
    }
  }

  private func scan(
    _ text: UnsafeBufferPointer<UInt8>, _ codes: UnsafeBufferPointer<UInt16>, _ filter: UnsafeBufferPointer<UInt64>,
    _ pairs: UnsafeBufferPointer<UInt64>, _ slots: UnsafeBufferPointer<UInt32>,
    _ buckets: UnsafeBufferPointer<Bucket>, _ regexStart: (Int, UInt64) -> Void, _ found: (Entry, Int) -> Void
  ) -> Bool {
    guard let table = codes.baseAddress, let filter = filter.baseAddress, let pairs = pairs.baseAddress else {
      return false
    }
    var seen = SeenScript(.traditional)
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
            read(text, &at, into: &block, table, &seen, regexStart, found)
            block.isLast = at >= text.count
            let marked = Self.look(in: block, pairs, known)
            let count = lookUp(
              known, count: Self.look(known, count: marked, in: block, filter), in: block, slots, buckets, keys)
            for index in 0..<count { follow(keys[index], in: block, text, buckets, found) }
            block.carry()
          }
        }
      }
    }
    return seen.isFound
  }

  /// Fills a block with the word characters from a place of the text on.
  private func read(
    _ text: UnsafeBufferPointer<UInt8>, _ place: inout Int, into block: inout ScanBlock, _ table: UnsafePointer<UInt16>,
    _ seen: inout SeenScript, _ regexStart: (Int, UInt64) -> Void, _ found: (Entry, Int) -> Void
  ) {
    guard let base = text.baseAddress else { return }
    let folding = Folding()
    var at = place
    // Room for a character that stands for two.
    let most = ScanBlock.capacity - 1
    while at < text.count && block.count < most {
      Self.readPlain(base, &at, upTo: text.count &- 4, table, &seen, &block, most)
      guard at < text.count && block.count < most else { break }
      let start = at
      let scalar = Int(text.scalar(at: start))
      at = text.scalarEnd(from: start)
      var code = Self.special
      if scalar < 0x10000 {
        code = table[scalar]
        seen.take(scalar)
      }
      if code >= Self.firstSpecial {
        if code == Self.firstSpecial && starts.expressions(at: start, in: text) == 0 {
          code = folding.scanCode(ofBasic: scalar)
        } else {
          special(start, after: at, &block, text, regexStart, found)
          continue
        }
      }
      block.append(code, start)
    }
    place = at
  }

  /// Reads ASCII and characters of three bytes, what Chinese text is made of, as long as there is nothing special about them.
  ///
  /// A function of its own, so that all it works with stays in registers: what is written through the block's pointers could be
  /// the block itself, for all that the compiler knows. Which of the two comes next cannot be foreseen, so nothing branches on it.
  /// - Parameter last: the last place from which four bytes can be read.
  @inline(never) private static func readPlain(
    _ text: UnsafePointer<UInt8>, _ place: inout Int, upTo last: Int, _ table: UnsafePointer<UInt16>,
    _ seen: inout SeenScript, _ block: inout ScanBlock, _ most: Int
  ) {
    let (codes, offsets) = (block.codes, block.offsets)
    var at = place
    var count = block.count
    var script = seen
    while at <= last && count < most {
      let bytes = UInt32(littleEndian: UnsafeRawPointer(text + at).loadUnaligned(as: UInt32.self))
      // All ones for a character of more than one byte.
      let wide = 0 &- (bytes &>> 7 & 1)
      guard (bytes ^ 0xE0) & 0xF0 & wide == 0 else { break }
      let scalar = Int(truncatingIfNeeded: UInt32(truncatingIfNeeded: wideScalar(bytes)) & wide | bytes & 0x7F & ~wide)
      let code = table[scalar]
      guard code < firstSpecial else { break }
      script.take(scalar)
      codes[count] = code
      offsets[count] = UInt32(truncatingIfNeeded: at)
      // One whose code is 0 is no part of a word.
      count &+= code == 0 ? 0 : 1
      at &+= Int(truncatingIfNeeded: 1 &+ (wide & 2))
    }
    place = at
    block.count = count
    seen = script
  }

  /// The scalar whose three bytes stand in a number, the first one lowest.
  @inline(__always) private static func wideScalar(_ bytes: UInt32) -> Int {
    Int(truncatingIfNeeded: (bytes & 0x0F) &<< 12 | (bytes & 0x3F00) &>> 2 | bytes &>> 16 & 0x3F)
  }

  /// Asks the filter of pairs about each character of a block with the one before it.
  /// - Parameter marked: takes the places of those that it knows.
  /// - Returns: how many these are.
  private static func look(
    in block: ScanBlock, _ pairs: UnsafePointer<UInt64>, _ marked: UnsafeMutablePointer<UInt16>
  ) -> Int {
    let codes = block.codes
    var count = 0
    var first = first(UInt32(codes[ScanBlock.carried - 1]))
    var index = ScanBlock.carried
    while index < block.count {
      let code = UInt32(codes[index])
      // No branch here: it would be guessed wrong too often.
      marked[count] = UInt16(truncatingIfNeeded: index)
      count &+= Int(truncatingIfNeeded: answer(pairs, pair(first, code)))
      first = Self.first(code)
      index &+= 1
    }
    return count
  }

  /// Asks the filter about some characters of a block with the ones before them.
  /// - Parameter known: their places; takes those that the filter knows, times four, and one more where it knows the pair, two
  ///   more where it knows the three.
  /// - Returns: how many these are.
  private static func look(
    _ known: UnsafeMutablePointer<UInt16>, count marked: Int, in block: ScanBlock, _ filter: UnsafePointer<UInt64>
  ) -> Int {
    let codes = block.codes
    var count = 0
    var next = 0
    while next < marked {
      let index = Int(known[next])
      let pair = pair(first(UInt32(codes[index &- 1])), UInt32(codes[index]))
      let triple = triple(pair, first(UInt32(codes[index &- 2])))
      let ofTwo = answer(filter[word(pair, of: pair)], pair)
      let ofThree = answer(filter[word(triple, of: pair)], triple)
      known[count] = UInt16(truncatingIfNeeded: UInt64(truncatingIfNeeded: index) &<< 2 | ofThree &<< 1 | ofTwo)
      count &+= Int(truncatingIfNeeded: ofTwo | ofThree)
      next &+= 1
    }
    return count
  }
}
