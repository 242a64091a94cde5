import ZhiyanRules
import ZhiyanText

/// All phrases of a rule set, folded and flattened, so that matching touches a few arrays and makes none.
///
/// A phrase is a sequence of nodes; nodes that hold sequences refer to them by index.
struct PhraseProgram: Sendable {
  /// One element of a sequence.
  enum Node: Sendable, Equatable {
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

    var node: Node {
      switch kind {
      case 0: .literal(start: a, end: b)
      case 1: .space
      case 2: .comma
      case 3: .separator
      case 4: .alternatives(start: a, end: b)
      case 5: .optional(sequence: a)
      case 6: .gap(min: a, max: b)
      default: .recogniser(Recogniser.allCases[Int(a)])
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

  var nodes: ContiguousArray<StoredNode> = []
  var sequences: ContiguousArray<Sequence> = []
  var branches: ContiguousArray<Int32> = []
  var scalars: ContiguousArray<UInt32> = []

  /// The bit by which a scalar counts in `firsts`.
  @inline(__always) static func bit(_ scalar: UInt32) -> UInt64 { 1 << UInt64((scalar &* 0x9E37_79B1) >> 26) }

  /// The most characters that a recogniser spans, by which a search around a hit is bounded.
  static let longestRecogniser: Int32 = 40
}

/// Folds phrases into a program.
struct PhraseProgramBuilder {
  private(set) var program = PhraseProgram()
  private let folding = Folding()
  private let wordClasses: [WordClass]
  /// Branch ranges of the word classes that were compiled already.
  private var compiled: [Int: (start: Int32, end: Int32)] = [:]

  /// - Parameters:
  ///   - program: what to add to.
  ///   - wordClasses: the classes that phrases refer to.
  init(_ program: PhraseProgram = PhraseProgram(), wordClasses: [WordClass]) {
    self.program = program
    self.wordClasses = wordClasses
  }

  /// Adds a phrase.
  /// - Returns: the index of its sequence.
  mutating func add(_ phrase: Phrase) -> Int32 {
    sequence(phrase.elements)
  }

  private mutating func sequence(_ elements: [Phrase.Element]) -> Int32 {
    var nodes: [PhraseProgram.Node] = []
    for element in elements { append(element, to: &nodes) }
    var shortest: Int32 = 0
    var longest: Int32 = 0
    for node in nodes {
      let span = self.span(of: node)
      shortest += span.shortest
      longest = min(longest + span.longest, 10_000)
    }
    let start = Int32(program.nodes.count)
    program.nodes.append(contentsOf: nodes.map(PhraseProgram.StoredNode.init))
    program.sequences.append(
      .init(
        start: start, end: Int32(program.nodes.count), shortest: shortest, longest: longest, firsts: firsts(of: nodes)))
    return Int32(program.sequences.count - 1)
  }

  private mutating func append(_ element: Phrase.Element, to nodes: inout [PhraseProgram.Node]) {
    switch element {
    case .literal(let text): appendLiteral(text, to: &nodes)
    case .space: nodes.append(.space)
    case .gap(let min, let max): nodes.append(.gap(min: Int32(min), max: Int32(max)))
    case .recogniser(let recogniser): nodes.append(.recogniser(recogniser))
    case .optional(let elements): nodes.append(.optional(sequence: sequence(elements)))
    case .alternatives(let alternatives):
      let range = branches(alternatives)
      nodes.append(.alternatives(start: range.start, end: range.end))
    case .wordClass(let index):
      let range: (start: Int32, end: Int32)
      if let known = compiled[index] {
        range = known
      } else {
        range = branches(wordClasses[index].phrases.map(\.elements))
        compiled[index] = range
      }
      nodes.append(.alternatives(start: range.start, end: range.end))
    }
  }

  private mutating func branches(_ alternatives: [[Phrase.Element]]) -> (start: Int32, end: Int32) {
    let indices = alternatives.map { sequence($0) }
    let start = Int32(program.branches.count)
    program.branches.append(contentsOf: indices)
    return (start, Int32(program.branches.count))
  }

  /// Signs that a phrase means when it holds them; other signs only part its words and may be missing in the text.
  private static let meantSigns: Set<Unicode.Scalar> = ["%", "‰", "+", "#", "&", "@", "$", "¥", "£", "€", "=", "°", "×", "<", ">"]

  private mutating func appendLiteral(_ text: String, to nodes: inout [PhraseProgram.Node]) {
    var start = program.scalars.count
    func flush(_ program: inout PhraseProgram, _ nodes: inout [PhraseProgram.Node]) {
      if program.scalars.count > start {
        nodes.append(.literal(start: Int32(start), end: Int32(program.scalars.count)))
      }
      start = program.scalars.count
    }
    for scalar in folding.fold(text) {
      switch scalar.kind {
      case .han, .letter, .digit, .stop, .bracket, .other: program.scalars.append(scalar.value)
      case .filler:
        if let sign = Unicode.Scalar(scalar.value), Self.meantSigns.contains(sign) {
          program.scalars.append(scalar.value)
        } else {
          flush(&program, &nodes)
          nodes.append(.separator)
        }
      case .comma:
        flush(&program, &nodes)
        nodes.append(.comma)
      case .space, .lineBreak:
        flush(&program, &nodes)
        nodes.append(.space)
      case .zeroWidth: break
      }
    }
    flush(&program, &nodes)
  }

  private func span(of node: PhraseProgram.Node) -> (shortest: Int32, longest: Int32) {
    switch node {
    case .literal(let start, let end): return (end - start, end - start)
    case .space, .comma, .separator: return (0, 0)
    case .optional(let sequence): return (0, program.sequences[Int(sequence)].longest)
    case .gap(_, let max): return (0, max)
    case .recogniser: return (1, PhraseProgram.longestRecogniser)
    case .alternatives(let start, let end):
      let spans = program.branches[Int(start)..<Int(end)].map { program.sequences[Int($0)] }
      return (spans.map(\.shortest).min() ?? 0, spans.map(\.longest).max() ?? 0)
    }
  }

  /// The characters with which nodes can start, as bits.
  private func firsts(of nodes: [PhraseProgram.Node]) -> UInt64 {
    var bits: UInt64 = 0
    for node in nodes {
      switch node {
      case .literal(let start, _):
        return bits | PhraseProgram.bit(program.scalars[Int(start)])
      case .space, .comma, .separator, .gap, .recogniser:
        return .max
      case .optional(let sequence):
        bits |= program.sequences[Int(sequence)].firsts
      case .alternatives(let start, let end):
        let branches = program.branches[Int(start)..<Int(end)].map { program.sequences[Int($0)] }
        for branch in branches { bits |= branch.firsts }
        if branches.allSatisfy({ $0.shortest > 0 }) { return bits }
      }
    }
    return .max
  }
}

extension Recogniser {
  /// Its place among all recognisers.
  var index: Int32 { Int32(Self.allCases.firstIndex(of: self) ?? 0) }
}
