import ZhiyanRules
import ZhiyanText

/// Matches one phrase at one place of a window, giving every place at which it can end.
///
/// The phrase language has no repetition, and places are kept as sets, so the work is bounded by the length of the phrase
/// times the places it can reach, whatever the nesting.
struct PhraseMatcher {
  /// Places reached, in stack order: each step reads the set on top and leaves a new one in its stead. Only the first `top`
  /// count; the rest is room that is used again.
  private var places = ContiguousArray<Int32>(repeating: 0, count: 256)
  private var top = 0
  /// The units after the last one of each match that was found last; the longest first.
  private(set) var ends: ContiguousArray<Int32> = []
  /// The last unit that was looked at, or the place after the last one of the window: what lies there might have mattered.
  private(set) var farthest = 0

  /// The most signs and spaces that copy may put between two characters of a term.
  static let mostFillers = 3

  /// Forgets how far earlier matches looked.
  mutating func lookAgain() { farthest = 0 }

  private mutating func look(_ place: Int) { if place > farthest { farthest = place } }

  /// Matches `sequence` from exactly `start` on; `ends` says then where its matches end.
  mutating func match(
    _ sequence: Int32, at start: Int, in units: UnsafeBufferPointer<Unit>, _ program: borrowing PhraseProgram
  ) {
    ends.removeAll(keepingCapacity: true)
    guard program.sequences[Int(sequence)].firsts & PhraseProgram.bit(units[start].value) != 0 else { return }
    places[0] = Int32(start)
    top = 1
    for index in advance(sequence, from: 0..<1, first: start, in: units, program) {
      var end = places[index]
      while Int(end) > start && units[Int(end) - 1].isBlank { end -= 1 }
      if end > start { ends.append(end) }
    }
    if ends.count > 1 { ends.sort(by: >) }
  }

  /// Runs a sequence from every place of a set.
  /// - Returns: the set of places reached, which stands at the end of `places`.
  private mutating func advance(
    _ sequence: Int32, from set: Range<Int>, first: Int, in units: UnsafeBufferPointer<Unit>,
    _ program: borrowing PhraseProgram
  ) -> Range<Int> {
    var current = set
    let run = program.sequences[Int(sequence)]
    var index = run.start
    while index < run.end {
      let node = program.nodes[Int(index)].node
      let base = top
      let firsts = program.nodeFirsts[Int(index)]
      for place in current
      where firsts == .max || firsts & bits(at: Int(places[place]), first: first, in: units) != 0 {
        step(node, from: Int(places[place]), base: base, first: first, in: units, program)
      }
      current = base..<top
      if current.isEmpty { return current }
      index += 1
    }
    return current
  }

  private mutating func step(
    _ node: PhraseProgram.Node, from place: Int, base: Int, first: Int, in units: UnsafeBufferPointer<Unit>,
    _ program: borrowing PhraseProgram
  ) {
    switch node {
    case .literal(let start, let end):
      if let end = literal(start..<end, at: place, first: first, in: units, program) { reach(end, base: base) }
    case .space:
      reach(spaces(from: place, in: units), base: base)
    case .separator:
      reach(skip(from: place, in: units, most: Self.mostFillers), base: base)
    case .comma:
      var after = skip(from: place, in: units, most: 1)
      if after < units.count && units[after].kind == .comma {
        after = skip(from: after + 1, in: units, most: 1)
        reach(after, base: base)
      } else {
        reach(place, base: base)
      }
    case .gap(let min, let max):
      gap(Int(min), Int(max), from: place, base: base, in: units)
    case .optional(let sequence):
      reach(place, base: base)
      let here = bits(at: place, first: first, in: units)
      if program.sequences[Int(sequence)].firsts & here != 0 {
        merge(sequence, from: place, base: base, first: first, in: units, program)
      }
    case .alternatives(let start, let end):
      alternatives(Int(start)..<Int(end), from: place, base: base, first: first, in: units, program)
    case .recogniser(let recogniser):
      let from = place == first ? place : skip(from: place, in: units, most: 1)
      // Recognisers look ahead on their own.
      look(from + Int(recogniser.longest))
      for end in recogniser.ends(at: from, in: units) { reach(end, base: base) }
    }
  }

  /// Runs the branches that can start at a place. Of a long list nearly all are passed over.
  private mutating func alternatives(
    _ branches: Range<Int>, from place: Int, base: Int, first: Int, in units: UnsafeBufferPointer<Unit>,
    _ program: borrowing PhraseProgram
  ) {
    look(place)
    guard place < units.count else { return }
    var branch = branches.lowerBound
    if program.branchScalars[branch] == 0 {
      let here = bits(at: place, first: first, in: units)
      while branch < branches.upperBound && program.branchScalars[branch] == 0 {
        if program.branchFirsts[branch] & here != 0 {
          merge(program.branches[branch], from: place, base: base, first: first, in: units, program)
        }
        branch += 1
      }
    }
    guard branch < branches.upperBound else { return }
    let rest = branch..<branches.upperBound
    branchesStarting(at: place, of: rest, from: place, base: base, first: first, in: units, program)
    guard place != first else { return }
    var at = place
    while at < units.count && (units[at].isSkippable || units[at].kind == .zeroWidth) {
      at += 1
      look(at)
      guard at < units.count else { return }
      branchesStarting(at: at, of: rest, from: place, base: base, first: first, in: units, program)
    }
  }

