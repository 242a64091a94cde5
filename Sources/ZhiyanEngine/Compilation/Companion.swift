import ZhiyanText

/// What every match of a phrase holds beside an anchor, within so many word characters of it: one of some pairs of characters.
///
/// An anchor is the rarest part of its phrase, but a common word all the same (仓库在, 再不), and nearly always the rest of the
/// phrase is missing. The scan sees that in the codes that it has read already, before any text is folded.
struct Companion: Hashable, Sendable {
  /// Pairs of folded word characters that follow each other, the first one in the upper half; 0 in the lower one for any.
  var pairs: Set<UInt64>
  /// The most word characters from the last one of the anchor's key to the first one of a pair.
  var reach: Int32
  /// How often one of the pairs is expected to stand there by chance; lower is better.
  var chance: Double

  /// Farther than this is not looked.
  static let farthest: Int32 = 60
  /// What stands by chance more often than this says little.
  static let mostChance = 0.5

  /// What holds for both of two anchors that the scan does not tell apart.
  static func union(_ first: Companion?, _ second: Companion?) -> Companion? {
    guard let first, let second else { return nil }
    if first == second { return first }
    let both = Companion(
      pairs: first.pairs.union(second.pairs), reach: max(first.reach, second.reach),
      chance: first.chance + second.chance)
    return both.chance <= mostChance ? both : nil
  }

  /// The one that says more.
  static func better(_ first: Companion?, _ second: Companion?) -> Companion? {
    guard let first else { return second }
    guard let second else { return first }
    return second.chance < first.chance ? second : first
  }
}

/// The companions of all anchors, each as bits by the hashes of its pairs: they err on the side of too much.
struct CompanionTable: Sendable {
  /// A companion as it is stored.
  struct Record: Sendable {
    /// Where its bits start.
    var start: Int32
    /// How far a hash is shifted to be the number of a bit.
    var shift: Int32
    var reach: Int32
    /// 1 where the first character alone decides of some of its pairs.
    var hasSingles: Int32
  }

  private(set) var records = Table<Record>()
  private(set) var bits = Table<UInt64>()

  init() {}

  /// Tables that were made before.
  init(records: Table<Record>, bits: Table<UInt64>) {
    self.records = records
    self.bits = bits
  }

  /// Bits for each pair, so that hardly any other pair meets two that are set.
  private static let room = 32
  private static let fewestBits = 64
  private static let mostBits = 1 << 15

  /// Adds a companion.
  /// - Returns: its number.
  mutating func add(_ companion: Companion) -> Int32 {
    var count = Self.fewestBits
    while count < min(companion.pairs.count * Self.room, Self.mostBits) { count *= 2 }
    let shift = UInt32(32 - count.trailingZeroBitCount)
    var words = ContiguousArray<UInt64>(repeating: 0, count: count / 64)
    for pair in companion.pairs {
      let first = Folding.scanCode(ofFolded: UInt32(truncatingIfNeeded: pair >> 32))
      let second = UInt32(truncatingIfNeeded: pair)
      let hash = Self.hash(first, second == 0 ? 0 : Folding.scanCode(ofFolded: second))
      for bit in [hash >> shift, Self.second(hash) >> shift] { words[Int(bit >> 6)] |= 1 << UInt64(bit & 63) }
    }
    let hasSingles = companion.pairs.contains { UInt32(truncatingIfNeeded: $0) == 0 }
    records.append(
      Record(start: Int32(bits.count), shift: Int32(shift), reach: companion.reach, hasSingles: hasSingles ? 1 : 0))
    bits.append(contentsOf: words)
    return Int32(records.count - 1)
  }

  @inline(__always) private static func hash(_ first: UInt16, _ second: UInt16) -> UInt32 {
    ScanHash.of(first, second) &* 0xC2B2_AE3D
  }

  @inline(__always) private static func second(_ hash: UInt32) -> UInt32 { hash &* 0x27D4_EB2F }

