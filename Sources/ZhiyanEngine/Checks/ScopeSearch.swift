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

  /// Forgets the text that was asked about before.
  mutating func reset() {
    if !answers.isEmpty { answers.removeAll(keepingCapacity: true) }
    window.reset()
  }

  /// True where one of the sequences that a rule asks for matches in a range of the text.
  /// - Parameter part: which of the rule's lists they are; answers are remembered by it.
  mutating func holds(
    _ sequences: SequenceIndex, rule: Int, part: Int = 0, in range: Range<Int>, of text: UnsafeBufferPointer<UInt8>,
    _ program: borrowing PhraseProgram, _ matcher: inout PhraseMatcher
  ) -> Bool {
    guard !sequences.isEmpty else { return false }
    let question = Question(rule: rule, part: part, range: range)
    if let answer = answers[question] { return answer }
    var answer = false
    let scope = UnsafeBufferPointer(rebasing: text[range])
    var at = 0
    // Window by window: a scope may be a whole file.
    while at < scope.count && !answer {
      let end = window.load(scope, from: at)
      answer = window.units.withUnsafeBufferPointer {
        Silencing(units: $0).holds(sequences, startingBefore: UInt32(end), program, &matcher)
      }
      at = end
    }
    answers[question] = answer
    return answer
  }
}
