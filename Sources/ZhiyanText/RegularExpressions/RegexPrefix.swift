/// What the matches of an ICU regular expression can start with, so that the expression is tried only there.
///
/// Both sets err on the side of too much: every match in any valid UTF-8 begins with a scalar of `first`, and the scalar after
/// that is in `second`.
public struct RegexPrefix: Hashable, Sendable {
  public var first: ScalarSet
  /// `ScalarSet.all` where a match may be one scalar long, as any text may follow it then.
  public var second: ScalarSet

  /// Nil where a match may be empty or start with anything, and where the expression has something that is not understood
  /// here: lookaround, back references, flags, atomic groups, comments, operations on sets, and the rarer escapes.
  ///
  /// That a pattern is understood does not mean that ICU takes it.
  public init?(_ pattern: String) {
    var parser = RegexPrefixParser(pattern)
    guard let leading = try? parser.parse(), !leading.canBeEmpty else { return nil }
    first = leading.first
    second = leading.single.isEmpty ? leading.pairSecond : .all
    if first == .all { return nil }
  }
}

/// The first two scalars of what a part of an expression matches.
///
/// Which second scalar goes with which first is not kept: only the two sets are asked for in the end, and they come out the
/// same, whatever the number of alternatives.
struct LeadingScalars: Hashable {
  var canBeEmpty = false
  /// What matches of one scalar consist of.
  var single = ScalarSet.empty
  /// What longer matches start with.
  var pairFirst = ScalarSet.empty
  var pairSecond = ScalarSet.empty

  /// Matches no characters, at some places or all.
  static let empty = LeadingScalars(canBeEmpty: true)

  var first: ScalarSet { single.union(pairFirst) }

  mutating func formUnion(_ other: LeadingScalars) {
    canBeEmpty = canBeEmpty || other.canBeEmpty
    single.formUnion(other.single)
    pairFirst.formUnion(other.pairFirst)
    pairSecond.formUnion(other.pairSecond)
  }

  func followed(by next: LeadingScalars) -> LeadingScalars {
    var result = LeadingScalars(
      canBeEmpty: canBeEmpty && next.canBeEmpty, single: next.canBeEmpty ? single : .empty, pairFirst: pairFirst,
      pairSecond: pairSecond)
    if canBeEmpty {
      result.single.formUnion(next.single)
      result.pairFirst.formUnion(next.pairFirst)
      result.pairSecond.formUnion(next.pairSecond)
    }
    let nextFirst = next.first
    if !single.isEmpty && !nextFirst.isEmpty {
      result.pairFirst.formUnion(single)
      result.pairSecond.formUnion(nextFirst)
    }
    return result
  }

  /// - Parameter most: Nil for any number.
  func repeated(least: Int, most: Int?) -> LeadingScalars {
    // The first two scalars of three repetitions are those of two of them.
    let counts = min(least, 2)...min(most ?? 2, 2)
    var result = LeadingScalars()
    var power = LeadingScalars.empty
    for count in 0...counts.upperBound {
      if counts.contains(count) { result.formUnion(power) }
      power = power.followed(by: self)
    }
    return result
  }
}
