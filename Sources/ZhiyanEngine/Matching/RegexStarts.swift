import ZhiyanText

/// Where matches of the regular expressions of a rule set can start.
struct RegexStarts: Sendable {
  /// All characters with which a match can start.
  let first: ScalarSet
  private let prefixes: [RegexPrefix]
  /// By ASCII character that can be first: the ASCII characters that can follow it, in two words of bits, and whether others can.
  private let ascii: ContiguousArray<(low: UInt64, high: UInt64, others: Bool)>

  init(_ prefixes: [RegexPrefix] = []) {
    self.prefixes = prefixes
    first = prefixes.reduce(into: ScalarSet.empty) { $0.formUnion($1.first) }
    ascii = ContiguousArray(
      (0..<128).map { scalar in
        var entry: (low: UInt64, high: UInt64, others: Bool) = (0, 0, false)
        for prefix in prefixes where prefix.first.contains(UInt32(scalar)) {
          for next in 0..<UInt32(64) {
            if prefix.second.contains(next) { entry.low |= 1 << UInt64(next) }
            if prefix.second.contains(next + 64) { entry.high |= 1 << UInt64(next) }
          }
          if prefix.second.ranges.contains(where: { $0.upperBound > 127 }) { entry.others = true }
        }
        return entry
      })
  }

  /// - Parameters:
  ///   - scalar: a character of `first`, or any.
  ///   - next: what follows it; nil at the end of the text.
  func canStart(with scalar: UInt32, then next: UInt32?) -> Bool {
    if scalar < 128, let next {
      let entry = ascii[Int(scalar)]
      if next >= 128 { return entry.others }
      return (next < 64 ? entry.low >> UInt64(next) : entry.high >> UInt64(next - 64)) & 1 != 0
    }
    guard first.contains(scalar) else { return false }
    guard let next else { return true }
    for index in prefixes.indices where prefixes[index].first.contains(scalar) && prefixes[index].second.contains(next)
    {
      return true
    }
    return false
  }
}
