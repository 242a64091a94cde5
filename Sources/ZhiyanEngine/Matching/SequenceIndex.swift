import ZhiyanRules

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
  /// How matches of any of them can start: most places of a text are passed over by this.
  private(set) var beginnings = Beginnings()

  var isEmpty: Bool { sequences.isEmpty && open.isEmpty }

  init() {}

  init(_ all: [Int32], in program: PhraseProgram) {
    var keyed: [(first: UInt32, sequence: Int32)] = []
    var finder = AnchorFinder(program)
    for sequence in all {
      longest = max(longest, program.sequences[Int(sequence)].longest)
      let heads = finder.heads(of: sequence)
      if let firsts = program.firstScalars(of: sequence) {
        keyed += firsts.map { ($0, sequence) }
        beginnings.add(firsts: firsts, heads: heads)
      } else {
        open.append(sequence)
        beginnings.add(bits: program.sequences[Int(sequence)].firsts, heads: heads)
      }
    }
    keyed.sort { ($0.first, $0.sequence) < ($1.first, $1.sequence) }
    firsts = Table(ContiguousArray(keyed.map(\.first)))
    sequences = Table(ContiguousArray(keyed.map(\.sequence)))
  }

  init(
    firsts: Table<UInt32>, sequences: Table<Int32>, open: Table<Int32>, longest: Int32,
    beginnings: Beginnings
  ) {
    self.beginnings = beginnings
    self.firsts = firsts
    self.sequences = sequences
    self.open = open
    self.longest = longest
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
      case .space, .comma, .separator, .gap:
        return nil
      case .recogniser(let recogniser):
        guard let starts = recogniser.starts else { return nil }
        return all.union(starts).sorted()
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
