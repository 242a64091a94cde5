import ZhiyanText

/// Looks for phrases in a paragraph or a whole message, and remembers the answer.
struct ScopeSearch {
  private struct Question: Hashable {
    var rule: Int
    var part: Int
    var range: Range<Int>
  }

  private var answers: [Question: Bool] = [:]
  private var window = TextWindow()
  private var loaded: Range<Int> = 0..<0

  /// Forgets the text that was asked about before.
  mutating func reset() {
    if !answers.isEmpty { answers.removeAll(keepingCapacity: true) }
    loaded = 0..<0
    window.reset()
  }

  /// True where one of the sequences that a rule asks for matches in a range of the text.
  /// - Parameter part: which of the rule's lists they are; answers are remembered by it.
  mutating func holds(
    _ sequences: SequenceIndex, rule: Int, part: Int = 0, in range: Range<Int>, of text: UnsafeBufferPointer<UInt8>,
    _ program: PhraseProgram, _ matcher: inout PhraseMatcher
  ) -> Bool {
    let question = Question(rule: rule, part: part, range: range)
    if let answer = answers[question] { return answer }
    if loaded != range {
      window.load(text, range: range)
      loaded = range
    }
    let search = Silencing(window: window, program: program)
    let answer = search.holds(sequences, in: 0..<window.units.count, &matcher)
    answers[question] = answer
    return answer
  }
}
