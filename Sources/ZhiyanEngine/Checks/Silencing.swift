import ZhiyanRules
import ZhiyanText

/// Decides whether something around a hit makes it innocent.
struct Silencing {
  let window: TextWindow
  let program: PhraseProgram
  let allowed: [Int32]

  /// - Parameter hit: the units of the hit.
  func silences(_ hit: Range<Int>, _ silencers: RuleSet.Silencers, _ matcher: inout PhraseMatcher) -> Bool {
    covers(silencers.inside, hit, &matcher) || covers(allowed, hit, &matcher)
      || follows(silencers.after, hit, &matcher) || precedes(silencers.before, hit, &matcher)
      || (!silencers.near.isEmpty && holds(silencers.near, in: window.sentence(around: hit), &matcher))
  }

  /// True where one of the sequences matches around the whole hit.
  private func covers(_ sequences: [Int32], _ hit: Range<Int>, _ matcher: inout PhraseMatcher) -> Bool {
    sequences.contains { sequence in
      starts(before: hit.lowerBound, longest: program.sequences[Int(sequence)].longest).contains { start in
        matcher.ends(of: sequence, at: start, in: window, program).contains { Int($0) >= hit.upperBound }
      }
    }
  }

  private func precedes(_ sequences: [Int32], _ hit: Range<Int>, _ matcher: inout PhraseMatcher) -> Bool {
    var end = hit.lowerBound
    while end > 0 && (window.units[end - 1].isSkippable || window.units[end - 1].kind == .zeroWidth) { end -= 1 }
    return sequences.contains { sequence in
      starts(before: end, longest: program.sequences[Int(sequence)].longest).contains { start in
        start < end && matcher.ends(of: sequence, at: start, in: window, program).contains { (end...hit.lowerBound).contains(Int($0)) }
      }
    }
  }

  private func follows(_ sequences: [Int32], _ hit: Range<Int>, _ matcher: inout PhraseMatcher) -> Bool {
    guard !sequences.isEmpty else { return false }
    var start = hit.upperBound
    while start < window.units.count && (window.units[start].isSkippable || window.units[start].kind == .zeroWidth) {
      start += 1
    }
    return sequences.contains { sequence in
      !matcher.ends(of: sequence, at: start, in: window, program).isEmpty
        || (start > hit.upperBound && !matcher.ends(of: sequence, at: hit.upperBound, in: window, program).isEmpty)
    }
  }

  /// True where one of the sequences matches somewhere inside a range of units.
  func holds(_ sequences: [Int32], in range: Range<Int>, _ matcher: inout PhraseMatcher) -> Bool {
    range.contains { start in
      sequences.contains { sequence in
        matcher.ends(of: sequence, at: start, in: window, program).contains { Int($0) <= range.upperBound }
      }
    }
  }

  /// Places from which a match of so many word characters can reach a unit, the nearest first.
  private func starts(before unit: Int, longest: Int32) -> some Sequence<Int> {
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
