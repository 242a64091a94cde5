import ZhiyanText

/// The changes that make one text of another, small enough that the cursor stays where it is.
///
/// Where as many lines differ as take their place, each is changed by itself; otherwise all of them at once.
enum MinimalEdits {
  /// - Returns: ranges of `old` and the bytes that take their place, in order.
  static func of(
    _ old: ContiguousArray<UInt8>, _ new: ContiguousArray<UInt8>
  ) -> [(range: Range<Int>, replacement: String)] {
    guard let whole = difference(old[...], new[...]) else { return [] }
    // Whole lines around what differs, so that pairs of lines can be compared.
    let start = old[..<whole.old.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let tail = old.count - (old[whole.old.upperBound...].firstIndex(of: 0x0A) ?? old.count)
    let a = lines(old, start..<old.count - tail)
    let b = lines(new, start..<new.count - tail)
    guard a.count == b.count else { return [edit(whole, new)] }
    return zip(a, b).compactMap { line, other in difference(old[line], new[other]).map { edit($0, new) } }
  }

  private static func edit(
    _ change: (old: Range<Int>, new: Range<Int>), _ new: ContiguousArray<UInt8>
  ) -> (range: Range<Int>, replacement: String) {
    (change.old, String(decoding: new[change.new], as: UTF8.self))
  }

  /// What is left between the bytes that are the same at both ends, whole characters; nil where all are the same.
  private static func difference(
    _ a: ContiguousArray<UInt8>.SubSequence, _ b: ContiguousArray<UInt8>.SubSequence
  ) -> (old: Range<Int>, new: Range<Int>)? {
    var (first, other) = (a.startIndex, b.startIndex)
    while first < a.endIndex, other < b.endIndex, a[first] == b[other] {
      first += 1
      other += 1
    }
    if first == a.endIndex && other == b.endIndex { return nil }
    // Back to the start of a character.
    while first > a.startIndex, first < a.endIndex && isInside(a[first]) || other < b.endIndex && isInside(b[other]) {
      first -= 1
      other -= 1
    }
    var (last, end) = (a.endIndex, b.endIndex)
    while last > first, end > other, a[last - 1] == b[end - 1] {
      last -= 1
      end -= 1
    }
    while last < a.endIndex && isInside(a[last]) {
      last += 1
      end += 1
    }
    return (first..<last, other..<end)
  }

  private static func isInside(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  private static func lines(_ bytes: ContiguousArray<UInt8>, _ range: Range<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = range.lowerBound
    for at in range where bytes[at] == 0x0A {
      result.append(start..<at)
      start = at + 1
    }
    return result + [start..<range.upperBound]
  }
}
