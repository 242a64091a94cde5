/// Characters that every match of a phrase holds, by which the scan finds candidates.
struct Anchor: Hashable, Sendable {
  /// The word characters next to an anchor.
  struct Neighbours: Hashable, Sendable {
    /// As bits by `PhraseProgram.bit`.
    var bits: UInt64
    /// One by one; nil where they are not known or too many.
    var scalars: Set<UInt32>?
    /// True where the phrase may begin or end here, so that any character may stand there.
    var isOpen: Bool

    static let any = Neighbours(bits: .max, scalars: nil, isOpen: true)
    /// Nothing: whatever stands there lies further out.
    static let none = Neighbours(bits: 0, scalars: [], isOpen: true)
    /// Any character, but one.
    static let some = Neighbours(bits: .max, scalars: nil, isOpen: false)

    static func one(_ scalar: UInt32) -> Neighbours {
      Neighbours(bits: PhraseProgram.bit(scalar), scalars: [scalar], isOpen: false)
    }

    /// More characters than this are not kept one by one.
    private static let most = 64

    /// The bits, those of what lies further out where the phrase goes on there.
    func closed(by outer: Neighbours) -> Neighbours {
      guard isOpen else { return self }
      var both = union(outer)
      both.isOpen = outer.isOpen
      return both
    }

    func union(_ other: Neighbours) -> Neighbours {
      var all: Set<UInt32>?
      if let mine = scalars, let others = other.scalars {
        let both = mine.union(others)
        if both.count <= Self.most { all = both }
      }
      return Neighbours(bits: bits | other.bits, scalars: all, isOpen: isOpen || other.isOpen)
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
  /// What else every match holds, behind the anchor and before it; nil where that is not known.
  var behind: Companion?
  var ahead: Companion?
}

/// The anchors of one phrase: each match holds one of them.
struct AnchorChoice {
  var anchors: [Anchor]
  /// How often they are expected in text; lower is better.
  var cost: Double
}

/// The anchors that the elements of a phrase from one to another offer.
struct PhrasePart {
  var choice: AnchorChoice
  /// The elements that the anchors' characters come from.
  var nodes: Range<Int>
}

/// Chooses for each phrase the characters by which the scan finds it: the rarest that every match must hold.
struct AnchorFinder {
  let program: PhraseProgram
  private var strings: [Int32: [[UInt32]]?] = [:]
  private var choices: [Int32: AnchorChoice?] = [:]
  var frequency = CharacterFrequency()
  /// With what sequences begin, as far as it was asked.
  var heads: [Int32: Set<[UInt32]>?] = [:]

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
    let longest = nodes.map { self.longest($0) }
    var parts: [PhrasePart] = []
    var before: Int32 = 0
    for index in nodes.indices {
      let preceding = neighbours(nodes[..<index].reversed(), isForward: false)
      if let part = contiguous(nodes[index...], before: before, preceding) { parts.append(part) }
      let following = neighbours(Array(nodes[(index + 1)...]), isForward: true)
      if let found = inside(nodes[index], before: before, preceding, following) {
        parts.append(PhrasePart(choice: found, nodes: index..<index + 1))
      }
      before += longest[index]
    }
    return accompanied(parts, longest: longest)
  }

  // MARK: Fixed strings

