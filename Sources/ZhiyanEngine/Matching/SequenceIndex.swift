import ZhiyanRules
import ZhiyanText

/// Sequences by the character with which they start, so that a place in a text is tried against few of many.
///
/// Rules carry hundreds of innocent phrases around a hit; trying each at each place would cost more than all the rest.
struct SequenceIndex: Sendable {
  /// First characters in order, and the sequences that can start with them.
  private(set) var firsts = Table<UInt32>()
  private(set) var sequences = Table<Int32>()
  /// Sequences that can start with anything.
  private(set) var open = Table<Int32>()
  /// The most word characters that one of them spans.
  private(set) var longest: Int32 = 0
  /// The characters with which any of them can start, as 1,024 bits: most places of a text are passed over by these. Empty
  /// where there is no sequence.
  private(set) var marks = Table<UInt64>()

  var isEmpty: Bool { sequences.isEmpty && open.isEmpty }

  init() {}

  init(_ all: [Int32], in program: PhraseProgram) {
    var keyed: [(first: UInt32, sequence: Int32)] = []
    var marks = ContiguousArray<UInt64>(repeating: 0, count: all.isEmpty ? 0 : Self.words)
    for sequence in all {
      longest = max(longest, program.sequences[Int(sequence)].longest)
      if let firsts = program.firstScalars(of: sequence) {
        keyed += firsts.map { ($0, sequence) }
        for first in firsts { marks[Self.mark(first) >> 6] |= 1 << UInt64(Self.mark(first) & 63) }
      } else {
        open.append(sequence)
        // A bit of a phrase's first characters stands for sixteen of these.
        let bits = program.sequences[Int(sequence)].firsts
        for bit in 0..<64 where bits >> UInt64(bit) & 1 != 0 { marks[bit >> 2] |= 0xFFFF << UInt64((bit & 3) * 16) }
      }
    }
    self.marks = Table(marks)
    keyed.sort { ($0.first, $0.sequence) < ($1.first, $1.sequence) }
    firsts = Table(ContiguousArray(keyed.map(\.first)))
    sequences = Table(ContiguousArray(keyed.map(\.sequence)))
  }

  init(
    firsts: Table<UInt32>, sequences: Table<Int32>, open: Table<Int32>, longest: Int32,
    marks: Table<UInt64>
  ) {
    self.marks = marks
    self.firsts = firsts
    self.sequences = sequences
    self.open = open
    self.longest = longest
  }

  /// False where none of the sequences can start with a character.
  @inline(__always) func mayStart(with scalar: UInt32) -> Bool {
    let mark = Self.mark(scalar)
    return marks[mark >> 6] >> UInt64(mark & 63) & 1 != 0
  }

  private static let words = 16

  /// The place of a folded scalar among the marks: as `PhraseProgram.bit`, but with more places.
  @inline(__always) private static func mark(_ scalar: UInt32) -> Int {
    Int((UInt32(Folding.scanCode(ofFolded: scalar)) &* 0x9E37_79B1) >> 22)
  }

  /// Where in `sequences` those stand that start with a character; `open` ones may, too.
  func places(startingWith scalar: UInt32) -> Range<Int> {
    let low = firsts.firstIndex(in: 0..<firsts.count, notBelow: scalar)
    var high = low
    while high < firsts.count && firsts[high] == scalar { high += 1 }
    return low..<high
  }
}

extension PhraseProgram {
  /// The characters with which a sequence can start, in order; nil where that can be anything, or where it can be empty.
  func firstScalars(of sequence: Int32) -> [UInt32]? {
    let run = sequences[Int(sequence)]
    var all: Set<UInt32> = []
    for index in run.start..<run.end {
      switch nodes[Int(index)].node {
      case .literal(let start, _):
        all.insert(scalars[Int(start)])
        return all.sorted()
      case .space, .comma, .separator, .gap, .recogniser:
        return nil
      case .optional(let inner):
        guard let some = firstScalars(of: inner) else { return nil }
        all.formUnion(some)
      case .alternatives(let start, let end):
        for branch in branches[Int(start)..<Int(end)] {
          guard let some = firstScalars(of: branch) else { return nil }
          all.formUnion(some)
        }
        return all.sorted()
      }
    }
    return nil
  }
}
