import ZhiyanText

/// How common characters and runs of them are in ordinary text, roughly: enough to choose the rarer of two anchors.
struct CharacterFrequency {
  private var singles: [UInt32: Double] = [:]
  private var pairs: [UInt64: Double] = [:]

  static func isWord(_ scalar: UInt32) -> Bool { Folding()(scalar).kind.isWord }

  /// Expected share of a character among all.
  mutating func of(_ scalar: UInt32) -> Double {
    if let known = singles[scalar] { return known }
    let share = PairFrequency.of(scalar)
    singles[scalar] = share
    return share
  }

  /// Expected share of two neighbours among all.
  mutating func of(_ first: UInt32, _ second: UInt32) -> Double {
    let key = UInt64(first) << 32 | UInt64(second)
    if let known = pairs[key] { return known }
    let share = PairFrequency.of(first, second)
    pairs[key] = share
    return share
  }

  /// How likely a character follows another one.
  mutating func chance(of second: UInt32, after first: UInt32) -> Double {
    min(1, of(first, second) / of(first))
  }
}
