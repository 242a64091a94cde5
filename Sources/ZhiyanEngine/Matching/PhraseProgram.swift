import ZhiyanRules
import ZhiyanText

/// All phrases of a rule set, folded and flattened, so that matching touches a few arrays and makes none.
///
/// A phrase is a sequence of nodes; nodes that hold sequences refer to them by index.
struct PhraseProgram: Sendable {
  /// One element of a sequence.
  enum Node: Sendable, Hashable {
    /// These scalars, in order. A range of `scalars`.
    case literal(start: Int32, end: Int32)
    /// White space, hyphens, or nothing.
    case space
    /// A comma of any kind, or nothing.
    case comma
    /// Signs such as `-` and `.`, or nothing.
    case separator
    /// One of several sequences. A range of `branches`.
    case alternatives(start: Int32, end: Int32)
    case optional(sequence: Int32)
    case gap(min: Int32, max: Int32)
    case recogniser(Recogniser)
  }

  /// A node as it is stored: plain numbers, the same in memory and in the program file.
  struct StoredNode: Sendable {
    private var kind: Int32
    private var a: Int32
    private var b: Int32

    init(_ node: Node) {
      switch node {
      case .literal(let start, let end): (kind, a, b) = (0, start, end)
      case .space: (kind, a, b) = (1, 0, 0)
      case .comma: (kind, a, b) = (2, 0, 0)
      case .separator: (kind, a, b) = (3, 0, 0)
      case .alternatives(let start, let end): (kind, a, b) = (4, start, end)
      case .optional(let sequence): (kind, a, b) = (5, sequence, 0)
      case .gap(let min, let max): (kind, a, b) = (6, min, max)
      case .recogniser(let recogniser): (kind, a, b) = (7, recogniser.index, 0)
      }
    }

    @inline(__always) var node: Node {
      switch kind {
      case 0: .literal(start: a, end: b)
      case 1: .space
      case 2: .comma
      case 3: .separator
      case 4: .alternatives(start: a, end: b)
      case 5: .optional(sequence: a)
      case 6: .gap(min: a, max: b)
      default: .recogniser(Recogniser.all[Int(a)])
      }
    }
  }

  /// A run of `nodes`.
  struct Sequence: Sendable {
    var start: Int32
    var end: Int32
    /// The fewest and the most word characters that it can span.
    var shortest: Int32
    var longest: Int32
    /// The characters with which it can start, as bits by `bit(_:)`; all ones where that is not known.
    var firsts: UInt64
  }

  var nodes = Table<StoredNode>()
  /// By node: the characters with which it can start, as bits; all ones where it may be nothing at all.
  var nodeFirsts = Table<UInt64>()
  var sequences = Table<Sequence>()
  var branches = Table<Int32>()
  /// By branch: the one character with which its sequence starts, 0 where there are several. The branches of a node are in
  /// the order of these, because most of a long list is to be passed over.
  var branchScalars = Table<UInt32>()
  /// By branch: the character behind the first one, 0 where that is not known.
  var branchSeconds = Table<UInt32>()
  /// By branch: the characters with which its sequence can start, as bits.
  var branchFirsts = Table<UInt64>()
  var scalars = Table<UInt32>()

  /// Whether a sequence is a single ideograph.
  func isOneIdeograph(_ sequence: Int32) -> Bool {
    let run = sequences[Int(sequence)]
    guard run.end - run.start == 1, case .literal(let start, let end) = nodes[Int(run.start)].node, end - start == 1
    else { return false }
    return Folding()(scalars[Int(start)]).kind == .han
  }

  /// The second character of a sequence that starts with two or more in a row; nil where it does not.
  func secondScalar(of sequence: Int32) -> UInt32? {
    let run = sequences[Int(sequence)]
    guard run.start < run.end, case .literal(let start, let end) = nodes[Int(run.start)].node, end - start >= 2 else {
      return nil
    }
    return scalars[Int(start) + 1]
  }

  /// The bit by which a folded scalar, or its scan code, counts in sets of characters.
  @inline(__always) static func bit(_ scalar: UInt32) -> UInt64 {
    1 << UInt64(ScanHash.of(Folding.scanCode(ofFolded: scalar)) >> 26)
  }
}

/// Hashes of scan codes, for sets that are kept as bits.
enum ScanHash {
  /// Its upper bits are well mixed: sets take as many of them as they have room for.
  @inline(__always) static func of(_ code: UInt16) -> UInt32 { UInt32(code) &* 0x9E37_79B1 }

  /// The hash of two that follow each other; 0 in the second place for any.
  @inline(__always) static func of(_ first: UInt16, _ second: UInt16) -> UInt32 {
    let mixed = of(first) ^ UInt32(second) &* 0x85EB_CA77
    return mixed ^ mixed &>> 15
  }
}

extension Recogniser {
  /// All recognisers, by their places.
  static let all = ContiguousArray(allCases)

  /// Its place among all recognisers. No search, because it is asked for at each place that one may start.
  var index: Int32 {
    switch self {
    case .date: 0
    case .time: 1
    case .duration: 2
    case .deadline: 3
    case .money: 4
    case .percent: 5
    case .number: 6
    case .phone: 7
    case .email: 8
    case .url: 9
    case .question: 10
    case .reason: 11
    case .person: 12
    case .source: 13
    case .placeholder: 14
    case .simplified: 15
    case .traditional: 16
    }
  }
}
