import ZhiyanText

/// The characters with which matches of some sequences can start, and the pairs of characters, as bits by their hashes: they err
/// on the side of too much.
struct Beginnings: Sendable {
  /// Three sets of bits, one after the other: the first characters of all, those of sequences whose second character is not
  /// known, and the pairs of all others. Empty where there is no sequence.
  private(set) var bits = Table<UInt64>()

  init() {}

  /// Bits that were set before.
  init(bits: Table<UInt64>) { self.bits = bits }

  private static let firstWords = 16
  private static let pairWords = 64

  /// Adds a sequence whose matches start with one of some characters.
  /// - Parameter heads: the first two word characters of its matches, as `AnchorFinder` gives them.
  mutating func add(firsts: [UInt32], heads: Set<[UInt32]>?) {
    add(heads, firsts: firsts.map(Self.place))
  }

  /// Adds a sequence of whose first characters only the bits by `PhraseProgram.bit` are known.
  mutating func add(bits: UInt64, heads: Set<[UInt32]>?) {
    // A bit of these stands for sixteen here.
    let firsts = (0..<64).filter { bits >> UInt64($0) & 1 != 0 }.flatMap { $0 * 16..<$0 * 16 + 16 }
    add(heads, firsts: firsts)
  }

  private mutating func add(_ heads: Set<[UInt32]>?, firsts: [Int]) {
    var words = ContiguousArray(bits)
    if words.isEmpty { words = .init(repeating: 0, count: 2 * Self.firstWords + Self.pairWords) }
    func set(_ place: Int, from start: Int) { words[start + (place >> 6)] |= 1 << UInt64(place & 63) }
    for first in firsts { set(first, from: 0) }
    if let heads, !heads.contains(where: { $0.count < 2 || $0[1] == 0 }) {
      for head in heads { set(Self.place(head[0], head[1]), from: 2 * Self.firstWords) }
    } else {
      for first in firsts { set(first, from: Self.firstWords) }
    }
    bits = Table(words)
  }

  /// False where none of the sequences can start at a unit.
  @inline(__always) func mayStand(at start: Int, in units: UnsafeBufferPointer<Unit>) -> Bool {
    bits.withElements { bits in
      func holds(_ place: Int, from start: Int) -> Bool { bits[start &+ (place &>> 6)] &>> UInt64(place & 63) & 1 != 0 }
      let first = units[start]
      let place = Self.place(first.value)
      guard holds(place, from: 0) else { return false }
      // Nothing may be skipped before an ideograph, so it has to be the second character.
      guard start + 1 < units.count, units[start + 1].kind == .han, first.kind.isWord else { return true }
      return holds(place, from: Self.firstWords)
        || holds(Self.place(first.value, units[start + 1].value), from: 2 * Self.firstWords)
    }
  }

  /// The place of a folded scalar among first characters: as `PhraseProgram.bit`, but with more places.
  @inline(__always) private static func place(_ scalar: UInt32) -> Int {
    Int(truncatingIfNeeded: ScanHash.of(Folding.scanCode(ofFolded: scalar)) >> 22)
  }

  @inline(__always) private static func place(_ first: UInt32, _ second: UInt32) -> Int {
    let hash = ScanHash.of(Folding.scanCode(ofFolded: first), Folding.scanCode(ofFolded: second))
    return Int(truncatingIfNeeded: hash >> 4 & UInt32(pairWords * 64 - 1))
  }
}
