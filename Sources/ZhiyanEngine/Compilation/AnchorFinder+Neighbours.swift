import ZhiyanRules

extension AnchorFinder {
  /// The word characters that can stand first among nodes, read forwards from an anchor or backwards from it.
  ///
  /// The scan tests the neighbours of an anchor before anything else is looked at; most anchors are common words, and their
  /// neighbours tell at once that they are nothing.
  /// - Parameters:
  ///   - nodes: in the order in which they lead away from the anchor.
  ///   - isForward: whether that is the order of the phrase.
  func neighbours(_ nodes: [PhraseProgram.Node], isForward: Bool) -> Anchor.Neighbours {
    var found = Anchor.Neighbours.none
    for node in nodes {
      let next = neighbours(of: node, isForward: isForward)
      found = found.closed(by: next)
      if !found.isOpen { return found }
    }
    return found
  }

  private func neighbours(of node: PhraseProgram.Node, isForward: Bool) -> Anchor.Neighbours {
    switch node {
    case .literal(let start, let end):
      let words = program.scalars[Int(start)..<Int(end)].filter(CharacterFrequency.isWord)
      guard let nearest = isForward ? words.first : words.last else { return .none }
      return .one(nearest)
    case .space, .comma, .separator:
      return .none
    case .gap:
      return .some
    case .recogniser(let recogniser):
      return .init(bits: isForward ? recogniser.firstBits : recogniser.lastBits, scalars: nil, isOpen: false)
    case .optional(let sequence):
      var found = neighbours(in: sequence, isForward: isForward)
      found.isOpen = true
      return found
    case .alternatives(let start, let end):
      var found = Anchor.Neighbours(bits: 0, scalars: [], isOpen: false)
      for branch in program.branches[Int(start)..<Int(end)] {
        found = found.union(neighbours(in: branch, isForward: isForward))
      }
      return found
    }
  }

  private func neighbours(in sequence: Int32, isForward: Bool) -> Anchor.Neighbours {
    let run = program.sequences[Int(sequence)]
    let nodes = program.nodes[Int(run.start)..<Int(run.end)].map(\.node)
    return neighbours(isForward ? nodes : nodes.reversed(), isForward: isForward)
  }
}

extension Recogniser {
  /// The word characters with which this form can end, as bits.
  fileprivate var lastBits: UInt64 {
    switch self {
    case .number:
      return firstScalars.reduce(Reading.moreThan.lasts | Reading.magnitudes.lasts) { $0 | PhraseProgram.bit($1) }
    case .percent, .money, .duration, .date, .time, .deadline, .phone, .email, .url, .placeholder, .question, .reason,
      .person, .source, .simplified, .traditional:
      return .max
    }
  }

  /// The word characters with which this form can start, as bits.
  fileprivate var firstBits: UInt64 { firstWords.map { $0.reduce(0) { $0 | PhraseProgram.bit($1) } } ?? .max }

  /// The word characters with which this form can start; nil where they are not known.
  var firstWords: [UInt32]? {
    switch self {
    case .number, .percent, .duration, .phone: firstScalars
    // A sign of a currency may stand before the digits; the scan looks at word characters only.
    case .money: firstScalars + [0x72, 0x75]
    case .date, .time, .deadline, .email, .url, .placeholder, .question, .reason, .person, .source, .simplified,
      .traditional:
      nil
    }
  }
}
