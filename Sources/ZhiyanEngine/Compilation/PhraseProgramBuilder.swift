import ZhiyanRules
import ZhiyanText

/// Folds phrases into a program.
struct PhraseProgramBuilder {
  private(set) var program = PhraseProgram()
  private let folding = Folding()
  private let wordClasses: [WordClass]
  /// Branch ranges of the word classes that were compiled already.
  private var compiled: [Int: (start: Int32, end: Int32)] = [:]
  // What phrases have in common (的, 我们, the same alternatives) is stored once.
  private var knownSequences: [[PhraseProgram.Node]: Int32] = [:]
  private var knownLiterals: [[UInt32]: (start: Int32, end: Int32)] = [:]
  private var knownBranches: [[Int32]: (start: Int32, end: Int32)] = [:]

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
    if nodes == [.comma], case .literal(let text) = elements.first {
      // A comma between words may be any comma or none; one that is all there is, is meant.
      nodes.removeAll()
      var literal = folding.fold(text).map(\.value)
      flush(&literal, to: &nodes)
    }
    if let known = knownSequences[nodes] { return known }
    var shortest: Int32 = 0
    var longest: Int32 = 0
    for node in nodes {
      let span = self.span(of: node)
      shortest += span.shortest
      longest = min(longest + span.longest, 10_000)
    }
    let start = Int32(program.nodes.count)
    program.nodes.append(contentsOf: nodes.map(PhraseProgram.StoredNode.init))
    program.nodeFirsts.append(contentsOf: nodes.map { firsts(of: [$0]) })
    program.sequences.append(
      .init(
        start: start, end: Int32(program.nodes.count), shortest: shortest, longest: longest, firsts: firsts(of: nodes)))
    let index = Int32(program.sequences.count - 1)
    knownSequences[nodes] = index
    return index
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
    let indices = alternatives.map { sequence($0) }.sorted { (onlyFirst(of: $0), $0) < (onlyFirst(of: $1), $1) }
    if let known = knownBranches[indices] { return known }
    let start = Int32(program.branches.count)
    program.branches.append(contentsOf: indices)
    program.branchScalars.append(contentsOf: indices.map { onlyFirst(of: $0) })
    program.branchSeconds.append(contentsOf: indices.map { program.secondScalar(of: $0) ?? 0 })
    program.branchFirsts.append(contentsOf: indices.map { program.sequences[Int($0)].firsts })
    let range = (start: start, end: Int32(program.branches.count))
    knownBranches[indices] = range
    return range
  }

  /// The one character with which a sequence starts, 0 where there are several.
  private func onlyFirst(of sequence: Int32) -> UInt32 {
    let run = program.sequences[Int(sequence)]
    guard run.start < run.end, case .literal(let start, _) = program.nodes[Int(run.start)].node else { return 0 }
    return program.scalars[Int(start)]
  }

  /// Signs that a phrase means when it holds them; other signs only part its words and may be missing in the text.
  private static let meantSigns: Set<Unicode.Scalar> = [
    "%", "‰", "+", "#", "&", "@", "$", "¥", "£", "€", "=", "°", "×", "<", ">",
  ]

  private mutating func appendLiteral(_ text: String, to nodes: inout [PhraseProgram.Node]) {
    var literal: [UInt32] = []
    for scalar in folding.fold(text) {
      switch scalar.kind {
      case .han, .letter, .digit, .stop, .bracket, .other: literal.append(scalar.value)
      case .filler:
        if let sign = Unicode.Scalar(scalar.value), Self.meantSigns.contains(sign) {
          literal.append(scalar.value)
        } else {
          flush(&literal, to: &nodes)
          nodes.append(.separator)
        }
      // Colons and semicolons are meant: 1:50 is no 150.
      case .comma where scalar.value != 0x2C && scalar.value != 0x3001: literal.append(scalar.value)
      case .comma:
        flush(&literal, to: &nodes)
        nodes.append(.comma)
      case .space, .lineBreak:
        flush(&literal, to: &nodes)
        nodes.append(.space)
      case .zeroWidth: break
      }
    }
    flush(&literal, to: &nodes)
  }

  private mutating func flush(_ literal: inout [UInt32], to nodes: inout [PhraseProgram.Node]) {
    guard !literal.isEmpty else { return }
    if let known = knownLiterals[literal] {
      nodes.append(.literal(start: known.start, end: known.end))
    } else {
      let start = Int32(program.scalars.count)
      program.scalars.append(contentsOf: literal)
      knownLiterals[literal] = (start, Int32(program.scalars.count))
      nodes.append(.literal(start: start, end: Int32(program.scalars.count)))
    }
    literal.removeAll()
  }

  private func span(of node: PhraseProgram.Node) -> (shortest: Int32, longest: Int32) {
    switch node {
    case .literal(let start, let end): return (end - start, end - start)
    case .space, .comma, .separator: return (0, 0)
    case .optional(let sequence): return (0, program.sequences[Int(sequence)].longest)
    case .gap(_, let max): return (0, max)
    case .recogniser(let recogniser): return (1, recogniser.longest)
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
      case .space, .comma, .separator, .gap:
        return .max
      case .recogniser(let recogniser):
        return bits | recogniser.startBits
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
