/// A set of Unicode scalar values.
public struct ScalarSet: Hashable, Sendable {
  /// Sorted; no two of them overlap or touch.
  public private(set) var ranges: [ClosedRange<UInt32>]

  private static let last: UInt32 = 0x10FFFF

  /// Every value up to U+10FFFF.
  public static let all = ScalarSet(0...last)
  public static let empty = ScalarSet([])

  /// The ranges may come in any order and overlap; values beyond U+10FFFF are left out.
  public init(_ ranges: [ClosedRange<UInt32>]) {
    self.ranges = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.lowerBound <= Self.last {
      let upper = min(range.upperBound, Self.last)
      if let before = self.ranges.last, range.lowerBound <= before.upperBound + 1 {
        self.ranges[self.ranges.count - 1] = before.lowerBound...max(before.upperBound, upper)
      } else {
        self.ranges.append(range.lowerBound...upper)
      }
    }
  }

  public init(_ ranges: ClosedRange<UInt32>...) { self.init(ranges) }

  /// The scalars of a text.
  public init(scalarsOf text: some StringProtocol) { self.init(text.unicodeScalars.map { $0.value...$0.value }) }

  public var isEmpty: Bool { ranges.isEmpty }

  /// All values that are not in this set.
  public var complement: ScalarSet {
    var gaps: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges {
      if range.lowerBound > next { gaps.append(next...(range.lowerBound - 1)) }
      next = range.upperBound + 1
    }
    if next <= Self.last { gaps.append(next...Self.last) }
    return ScalarSet(gaps)
  }

  public func contains(_ scalar: UInt32) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < scalar { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound <= scalar
  }

  public func contains(_ scalar: Unicode.Scalar) -> Bool { contains(scalar.value) }

  public func union(_ other: ScalarSet) -> ScalarSet {
    if other.isEmpty { return self }
    return isEmpty ? other : ScalarSet(ranges + other.ranges)
  }

  public mutating func formUnion(_ other: ScalarSet) { self = union(other) }
}
