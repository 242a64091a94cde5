import Testing
import ZhiyanEngine
import ZhiyanRules
import ZhiyanTestSupport
import ZhiyanText

@Suite struct PairTests {
  private static func bench(_ within: Int, more: String = "") -> RuleBench {
    RuleBench(
      """
        - id: one
          check: pair
          level: error
          message: m
          edges: free
          first: [公司规定]
          second: [没办法, 做不了主]
          within: \(within)
      \(more)
      """)
  }

  @Test(arguments: [
    (0, ""), (0, "⟦公司规定,我没办法⟧。"), (0, "⟦没办法,公司规定⟧。"), (0, "公司规定。我没办法。"), (1, "⟦公司规定。我没办法⟧。"),
    (1, "公司规定!!⟦公司规定!我没办法⟧"), (1, "公司规定。甲。我没办法"), (2, "⟦公司规定。甲。我没办法⟧"),
    (1, "⟦公司规定,没办法⟧。⟦做不了主,公司规定⟧"), (1, "⟦公司规定,没办法⟧,做不了主"), (1, "公司规定"), (1, "没办法,做不了主"),
    (1, "公司规定。“甲。”⟦没办法。公司规定⟧"), (0, "⟦公司规定,“没办法⟧。”"),
  ])
  func spansBoth(within: Int, marked: String) {
    Self.bench(within).check(marked)
  }

  @Test func paragraphsAreSentencesApart() {
    Self.bench(0).check("公司规定\n没办法", paragraphs: true)
    Self.bench(1).check("⟦公司规定\n没办法⟧", paragraphs: true)
    Self.bench(1).check("公司规定\n甲\n没办法", paragraphs: true)
    Self.bench(1).check("⟦公司规定\n\n没办法⟧", paragraphs: true)
  }

  @Test func unlessSilencesEitherHit() {
    Self.bench(1, more: "    unless: {before: [不是]}").check("不是公司规定,我没办法")
    Self.bench(1, more: "    unless: {anywhere: [代办]}").check("公司规定,我没办法。可以代办。")
  }

  @Test func findingsInsideAreReplaced() {
    let yaml = """
        - {id: policy, check: phrase, level: warning, message: m, edges: free, phrases: [公司规定]}
        - {id: shrug, check: phrase, level: warning, message: m, edges: free, phrases: [没办法]}
        - {id: other, check: phrase, level: warning, message: m, edges: free, phrases: [就是]}
        - id: both
          check: pair
          level: error
          message: m
          first: [{rule: test.policy}]
          second: [{rule: test.shrug}]
      """
    #expect(RuleBench(yaml).found("公司规定就是没办法。甲。公司规定。") == ["公司规定就是没办法", "就是", "公司规定"])
    let other = RuleBench(yaml + "\n    replaces: [test.other]")
    #expect(other.found("公司规定就是没办法") == ["公司规定", "公司规定就是没办法", "没办法"])
    // The pair's own exceptions look at findings of other rules as they do at its phrases.
    let excused = RuleBench(yaml + "\n    unless: {near: [可以换新]}")
    #expect(excused.found("公司规定就是没办法") == ["公司规定就是没办法", "就是"])
    #expect(excused.found("公司规定。没办法,可以换新") == ["公司规定", "没办法"])
    let none = RuleBench(yaml + "\n    replaces: []")
    #expect(none.found("公司规定就是没办法") == ["公司规定", "公司规定就是没办法", "就是", "没办法"])
  }

  // MARK: Against a slow twin

  @Test(arguments: 0..<200)
  func findsWhatTheTwinFinds(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = random.text(of: ["甲", "乙", "丙", "。", "!", ",", "\n", "公司规定", "没办法", "做不了主"], count: 0...24)
    let within = random.pick(4)
    let found = Self.bench(within).result(Document(paragraphs: text)).findings.map(\.textRange.indices)
    #expect(found == Self.twin(text, within), "\(within) in \(text.debugDescription)")
  }

  /// Tries all pairs: those that end first are taken first, the shortest of them, and none overlaps another.
  private static func twin(_ text: String, _ within: Int) -> [Range<Int>] {
    let firsts = SentenceTwin.places(of: "公司规定", in: text)
    let seconds = SentenceTwin.places(of: "没办法", in: text) + SentenceTwin.places(of: "做不了主", in: text)
    var spans: [Range<Int>] = []
    for a in firsts {
      for b in seconds {
        let span = min(a.lowerBound, b.lowerBound)..<max(a.upperBound, b.upperBound)
        let apart =
          SentenceTwin.sentence(of: a.lowerBound, in: text) - SentenceTwin.sentence(of: b.lowerBound, in: text)
        if abs(apart) <= within { spans.append(span) }
      }
    }
    var taken: [Range<Int>] = []
    for span in spans.sorted(by: { ($0.upperBound, -$0.lowerBound) < ($1.upperBound, -$1.lowerBound) })
    where span.lowerBound >= taken.last?.upperBound ?? 0 {
      taken.append(span)
    }
    return taken
  }
}

/// Sentences the slow way: for texts of Han characters, 。 ! , and line feeds.
enum SentenceTwin {
  /// The bytes of the sentences that hold a word.
  static func sentences(in text: String) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var piece = ""
      var from = start
      func close() {
        if piece.contains(where: { !"。!,".contains($0) }) { found.append(from..<from + piece.utf8.count) }
        from += piece.utf8.count
        piece = ""
      }
      for character in line {
        if "。!".contains(piece.last ?? " ") && !"。!".contains(character) { close() }
        piece.append(character)
      }
      close()
      start += line.utf8.count + 1
    }
    return found
  }

  /// How many sentences end before a byte.
  static func sentence(of offset: Int, in text: String) -> Int {
    sentences(in: text).count { $0.upperBound <= offset }
  }

  /// The bytes of each occurrence of some words.
  static func places(of words: String, in text: String) -> [Range<Int>] {
    let bytes = Array(text.utf8)
    let wanted = Array(words.utf8)
    return bytes.indices.filter { bytes[$0...].starts(with: wanted) }.map { $0..<$0 + wanted.count }
  }
}
