import ZhiyanRules
import ZhiyanText

/// Decides whether something around a hit makes it innocent.
///
/// It looks at the units of a window where they lie: a copy for each hit cost as much as the looking.
struct Silencing {
  let units: UnsafeBufferPointer<Unit>

  /// - Parameters:
  ///   - hit: the units of the hit.
  ///   - allowed: words that are no fault wherever they stand.
  func silences(
    _ hit: Range<Int>, _ silencers: RuleSet.Silencers, allowed: SequenceIndex, _ program: borrowing PhraseProgram,
    _ matcher: inout PhraseMatcher
  ) -> Bool {
    covers(silencers.inside, hit, program, &matcher) || covers(allowed, hit, program, &matcher)
      || follows(silencers.after, hit, program, &matcher) || precedes(silencers.before, hit, program, &matcher)
      || stands(silencers.near, beside: hit, program, &matcher)
  }

  /// True where one of the sequences matches around the whole hit.
  private func covers(
    _ index: SequenceIndex, _ hit: Range<Int>, _ program: borrowing PhraseProgram, _ matcher: inout PhraseMatcher
  ) -> Bool {
    guard !index.isEmpty else { return false }
    var words: Int32 = 0
    for unit in hit where units[unit].kind.isWord { words += 1 }
    for start in starts(before: hit.lowerBound, longest: index.longest).reversed() {
      if start < hit.lowerBound && units[start].kind.isWord { words += 1 }
      let ends = hit.upperBound...units.count
      if matches(index, at: start, endingIn: ends, spanning: words, program, &matcher) { return true }
    }
    return false
  }

  private func precedes(
    _ index: SequenceIndex, _ hit: Range<Int>, _ program: borrowing PhraseProgram, _ matcher: inout PhraseMatcher
  ) -> Bool {
    guard !index.isEmpty else { return false }
    var end = hit.lowerBound
    while end > 0 && (units[end - 1].isSkippable || units[end - 1].kind == .zeroWidth) { end -= 1 }
    for start in starts(before: end, longest: index.longest).reversed() where start < end {
      if matches(index, at: start, endingIn: end...hit.lowerBound, program, &matcher) { return true }
    }
    return false
  }

  private func follows(
    _ index: SequenceIndex, _ hit: Range<Int>, _ program: borrowing PhraseProgram, _ matcher: inout PhraseMatcher
  ) -> Bool {
    guard !index.isEmpty else { return false }
    var start = hit.upperBound
    while start < units.count && (units[start].isSkippable || units[start].kind == .zeroWidth) { start += 1 }
    if matches(index, at: start, endingIn: 0...units.count, program, &matcher) { return true }
    return start > hit.upperBound
      && matches(index, at: hit.upperBound, endingIn: 0...units.count, program, &matcher)
  }

  /// True where one of the sequences matches in the sentence of the hit, outside the hit: what a hit says itself (仅剩 2 套)
  /// does not excuse it.
  private func stands(
    _ index: SequenceIndex, beside hit: Range<Int>, _ program: borrowing PhraseProgram, _ matcher: inout PhraseMatcher
  ) -> Bool {
    guard !index.isEmpty else { return false }
    let sentence = units.sentence(around: hit)
    return holds(index, in: sentence.lowerBound..<hit.lowerBound, program, &matcher)
      || holds(index, in: hit.upperBound..<sentence.upperBound, program, &matcher)
  }

  /// True where one of the sequences matches somewhere inside a range of units.
  func holds(
    _ index: SequenceIndex, in range: Range<Int>, _ program: borrowing PhraseProgram, _ matcher: inout PhraseMatcher
  ) -> Bool {
    guard !index.isEmpty else { return false }
    for start in range where matches(index, at: start, endingIn: 0...range.upperBound, program, &matcher) {
      return true
    }
    return false
  }

  /// True where one of the sequences matches from somewhere before a byte of the text.
  func holds(
    _ index: SequenceIndex, startingBefore end: UInt32, _ program: borrowing PhraseProgram,
    _ matcher: inout PhraseMatcher
  ) -> Bool {
    guard !index.isEmpty else { return false }
    for start in units.indices where units[start].start < end {
      if matches(index, at: start, endingIn: 0...units.count, program, &matcher) { return true }
    }
    return false
  }

  /// True where one of the sequences matches from a unit to one of some ends.
  /// - Parameter words: the fewest word characters that such a match spans.
  @inline(__always) private func matches(
    _ index: SequenceIndex, at start: Int, endingIn ends: ClosedRange<Int>, spanning words: Int32 = 0,
    _ program: borrowing PhraseProgram, _ matcher: inout PhraseMatcher
  ) -> Bool {
    start < units.count && index.beginnings.mayStand(at: start, in: units)
      && matchesOne(of: index, at: start, endingIn: ends, spanning: words, program, &matcher)
  }

  private func matchesOne(
    of index: SequenceIndex, at start: Int, endingIn ends: ClosedRange<Int>, spanning words: Int32,
    _ program: borrowing PhraseProgram, _ matcher: inout PhraseMatcher
  ) -> Bool {
    // Nothing may be skipped before an ideograph, so it has to be a sequence's second character.
    let next = start + 1 < units.count && units[start + 1].kind == .han ? units[start + 1].value : 0
    for place in index.places(startingWith: units[start].value) {
      let sequence = index.sequences[place]
      // Of a list with one long phrase most are too short to reach a hit from far away.
      if program.sequences[Int(sequence)].longest < words { continue }
      if next != 0, let second = program.secondScalar(of: sequence), second != next { continue }
      if matcher.reaches(ends, by: sequence, from: start, in: units, program) { return true }
    }
    for sequence in index.open where program.sequences[Int(sequence)].longest >= words {
      if matcher.reaches(ends, by: sequence, from: start, in: units, program) { return true }
    }
    return false
  }

  /// Places from which a match of so many word characters can reach a unit.
  private func starts(before unit: Int, longest: Int32) -> ClosedRange<Int> {
    var words: Int32 = 0
    var floor = unit
    while floor > 0 && words <= longest {
      floor -= 1
      if units[floor].kind == .lineBreak {
        floor += 1
        break
      }
      if units[floor].kind.isWord { words += 1 }
    }
    return floor...unit
  }
}

extension PhraseMatcher {
  /// Whether a match of a sequence that starts at a unit ends in a range.
  fileprivate mutating func reaches(
    _ range: ClosedRange<Int>, by sequence: Int32, from start: Int, in units: UnsafeBufferPointer<Unit>,
    _ program: borrowing PhraseProgram
  ) -> Bool {
    match(sequence, at: start, in: units, program)
    for end in ends where range.contains(Int(end)) { return true }
    return false
  }
}