  /// Anchors from the fixed strings that the first nodes spell out together.
  private mutating func contiguous(
    _ nodes: ArraySlice<PhraseProgram.Node>, before: Int32, _ preceding: Anchor.Neighbours
  ) -> PhrasePart? {
    var product: [[UInt32]] = [[]]
    var best: PhrasePart?
    for (index, node) in zip(nodes.indices, nodes) {
      guard let next = strings(of: node), product.count * next.count <= Self.mostStrings else { break }
      var longer: [[UInt32]] = []
      for head in product {
        for tail in next { longer.append(head.count >= Self.longestString ? head : head + tail) }
      }
      product = longer
      guard product.allSatisfy({ !$0.isEmpty }) else { continue }
      let following = neighbours(Array(nodes[(index + 1)...]), isForward: true)
      let choices = product.map { choice(in: $0, before: before, preceding, following) }
      let cost = choices.reduce(0) { $0 + $1.cost }
      if cost < best?.choice.cost ?? .infinity {
        let choice = AnchorChoice(anchors: unique(choices.flatMap(\.anchors)), cost: cost)
        best = PhrasePart(choice: choice, nodes: nodes.startIndex..<index + 1)
      }
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

  /// The anchor in a string that costs least to look for, or several where what stands beside it makes it rarer.
  private mutating func choice(
    in string: [UInt32], before: Int32, _ preceding: Anchor.Neighbours, _ following: Anchor.Neighbours
  ) -> AnchorChoice {
    var best = AnchorChoice(anchors: [], cost: .infinity)
    for place in string.indices.dropLast(string.count > 1 ? 1 : 0) {
      let inner = place > 0 ? Anchor.Neighbours.one(string[place - 1]) : preceding
      let anchor = Anchor(
        scalars: Array(string[place...]), before: before + Int32(place), preceding: inner, following: following)
      for anchors in [[anchor]] + extended(anchor) {
        let cost = anchors.reduce(0) { $0 + self.cost(of: $1) }
        if cost < best.cost { best = AnchorChoice(anchors: anchors, cost: cost) }
      }
    }
    return best
  }

  /// A short anchor with each of the characters that can stand before it, or after it.
  private func extended(_ anchor: Anchor) -> [[Anchor]] {
    guard anchor.scalars.count < 3 else { return [] }
    var all: [[Anchor]] = []
    if !anchor.following.isOpen, let scalars = anchor.following.scalars {
      all.append(
        scalars.sorted().map {
          Anchor(scalars: anchor.scalars + [$0], before: anchor.before, preceding: anchor.preceding, following: .any)
        })
    }
    if !anchor.preceding.isOpen, let scalars = anchor.preceding.scalars {
      all.append(
        scalars.sorted().map {
          Anchor(
            scalars: [$0] + anchor.scalars, before: max(0, anchor.before - 1), preceding: .any,
            following: anchor.following)
        })
    }
    return all
  }

  /// What an anchor is expected to cost for each character of a text, in matches that are tried: one where all of it fits,
  /// a small part of one where its key alone stands.
  private mutating func cost(of anchor: Anchor) -> Double {
    let key = anchor.scalars.prefix(3)
    guard key.count > 1 else { return (4 * Self.lookUp + 1) * frequency.of(key[0]) }
    var keys = frequency.of(key[0], key[1])
    if key.count > 2 { keys *= frequency.chance(of: key[2], after: key[1]) }
    var whole = keys * Self.share(anchor.preceding) * Self.share(anchor.following)
    for (before, next) in zip(anchor.scalars.dropFirst(2), anchor.scalars.dropFirst(3)) {
      whole *= frequency.chance(of: next, after: before)
    }
    return Self.lookUp * keys + whole + Self.entry
  }

  /// What finding a key costs against trying a match.
  private static let lookUp = 0.02
  /// What one more entry costs: the filter errs more often, and the tables grow out of the processor's nearer memory.
  private static let entry = 0.06 / Double(1 << 20)

  /// The share of characters that neighbours let pass.
  private static func share(_ neighbours: Anchor.Neighbours) -> Double {
    neighbours.isOpen ? 1 : max(0.01, Double(neighbours.bits.nonzeroBitCount) / 64)
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
      let cost = anchors.reduce(0) { $0 + self.cost(of: $1) }
      return anchors.isEmpty ? nil : AnchorChoice(anchors: anchors, cost: cost)
    case .alternatives(let start, let end):
      var all = AnchorChoice(anchors: [], cost: 0)
      for branch in program.branches[Int(start)..<Int(end)] {
        guard let choice = choice(for: branch) else { return nil }
        all.anchors += choice.anchors.map {
          Anchor(
            scalars: $0.scalars, before: $0.before + before, preceding: $0.preceding.closed(by: preceding),
            following: $0.following.closed(by: following), behind: $0.behind, ahead: $0.ahead)
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
    case .recogniser(let recogniser): recogniser.longest
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
        out[place].behind = .union(out[place].behind, anchor.behind)
        out[place].ahead = .union(out[place].ahead, anchor.ahead)
      } else {
        places[anchor.scalars] = out.count
        out.append(anchor)
      }
    }
    return out
  }
}
