/// Characters that every match of a phrase holds, by which the scan finds candidates.
struct Anchor: Hashable, Sendable {
  /// The word characters next to an anchor, as bits by `PhraseProgram.bit`.
  struct Neighbours: Hashable, Sendable {
    var bits: UInt64
    /// True where the phrase may begin or end here, so that any character may stand there.
    var isOpen: Bool

    static let any = Neighbours(bits: .max, isOpen: true)

    /// The bits, those of what lies further out where the phrase goes on there.
    func closed(by outer: Neighbours) -> Neighbours {
      isOpen ? Neighbours(bits: bits | outer.bits, isOpen: outer.isOpen) : self
    }

    func union(_ other: Neighbours) -> Neighbours {
      Neighbours(bits: bits | other.bits, isOpen: isOpen || other.isOpen)
    }

    /// What the scan tests; all ones where any character may stand there.
    var mask: UInt64 { isOpen ? .max : bits }
  }

  /// Folded word characters as they follow one another in the text, signs and spaces left out; or a single sign.
  var scalars: [UInt32]
  /// The most word characters of a match before the anchor.
  var before: Int32
  var preceding = Neighbours.any
  var following = Neighbours.any
}

/// The anchors of one phrase: each match holds one of them.
struct AnchorChoice {
  var anchors: [Anchor]
  /// How often they are expected in text; lower is better.
  var cost: Double
}

/// Chooses for each phrase the characters by which the scan finds it: the rarest that every match must hold.
struct AnchorFinder {
  let program: PhraseProgram
  private var strings: [Int32: [[UInt32]]?] = [:]
  private var choices: [Int32: AnchorChoice?] = [:]

  /// More strings than this are not multiplied out.
  private static let mostStrings = 256
  private static let longestString = 16

  init(_ program: PhraseProgram) { self.program = program }

  /// The anchors of a sequence; nil where matches need hold no character in particular.
  mutating func choice(for sequence: Int32) -> AnchorChoice? {
    if let known = choices[sequence] { return known }
    let found = find(sequence)
    choices[sequence] = .some(found)
    return found
  }

  private mutating func find(_ sequence: Int32) -> AnchorChoice? {
    let run = program.sequences[Int(sequence)]
    let nodes = program.nodes[Int(run.start)..<Int(run.end)].map(\.node)
    var best: AnchorChoice?
    var before: Int32 = 0
    for index in nodes.indices {
      let preceding = neighbours(nodes[..<index].reversed(), isForward: false)
      if let found = contiguous(nodes[index...], before: before, preceding), found.cost < best?.cost ?? .infinity {
        best = found
      }
      let following = neighbours(Array(nodes[(index + 1)...]), isForward: true)
      if let found = inside(nodes[index], before: before, preceding, following), found.cost < best?.cost ?? .infinity {
        best = found
      }
      before += longest(nodes[index])
    }
    return best
  }

  // MARK: Fixed strings

  /// Anchors from the fixed strings that the first nodes spell out together.
  private mutating func contiguous(
    _ nodes: ArraySlice<PhraseProgram.Node>, before: Int32, _ preceding: Anchor.Neighbours
  ) -> AnchorChoice? {
    var product: [[UInt32]] = [[]]
    var best: AnchorChoice?
    for (index, node) in zip(nodes.indices, nodes) {
      guard let next = strings(of: node), product.count * next.count <= Self.mostStrings else { break }
      var longer: [[UInt32]] = []
      for head in product {
        for tail in next { longer.append(head.count >= Self.longestString ? head : head + tail) }
      }
      product = longer
      guard product.allSatisfy({ !$0.isEmpty }) else { continue }
      let following = neighbours(Array(nodes[(index + 1)...]), isForward: true)
      let anchors = product.map { anchor(in: $0, before: before, preceding, following) }
      let cost = anchors.reduce(0) { $0 + $1.cost }
      if cost < best?.cost ?? .infinity { best = AnchorChoice(anchors: unique(anchors.map(\.anchor)), cost: cost) }
    }
    return best
  }

  /// The strings that a node can be, in word characters; nil where they are not fixed or too many.
  private mutating func strings(of node: PhraseProgram.Node) -> [[UInt32]]? {
    switch node {
    case .literal(let start, let end):
      return [program.scalars[Int(start)..<Int(end)].filter(CharacterFrequency.isWord)]
    case .space, .comma, .separator:
      return [[]]
    case .gap, .recogniser:
      return nil
    case .optional(let sequence):
      return strings(of: sequence).map { [[]] + $0 }
    case .alternatives(let start, let end):
      var all: [[UInt32]] = []
      for branch in program.branches[Int(start)..<Int(end)] {
        guard let some = strings(of: branch), all.count + some.count <= Self.mostStrings else { return nil }
        all += some
      }
      return all
    }
  }

