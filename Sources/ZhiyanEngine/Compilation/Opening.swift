import ZhiyanRules
import ZhiyanText

/// The word characters with which matches of a phrase can begin, so that the scan can tell that none begins before an anchor.
///
/// Many phrases hold a common word behind a gap (逾期 … 处理). Their anchors stand in every other sentence, and nearly always
/// nothing in front of them begins the phrase: that is seen here, before any text is folded.
struct Opening: Sendable {
  /// How many numbers hold the bits of one opening.
  static let words = 16
  /// The fewest word characters before an anchor for which it is asked.
  static let nearest: Int32 = 3

  /// A set of pairs of scan codes, as bits by their hashes: it errs on the side of too much.
  private(set) var bits: ContiguousArray<UInt64>

  /// - Parameter heads: pairs of folded scalars; 0 in the second place for any.
  init(_ heads: Set<[UInt32]>) {
    bits = ContiguousArray(repeating: 0, count: Self.words)
    for head in heads {
      let hash = Self.hash(
        Folding.scanCode(ofFolded: head[0]), head[1] == 0 ? 0 : Folding.scanCode(ofFolded: head[1]))
      bits[hash >> 6] |= 1 << UInt64(hash & 63)
    }
  }

  @inline(__always) private static func hash(_ first: UInt16, _ second: UInt16) -> Int {
    Int(ScanHash.of(first, second) >> 4 & UInt32(words * 64 - 1))
  }

  /// Whether a match may begin with a character, given the one behind it.
  /// - Parameters:
  ///   - bits: of several openings, one after the other.
  ///   - start: where those of the one that is asked start.
  @inline(__always) static func admits(
    _ first: UInt16, _ second: UInt16, in bits: Table<UInt64>, from start: Int
  ) -> Bool {
    let (one, two) = (hash(first, 0), hash(first, second))
    return (bits[start + (one >> 6)] >> UInt64(one & 63) | bits[start + (two >> 6)] >> UInt64(two & 63)) & 1 != 0
  }
}

/// The openings of patterns.
struct OpeningTable: Sendable {
  /// By pattern: the number of its opening, or -1; patterns behind the last one that has one are left out.
  private(set) var numbers = Table<Int32>()
  /// The bits of one opening after the other.
  private(set) var bits = Table<UInt64>()

  init() {}

  /// Tables that were made before.
  init(numbers: Table<Int32>, bits: Table<UInt64>) {
    self.numbers = numbers
    self.bits = bits
  }

  mutating func add(_ openings: [Int32: Opening]) {
    for (pattern, opening) in openings.sorted(by: { $0.key < $1.key }) {
      let missing = Int(pattern) - numbers.count
      numbers.append(contentsOf: repeatElement(-1, count: Swift.max(0, missing)))
      numbers.append(Int32(bits.count / Opening.words))
      bits.append(contentsOf: opening.bits)
    }
  }

  /// Where the bits of a pattern's opening start; nil where it has none.
  func start(of pattern: Int32) -> Int? {
    guard pattern >= 0, pattern < numbers.count, numbers[Int(pattern)] >= 0 else { return nil }
    return Int(numbers[Int(pattern)]) * Opening.words
  }

  /// False where no match of a pattern can begin at any of some word characters.
  /// - Parameters:
  ///   - codes: their scan codes; the one behind the last place is looked at, too.
  func mayBegin(_ pattern: Int32, in places: ClosedRange<Int>, of codes: UnsafePointer<UInt16>) -> Bool {
    guard let first = start(of: pattern) else { return true }
    for place in places where Opening.admits(codes[place], codes[place + 1], in: bits, from: first) { return true }
    return false
  }
}

extension AnchorFinder {
  /// More pairs than this say little.
  private static let mostHeads = 400

  /// The pairs of word characters with which matches of a sequence can begin; nil where that can be anything.
  mutating func opening(of sequence: Int32) -> Opening? {
    guard let heads = heads(of: sequence), heads.count <= Self.mostHeads, !heads.contains(where: \.isEmpty) else {
      return nil
    }
    return Opening(Set(heads.map { $0.count == 1 ? $0 + [0] : $0 }))
  }

  /// The first two word characters of a sequence's matches; 0 for any, fewer where a match is that short. Nil where there are too
  /// many, or nothing is known.
  mutating func heads(of sequence: Int32) -> Set<[UInt32]>? {
    if let known = heads[sequence] { return known }
    let run = program.sequences[Int(sequence)]
    var found: Set<[UInt32]>? = [[]]
    for stored in program.nodes[Int(run.start)..<Int(run.end)] {
      guard let begun = found, begun.contains(where: { $0.count < 2 }) else { break }
      let next = heads(of: stored.node)
      var longer: Set<[UInt32]> = begun.filter { $0.count == 2 }
      for head in begun where head.count < 2 {
        if let next {
          for tail in next { longer.insert(Array((head + tail).prefix(2))) }
        } else if head.isEmpty {
          heads[sequence] = .some(nil)
          return nil
        } else {
          longer.insert(head + [0])
        }
      }
      found = longer.count > 4 * Self.mostHeads ? nil : longer
    }
    heads[sequence] = .some(found)
    return found
  }

  private mutating func heads(of node: PhraseProgram.Node) -> Set<[UInt32]>? {
    switch node {
    case .literal(let start, let end):
      return [Array(program.scalars[Int(start)..<Int(end)].filter(CharacterFrequency.isWord).prefix(2))]
    case .space, .comma, .separator: return [[]]
    case .gap: return nil
    case .recogniser(let recogniser):
      return recogniser.firstWords.map { Set($0.map { [$0, 0] }) }
    case .optional(let sequence):
      return heads(of: sequence).map { $0.union([[]]) }
    case .alternatives(let start, let end):
      var all: Set<[UInt32]> = []
      for branch in program.branches[Int(start)..<Int(end)] {
        guard let some = heads(of: branch) else { return nil }
        all.formUnion(some)
        if all.count > 4 * Self.mostHeads { return nil }
      }
      return all
    }
  }
}
