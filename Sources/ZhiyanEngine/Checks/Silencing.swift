import ZhiyanRules
import ZhiyanText

/// Decides whether something around a hit makes it innocent.
struct Silencing {
  let window: TextWindow
  let program: PhraseProgram

  /// - Parameters:
  ///   - hit: the units of the hit.
  ///   - allowed: words that are no fault wherever they stand.
  func silences(
    _ hit: Range<Int>, _ silencers: RuleSet.Silencers, allowed: SequenceIndex, _ matcher: inout PhraseMatcher
  ) -> Bool {
    covers(silencers.inside, hit, &matcher) || covers(allowed, hit, &matcher)
      || follows(silencers.after, hit, &matcher) || precedes(silencers.before, hit, &matcher)
      || stands(silencers.near, beside: hit, &matcher)
  }

  /// True where one of the sequences matches around the whole hit.
  private func covers(_ index: SequenceIndex, _ hit: Range<Int>, _ matcher: inout PhraseMatcher) -> Bool {
    guard !index.isEmpty else { return false }
    return starts(before: hit.lowerBound, longest: index.longest).contains { start in
      matches(index, at: start, &matcher) { $0 >= hit.upperBound }
    }
  }

  private func precedes(_ index: SequenceIndex, _ hit: Range<Int>, _ matcher: inout PhraseMatcher) -> Bool {
    guard !index.isEmpty else { return false }
    var end = hit.lowerBound
    while end > 0 && (window.units[end - 1].isSkippable || window.units[end - 1].kind == .zeroWidth) { end -= 1 }
    return starts(before: end, longest: index.longest).contains { start in
      start < end && matches(index, at: start, &matcher) { (end...hit.lowerBound).contains($0) }
    }
  }

  private func follows(_ index: SequenceIndex, _ hit: Range<Int>, _ matcher: inout PhraseMatcher) -> Bool {
    guard !index.isEmpty else { return false }
    var start = hit.upperBound
    while start < window.units.count && (window.units[start].isSkippable || window.units[start].kind == .zeroWidth) {
      start += 1
    }
    if matches(index, at: start, &matcher, { _ in true }) { return true }
    return start > hit.upperBound && matches(index, at: hit.upperBound, &matcher) { _ in true }
  }

  /// True where one of the sequences matches in the sentence of the hit, outside the hit: what a hit says itself (仅剩 2 套)
  /// does not excuse it.
  private func stands(_ index: SequenceIndex, beside hit: Range<Int>, _ matcher: inout PhraseMatcher) -> Bool {
    guard !index.isEmpty else { return false }
    let sentence = window.sentence(around: hit)
    for start in sentence {
      let limit = start < hit.lowerBound ? hit.lowerBound : start >= hit.upperBound ? sentence.upperBound : start
      if limit > start && matches(index, at: start, &matcher, { $0 <= limit }) { return true }
    }
    return false
  }

  /// True where one of the sequences matches somewhere inside a range of units.
  func holds(_ index: SequenceIndex, in range: Range<Int>, _ matcher: inout PhraseMatcher) -> Bool {
    guard !index.isEmpty else { return false }
    for start in range where matches(index, at: start, &matcher, { $0 <= range.upperBound }) { return true }
    return false
  }

  /// True where one of the sequences matches from somewhere before a byte of the text.
  func holds(_ index: SequenceIndex, startingBefore end: UInt32, _ matcher: inout PhraseMatcher) -> Bool {
    guard !index.isEmpty else { return false }
    for start in window.units.indices where window.units[start].start < end {
      if matches(index, at: start, &matcher, { _ in true }) { return true }
    }
    return false
  }

  /// True where one of the sequences matches from a unit to an end that the test takes.
  private func matches(
    _ index: SequenceIndex, at start: Int, _ matcher: inout PhraseMatcher, _ test: (Int) -> Bool
  ) -> Bool {
    guard start < window.units.count else { return false }
    return index.contains(startingWith: window.units[start].value) { sequence in
      matcher.ends(of: sequence, at: start, in: window, program).contains { test(Int($0)) }
    }
  }

  /// Places from which a match of so many word characters can reach a unit, the nearest first.
  private func starts(before unit: Int, longest: Int32) -> ReversedCollection<ClosedRange<Int>> {
    var words: Int32 = 0
    var floor = unit
    while floor > 0 && words <= longest {
      floor -= 1
      if window.units[floor].kind == .lineBreak {
        floor += 1
        break
      }
      if window.units[floor].kind.isWord { words += 1 }
    }
    return (floor...unit).reversed()
  }
}

extension PhraseMatcher {
  /// The ends of a sequence in a window.
  mutating func ends(
    of sequence: Int32, at start: Int, in window: TextWindow, _ program: borrowing PhraseProgram
  ) -> ContiguousArray<Int32> {
    guard start < window.units.count else { return [] }
    return window.units.withUnsafeBufferPointer { ends(of: sequence, at: start, in: $0, program) }
  }
}