  /// Runs those of some branches, in the order of their first characters, that start with the character at a place.
  private mutating func branchesStarting(
    at place: Int, of branches: Range<Int>, from start: Int, base: Int, first: Int,
    in units: UnsafeBufferPointer<Unit>, _ program: borrowing PhraseProgram
  ) {
    let value = units[place].value
    // Nothing may be skipped before an ideograph, so it has to be the branch's second character.
    let next = place + 1 < units.count && units[place + 1].kind == .han ? units[place + 1].value : nil
    var branch = program.branchScalars.firstIndex(in: branches, notBelow: value)
    while branch < branches.upperBound && program.branchScalars[branch] == value {
      let second = program.branchSeconds[branch]
      if let next, second != 0, second != next {
        look(place + 1)
      } else {
        merge(program.branches[branch], from: start, base: base, first: first, in: units, program)
      }
      branch += 1
    }
  }

  /// Runs a sequence from one place and adds what it reaches to the set that starts at `base`.
  private mutating func merge(
    _ sequence: Int32, from place: Int, base: Int, first: Int, in units: UnsafeBufferPointer<Unit>,
    _ program: borrowing PhraseProgram
  ) {
    let mark = top
    push(place)
    let found = advance(sequence, from: mark..<mark + 1, first: first, in: units, program)
    // The set being built ends at `mark`; what was reached moves down to it, over the scratch of the sequence.
    var end = mark
    for index in found {
      let place = places[index]
      if places[base..<end].contains(place) { continue }
      places[end] = place
      end += 1
    }
    top = end
  }

  private mutating func reach(_ place: Int, base: Int) {
    for index in base..<top where places[index] == Int32(place) { return }
    push(place)
  }

  private mutating func push(_ place: Int) {
    if top == places.count { places.append(contentsOf: repeatElement(0, count: places.count)) }
    places[top] = Int32(place)
    top += 1
  }

  /// The characters with which something can start at a place, as bits: the one there, and behind the first the ones
  /// after what may be skipped.
  private mutating func bits(at place: Int, first: Int, in units: UnsafeBufferPointer<Unit>) -> UInt64 {
    look(place)
    guard place < units.count else { return 0 }
    var bits = PhraseProgram.bit(units[place].value)
    guard place != first else { return bits }
    var at = place
    while at < units.count && (units[at].isSkippable || units[at].kind == .zeroWidth) {
      bits |= PhraseProgram.bit(units[at].value)
      at += 1
    }
    look(at)
    return at < units.count ? bits | PhraseProgram.bit(units[at].value) : bits
  }

  /// Matches characters one by one, skipping what copy may put between them.
  private mutating func literal(
    _ range: Range<Int32>, at place: Int, first: Int, in units: UnsafeBufferPointer<Unit>,
    _ program: borrowing PhraseProgram
  ) -> Int? {
    var at = place
    for index in range {
      let wanted = program.scalars[Int(index)]
      if at < units.count && units[at].value == wanted {
        at += 1
        continue
      }
      look(at)
      guard at > first else { return nil }
      // Only next to an ideograph, or before a sign: between Latin letters a space parts words.
      var next = at
      var skipped = 0
      while next < units.count && units[next].value != wanted {
        if units[next].kind != .zeroWidth {
          guard units[next].isSkippable, skipped < Self.mostFillers else { return nil }
          skipped += 1
        }
        next += 1
      }
      look(next)
      guard next < units.count else { return nil }
      if skipped > 0 {
        let before = lastWord(before: at, in: units)
        guard before == .han || units[next].kind == .han || !units[next].kind.isWord else { return nil }
      }
      at = next + 1
    }
    return at
  }

  private func lastWord(before place: Int, in units: UnsafeBufferPointer<Unit>) -> CharacterClass {
    var at = place - 1
    while at > 0 && units[at].kind == .zeroWidth { at -= 1 }
    return at >= 0 ? units[at].kind : .other
  }

  /// The place after at most `most` signs and spaces.
  private mutating func skip(from place: Int, in units: UnsafeBufferPointer<Unit>, most: Int) -> Int {
    var at = place
    var count = 0
    while at < units.count {
      if units[at].kind == .zeroWidth {
        at += 1
      } else if units[at].isSkippable && count < most {
        at += 1
        count += 1
      } else {
        break
      }
    }
    look(at)
    return at
  }

  /// The place after white space and hyphens; other signs may be what the phrase means next.
  private mutating func spaces(from place: Int, in units: UnsafeBufferPointer<Unit>) -> Int {
    var at = place
    while at < units.count && at - place < 8
      && (units[at].kind == .space || units[at].kind == .zeroWidth || units[at].isHyphen)
    {
      at += 1
    }
    look(at)
    return at
  }

  private mutating func gap(_ min: Int, _ max: Int, from place: Int, base: Int, in units: UnsafeBufferPointer<Unit>) {
    var at = place
    var count = 0
    while true {
      if count >= min { reach(at, base: base) }
      while at < units.count && (units[at].kind == .zeroWidth || units[at].kind == .space) { at += 1 }
      look(at)
      guard count < max, at < units.count, !units[at].endsClause else { return }
      at += 1
      count += 1
    }
  }
}
