import Testing
import ZhiyanText

@Suite struct RegexPrefixPropertyTests {
  private static let seeds: Range<UInt64> = 0..<1_500
  private static let textsPerExpression = 10

  /// Tries the expression only where the sets allow a match to start.
  private func scan(
    _ expression: RegularExpression, _ prefix: RegexPrefix, _ buffer: UnsafeBufferPointer<UInt8>
  ) throws(RegularExpression.Failure) -> [Range<Int>] {
    try expression.setText(buffer)
    let scalars = Array(String(decoding: buffer, as: UTF8.self).unicodeScalars)
    var found: [Range<Int>] = []
    var offset = 0
    for (index, scalar) in scalars.enumerated() {
      defer { offset += UTF8.width(scalar) }
      guard offset >= found.last?.upperBound ?? 0, prefix.first.contains(scalar) else { continue }
      if prefix.sets[1] != .all {
        guard index + 1 < scalars.count, prefix.sets[1].contains(scalars[index + 1]) else { continue }
      }
      if let end = try expression.matchEnd(at: offset) { found.append(offset..<end) }
    }
    return found
  }

  /// All matches, found in both ways; nil where that is too expensive.
  private func results(
    _ expression: RegularExpression, _ prefix: RegexPrefix, _ buffer: UnsafeBufferPointer<UInt8>
  ) throws -> ([Range<Int>], [Range<Int>])? {
    do throws(RegularExpression.Failure) {
      return (try expression.matches(in: buffer), try scan(expression, prefix, buffer))
    } catch {
      guard error == .tooExpensive else { throw error }
      return nil
    }
  }

  @Test func aScanByPrefixFindsEveryMatch() throws {
    var used = 0
    var matched = 0
    var failures = 0
    for seed in Self.seeds {
      var generator = RegexGenerator(seed: seed)
      let pattern = generator.expression()
      guard let prefix = RegexPrefix(pattern), let expression = try? RegularExpression(pattern) else { continue }
      used += 1
      for _ in 0..<Self.textsPerExpression {
        let text = generator.text()
        guard
          let (all, scanned) = try ContiguousArray(text.utf8).withUnsafeBufferPointer({ buffer in
            try results(expression, prefix, buffer)
          })
        else { continue }
        matched += all.isEmpty ? 0 : 1
        if all != scanned && failures < 10 {
          failures += 1
          let place = "seed \(seed), \(pattern.debugDescription) in \(text.debugDescription)"
          Issue.record("\(place): \(all), scanned \(scanned)")
        }
      }
    }
    let total = Self.seeds.count
    #expect(used * 4 > total, "too few expressions are understood for the test to say much: \(used) of \(total)")
    #expect(matched * 10 > used * Self.textsPerExpression, "too few texts match: \(matched) for \(used) expressions")
  }
}
