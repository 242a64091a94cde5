import Testing
import ZhiyanTestSupport
import ZhiyanText

@testable import ZhiyanEngine

@Suite struct RegexStartsTests {
  private static let patterns = [
    "[!！]{3,}", "\\b[A-Z]{4,} [a-z]", "(?:免费|兔费)", "<[^>]{1,4}>", "%[sd]", "[\\x{4E00}-\\x{9FFF}]{2}[0-9]", "a",
    "aa|b+c",
    "\\$\\{x\\}", "[😀😁]{2}", "\\b[ab]{2}", "x{2,8}先生",
  ]
  private static let pieces = [
    "!", "！", "A", "B", "a", "b", "c", "x", "免", "兔", "费", "<", ">", "%", "s", "$", "{", "}", "9", " ", "\n", "😀", "先生",
    "é",
  ]

  /// What one look at all expressions says is never less than what each of them says alone.
  @Test func noExpressionIsPassedOver() throws {
    // More expressions than there are bits, so that some share one.
    let prefixes = try (0..<70).map { try #require(RegexPrefix(Self.patterns[$0 % Self.patterns.count])) }
    let starts = RegexStarts(Dictionary(uniqueKeysWithValues: prefixes.enumerated().map { ($0, $1) }))
    var admitted = 0
    var passedOver = 0
    for seed in UInt64(1)...200 {
      var random = SeededGenerator(seed: seed)
      let text = Array(random.text(of: Self.pieces, count: 1...40).utf8)
      text.withUnsafeBufferPointer { text in
        var at = 0
        while at < text.count {
          let mask = starts.expressions(at: at, in: text)
          let isAmidWord = at > 0 && text[at].isASCIIWord && text[at - 1].isASCIIWord
          for (index, prefix) in prefixes.enumerated() {
            let may = prefix.admits(text, at: at) && !(prefix.startsWord && isAmidWord)
            admitted += may ? 1 : 0
            passedOver += RegexStarts.holds(mask, expression: index) ? 0 : 1
            #expect(!may || RegexStarts.holds(mask, expression: index), "seed \(seed), byte \(at), expression \(index)")
          }
          at = text.scalarEnd(from: at)
        }
      }
    }
    #expect(admitted > 1_000 && passedOver > 10 * admitted, "\(admitted) admitted, \(passedOver) passed over")
  }
}

extension RegexPrefix {
  /// Whether a match may start at a byte of a text.
  fileprivate func admits(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    var at = offset
    for set in sets {
      if set == .all { return true }
      guard at < text.count, set.contains(text.scalar(at: at)) else { return false }
      at = text.scalarEnd(from: at)
    }
    return true
  }
}
