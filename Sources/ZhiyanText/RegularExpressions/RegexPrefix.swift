/// What the matches of an ICU regular expression can start with, so that the expression is tried only there.
///
/// The sets err on the side of too much: the first scalars of every match in any valid UTF-8 are each in the set of their place.
public struct RegexPrefix: Hashable, Sendable {
  /// By place from the start of a match, `LeadingScalars.most` places; `ScalarSet.all` from the place on where a match may have
  /// ended, as any text may follow it then.
  public let sets: [ScalarSet]
  /// True where every match starts at a word boundary (`\\b` comes first), so none starts amid ASCII letters and digits.
  public let startsWord: Bool

  /// How many places are looked at.
  public static let places = LeadingScalars.most

  public var first: ScalarSet { sets[0] }

  /// Nil where a match may be empty or start with anything, and where the expression has something that is not understood
  /// here: lookaround, back references, flags, atomic groups, comments, operations on sets, and the rarer escapes.
  ///
  /// That a pattern is understood does not mean that ICU takes it.
  public init?(_ pattern: String) {
    var parser = RegexPrefixParser(pattern)
    guard let leading = try? parser.parse(), !leading.has(length: 0) else { return nil }
    var sets = leading.sets
    for place in sets.indices where leading.has(length: place) || (place > 0 && sets[place - 1] == .all) {
      sets[place] = .all
    }
    if sets[0] == .all { return nil }
    self.sets = sets
    startsWord = pattern.hasPrefix("\\b") && !pattern.contains("|")
  }

  /// False where matches can start with any letter, any digit, or many an ideograph: to stop at each of them costs more than to
  /// search the text.
  public var isRare: Bool {
    let common: [ClosedRange<UInt32>] = [0x61...0x7A, 0x30...0x39, 0x4E00...0x9FFF]
    return common.allSatisfy { range in
      let covered = first.ranges.reduce(0) { sum, other in
        sum + max(0, Int(min(range.upperBound, other.upperBound)) - Int(max(range.lowerBound, other.lowerBound)) + 1)
      }
      return covered < min(range.count, 500)
    }
  }

  /// All strings of three scalars, or of two, that matches can start with; nil where that is not known or more than `most`.
  public func strings(atMost most: Int) -> [[UInt32]]? {
    for length in [3, 2] {
      var strings: [[UInt32]]? = [[]]
      for set in sets.prefix(length) {
        let count = set.ranges.reduce(0) { $0 + $1.count }
        guard let heads = strings, heads.count * count <= most else {
          strings = nil
          break
        }
        strings = set.ranges.joined().flatMap { scalar in heads.map { $0 + [scalar] } }
      }
      if let strings { return strings }
    }
    return nil
  }
}

/// The first scalars of what a part of an expression matches.
///
/// Which scalar goes with which others is not kept: only the set of each place is asked for in the end.
struct LeadingScalars: Hashable {
  /// How many places are looked at.
  static let most = 8

  /// By place: the scalars that matches longer than that have there.
  private(set) var sets: [ScalarSet]
  /// Bit n: there are matches of n scalars; the last bit is for `most` or more.
  private var lengths: UInt

  /// Matches no characters, at some places or all.
  static let empty = LeadingScalars(sets: Array(repeating: .empty, count: most), lengths: 1)

  private init(sets: [ScalarSet], lengths: UInt) {
    self.sets = sets
    self.lengths = lengths
  }

  /// One scalar of a set.
  init(single: ScalarSet) {
    sets = [single] + Array(repeating: .empty, count: Self.most - 1)
    lengths = single.isEmpty ? 0 : 2
  }

  /// Whether there are matches of so many scalars.
  func has(length: Int) -> Bool { lengths >> UInt(length) & 1 != 0 }

  mutating func formUnion(_ other: LeadingScalars) {
    for place in sets.indices { sets[place].formUnion(other.sets[place]) }
    lengths |= other.lengths
  }

  func followed(by next: LeadingScalars) -> LeadingScalars {
    var result = LeadingScalars(sets: sets, lengths: 0)
    for length in 0...Self.most where has(length: length) {
      for place in length..<Self.most { result.sets[place].formUnion(next.sets[place - length]) }
      for other in 0...Self.most where next.has(length: other) {
        result.lengths |= 1 << UInt(min(length + other, Self.most))
      }
    }
    return result
  }

  /// - Parameter most: Nil for any number.
  func repeated(least: Int, most: Int?) -> LeadingScalars {
    // More repetitions than places change nothing at these places.
    let counts = min(least, Self.most)...min(most ?? Self.most, Self.most)
    var result = LeadingScalars(sets: Self.empty.sets, lengths: 0)
    var power = LeadingScalars.empty
    for count in 0...counts.upperBound {
      if counts.contains(count) { result.formUnion(power) }
      power = power.followed(by: self)
    }
    return result
  }
}