  private mutating func strings(of sequence: Int32) -> [[UInt32]]? {
    if let known = strings[sequence] { return known }
    let run = program.sequences[Int(sequence)]
    var product: [[UInt32]]? = [[]]
    for stored in program.nodes[Int(run.start)..<Int(run.end)] {
      guard let heads = product, let tails = strings(of: stored.node), heads.count * tails.count <= Self.mostStrings
      else {
        product = nil
        break
      }
      product = heads.flatMap { head in tails.map { head + $0 } }
    }
    strings[sequence] = .some(product)
    return product
  }

  /// The rarest pair of neighbours in a string, with what follows it.
  private func anchor(
    in string: [UInt32], before: Int32, _ preceding: Anchor.Neighbours, _ following: Anchor.Neighbours
  ) -> (anchor: Anchor, cost: Double) {
    var place = 0
    var cost = Double.infinity
    if string.count == 1 { cost = CharacterFrequency.ofSingle(string[0]) }
    for index in 0..<max(string.count - 1, 0) {
      // A pair costs a look-up wherever it stands, and a match where what follows it fits too.
      let pair = CharacterFrequency.ofPair(string[index], string[index + 1])
      let rest = string[(index + 2)...].reduce(1.0) { $0 * CharacterFrequency.chance(ofNext: $1) }
      let expected = pair * (0.1 + rest)
      if expected < cost {
        cost = expected
        place = index
      }
    }
    let inner = place > 0 ? Anchor.Neighbours(bits: PhraseProgram.bit(string[place - 1]), isOpen: false) : preceding
    return (
      Anchor(
        scalars: Array(string[place...]), before: before + Int32(place), preceding: inner, following: following), cost
    )
  }

  // MARK: Anchors within a node

  /// Anchors of a node whose alternatives each have their own.
  private mutating func inside(
    _ node: PhraseProgram.Node, before: Int32, _ preceding: Anchor.Neighbours, _ following: Anchor.Neighbours
  ) -> AnchorChoice? {
    switch node {
    case .literal, .space, .comma, .separator, .optional, .gap:
      return nil
    case .recogniser(let recogniser):
      let anchors = recogniser.firstScalars.map { Anchor(scalars: [$0], before: before) }
      let cost = anchors.reduce(0) { $0 + CharacterFrequency.ofSingle($1.scalars[0]) }
      return anchors.isEmpty ? nil : AnchorChoice(anchors: anchors, cost: cost)
    case .alternatives(let start, let end):
      var all = AnchorChoice(anchors: [], cost: 0)
      for branch in program.branches[Int(start)..<Int(end)] {
        guard let choice = choice(for: branch) else { return nil }
        all.anchors += choice.anchors.map {
          Anchor(
            scalars: $0.scalars, before: $0.before + before, preceding: $0.preceding.closed(by: preceding),
            following: $0.following.closed(by: following))
        }
        all.cost += choice.cost
      }
      return AnchorChoice(anchors: unique(all.anchors), cost: all.cost)
    }
  }

  private func longest(_ node: PhraseProgram.Node) -> Int32 {
    switch node {
    case .literal(let start, let end): end - start
    case .space, .comma, .separator: 0
    case .optional(let sequence): program.sequences[Int(sequence)].longest
    case .gap(_, let max): max
    case .recogniser: PhraseProgram.longestRecogniser
    case .alternatives(let start, let end):
      program.branches[Int(start)..<Int(end)].map { program.sequences[Int($0)].longest }.max() ?? 0
    }
  }

  /// One anchor for each string, with the longest way back.
  private func unique(_ anchors: [Anchor]) -> [Anchor] {
    var places: [[UInt32]: Int] = [:]
    var out: [Anchor] = []
    for anchor in anchors {
      if let place = places[anchor.scalars] {
        out[place].before = max(out[place].before, anchor.before)
        out[place].preceding = out[place].preceding.union(anchor.preceding)
        out[place].following = out[place].following.union(anchor.following)
      } else {
        places[anchor.scalars] = out.count
        out.append(anchor)
      }
    }
    return out
  }
}
