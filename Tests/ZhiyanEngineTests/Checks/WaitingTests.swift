import Testing
import ZhiyanEngine
import ZhiyanTestSupport

/// Hits of parts are followed up only where a check may need them; what comes out is the same as if all were counted.
@Suite struct WaitingTests {
  private static let pieces = [
    "我们", "我司", "您", "你", "你们", "迷你", "贵司", "好", "，", "。", "\n", " our company ", " resource companies ", " you ",
    " source code ",
  ]

  /// Some hundred texts that hold a few of the pieces often.
  private static func texts(seed: UInt64) -> [String] {
    var random = SeededGenerator(seed: seed)
    return (0..<400).map { _ in text(&random) }
  }

  private static func text(_ random: inout SeededGenerator) -> String {
    let common = pieces.shuffled(using: &random).prefix(Int.random(in: 2...5, using: &random))
    return (0..<Int.random(in: 0...30, using: &random)).map { _ in
      (Int.random(in: 0..<4, using: &random) > 0
        ? common.randomElement(using: &random) : pieces.randomElement(using: &random)) ?? ""
    }.joined()
  }

  /// How often words stand in a text, none inside another; Latin ones only as whole words.
  private static func count(_ words: [String], in text: String, unless around: [String] = []) -> Int {
    var masked = text
    for words in around { masked = masked.replacing(words, with: String(repeating: "#", count: words.count)) }
    return words.reduce(0) { count, word in
      if word.first?.isASCII == true { return count + masked.split(separator: " ").count { $0 == word } }
      return count + masked.ranges(of: word).count
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func oneAgainstAnother(seed: UInt64) {
    let bench = RuleBench(
      """
        - id: one
          check: ratio
          level: warning
          message: m
          of: [{phrase: 我们, edges: free}, {phrase: 我司, edges: free}]
          to: [{phrase: 您, edges: free}, {phrase: 你, edges: free}, {phrase: 贵司, edges: free}, you]
          min: 2
          per: message
          unless: {inside: [迷你]}
      """)
    for text in Self.texts(seed: seed) {
      let ours = Self.count(["我们", "我司"], in: text)
      let theirs = Self.count(["您", "你", "贵司", "you"], in: text, unless: ["迷你"])
      let expected = ours > 0 && ours >= 2 * max(theirs, 1)
      #expect(bench.found(text).isEmpty == !expected, "seed \(seed): \(text.debugDescription), \(ours) to \(theirs)")
    }
  }

  @Test(arguments: [4, 5, 6] as [UInt64])
  func bothFormsOrOne(seed: UInt64) {
    let bench = RuleBench(
      """
        - id: one
          check: consistency
          level: warning
          message: m
          edges: free
          either: [[您], [你], [贵司]]
          unless: {inside: [你们, 迷你]}
      """)
    for text in Self.texts(seed: seed) {
      let forms = ["您", "你", "贵司"].map { Self.count([$0], in: text, unless: ["你们", "迷你"]) }
      let least = forms.filter { $0 > 0 }.min() ?? 0
      let expected = forms.count { $0 > 0 } >= 2
      let findings = bench.result(text).findings
      #expect(findings.map(\.values.count) == (expected ? [least] : []), "seed \(seed): \(text.debugDescription)")
    }
  }

  @Test(arguments: [7, 8] as [UInt64])
  func soManyAtMost(seed: UInt64) {
    let bench = RuleBench(
      """
        - id: one
          check: count
          level: warning
          message: m
          of: [{phrase: 你, edges: free}, our company]
          max: 3
          per: message
          unless: {inside: [你们, 迷你]}
      """)
    for text in Self.texts(seed: seed) {
      let latin = text.components(of: " our company ").count - 1
      let number = Self.count(["你"], in: text, unless: ["你们", "迷你"]) + latin
      #expect(bench.found(text).isEmpty == (number <= 3), "seed \(seed): \(text.debugDescription), \(number)")
    }
  }
}

extension String {
  fileprivate func components(of separator: String) -> [Substring] {
    self[...].split(separator: separator, omittingEmptySubsequences: false)
  }
}