  /// False where no pair of a companion stands around a place of a block. What lies in another block is not known, and may.
  /// - Parameters:
  ///   - number: of the companion; negative for none.
  ///   - isBehind: whether it stands behind the place, or before it.
  func mayStand(_ number: Int32, at place: Int, isBehind: Bool, in block: ScanBlock) -> Bool {
    guard number >= 0 else { return true }
    let record = records[Int(number)]
    let reach = Int(record.reach)
    let codes = block.codes
    // An anchor may take a character from the part beside it, and so may a companion.
    var first = isBehind ? place - 1 : place - reach
    var last = isBehind ? place + reach : place
    if first < ScanBlock.carried {
      guard block.isFirst else { return true }
      first = ScanBlock.carried
    }
    let reachesEnd = last + 1 >= block.count
    if reachesEnd {
      guard block.isLast else { return true }
      last = block.count - 2
    }
    return bits.withElements { bits in
      guard let bits = bits.baseAddress.map({ $0 + Int(record.start) }) else { return true }
      @inline(__always) func holds(_ hash: UInt32) -> Bool {
        let one = hash &>> UInt32(record.shift)
        guard bits[Int(one &>> 6)] &>> UInt64(one & 63) & 1 != 0 else { return false }
        let two = Self.second(hash) &>> UInt32(record.shift)
        return bits[Int(two &>> 6)] &>> UInt64(two & 63) & 1 != 0
      }
      var at = first
      while at <= last {
        if holds(Self.hash(codes[at], codes[at + 1])) { return true }
        if record.hasSingles != 0 && holds(Self.hash(codes[at], 0)) { return true }
        at &+= 1
      }
      return reachesEnd && holds(Self.hash(codes[block.count - 1], 0))
    }
  }
}

extension AnchorFinder {
  /// The anchors of the cheapest part of a phrase, with the companions that the other parts are to them.
  /// - Parameter longest: the most word characters of each element.
  mutating func accompanied(_ parts: [PhrasePart], longest: [Int32]) -> AnchorChoice? {
    guard let best = parts.min(by: { $0.choice.cost < $1.choice.cost }) else { return nil }
    var behind: Companion?
    var ahead: Companion?
    for part in parts {
      if part.nodes.lowerBound >= best.nodes.upperBound {
        let reach = longest[best.nodes.lowerBound..<part.nodes.upperBound].reduce(1, +)
        behind = .better(behind, companion(part.choice, reach: reach))
      } else if part.nodes.upperBound <= best.nodes.lowerBound {
        let reach = longest[part.nodes.lowerBound..<best.nodes.upperBound].reduce(1, +)
        ahead = .better(ahead, companion(part.choice, reach: reach))
      }
    }
    var choice = best.choice
    for index in choice.anchors.indices {
      choice.anchors[index].behind = .better(choice.anchors[index].behind, behind)
      choice.anchors[index].ahead = .better(choice.anchors[index].ahead, ahead)
    }
    return choice
  }

  /// What the anchors of one part of a phrase are to those of another; nil where they are too common.
  private mutating func companion(_ choice: AnchorChoice, reach: Int32) -> Companion? {
    guard reach <= Companion.farthest else { return nil }
    var pairs: Set<UInt64> = []
    var chance = 0.0
    for anchor in choice.anchors {
      // The scan's blocks hold word characters only.
      guard let first = anchor.scalars.first, CharacterFrequency.isWord(first) else { return nil }
      let second = anchor.scalars.count > 1 ? anchor.scalars[1] : 0
      guard pairs.insert(UInt64(first) << 32 | UInt64(second)).inserted else { continue }
      chance += Double(reach) * (second == 0 ? frequency.of(first) : frequency.of(first, second))
    }
    return chance <= Companion.mostChance ? Companion(pairs: pairs, reach: reach, chance: chance) : nil
  }
}
