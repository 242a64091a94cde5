import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

/// Finds phrases that can never make a finding, by checking the simplest text that each stands for.
enum PhraseReach {
  /// A phrase that can never make a finding.
  struct Missed {
    /// Its place among the phrases of its rule's check.
    var index: Int
    var source: PhraseSource
    /// A text that it stands for, in which it is not found.
    var sample: String

    func issue(in language: Language) -> RuleIssue {
      let message =
        language == .zh
        ? "这个短语永远不会命中：“\(sample)”单独出现时被 unless: 排除了，或者切断了词"
        : "this phrase can never be found: “\(sample)” alone is silenced by unless: or cuts a word"
      let fix = language == .zh ? "检查 unless:，或加上 edges: free" : "look at unless:, or set edges: free"
      return RuleIssue(file: source.place.file, range: source.place.range, message: message, fix: fix)
    }
  }

  /// - Parameters:
  ///   - library: the rules to look at.
  ///   - rules: a rule set that holds them, all switched on; of two rules with one id the last one is meant.
  static func issues(of library: RuleLibrary, in rules: RuleSet) -> [RuleIssue] {
    library.rules.flatMap { rule -> [Missed] in
      guard let index = rules.rules.lastIndex(where: { $0.id == rule.id }) else { return [] }
      return missed(of: rule, index: index, in: rules, library.wordClasses)
    }.map { $0.issue(in: .en) }
  }

  /// - Parameters:
  ///   - index: of the rule in the rule set.
  ///   - wordClasses: those of its library.
  static func missed(of rule: Rule, index: Int, in rules: RuleSet, _ wordClasses: [WordClass]) -> [Missed] {
    // A scope asks for a block of that kind; what matters here is the phrase.
    guard rule.scopes.isEmpty else { return [] }
    let isMessage = if case .message = rule.check { true } else { false }
    let phrases: [PhraseSource]
    switch rule.check {
    case .phrase(let sources): phrases = sources
    // Whether its own list of needs excuses a phrase is no matter of the phrase.
    case .require, .regex, .field, .suppression: return []
    case .message: phrases = rule.check.phrases
    }
    // Alone, so that no other rule's finding takes the place of this one's.
    let levels = rules.rules.indices.map { $0 == index ? rule.level : nil }
    var linter = Linter(rules.configured(channel: rule.exampleChannel, levels: levels))
    var missed: [Missed] = []
    for (place, (source, pattern)) in zip(phrases, rules.patterns(of: index)).enumerated() {
      let texts = (0..<Phrase.sampleCount).map { source.phrase.sample($0, in: wordClasses) }
      let isReached = texts.contains { text in
        let document = Document(plain: ContiguousArray(text.utf8))
        // A phrase of a message-level check is no finding alone.
        if isMessage { return linter.reachedPatterns(document).contains(pattern) }
        return linter.lint(document).findings.contains { $0.rule == index }
      }
      if !isReached { missed.append(Missed(index: place, source: source, sample: texts[0])) }
    }
    return missed
  }
}

extension Phrase {
  /// How many texts of a phrase are tried.
  static let sampleCount = 12

  /// A text that the phrase matches.
  /// - Parameter number: which alternative to take of each group; odd numbers take what may be missing too.
  func sample(_ number: Int, in classes: [WordClass]) -> String {
    elements.map { $0.sample(number, in: classes) }.joined()
  }
}

extension Phrase.Element {
  fileprivate func sample(_ number: Int, in classes: [WordClass]) -> String {
    switch self {
    case .literal(let text): return text
    case .space: return " "
    case .optional(let elements):
      return number % 2 == 0 ? "" : elements.map { $0.sample(number, in: classes) }.joined()
    case .gap(let min, _): return String(repeating: "某", count: min)
    case .alternatives(let branches):
      return branches[number % branches.count].map { $0.sample(number, in: classes) }.joined()
    case .wordClass(let index):
      let phrases = classes[index].phrases
      return phrases.isEmpty ? "" : phrases[number % phrases.count].sample(number, in: classes)
    case .recogniser(let recogniser): return recogniser.sample
    }
  }
}

extension Recogniser {
  /// A text of this form.
  var sample: String {
    switch self {
    case .date: "6月30日"
    case .time: "18:00"
    case .duration: "3天"
    case .deadline: "6月30日前"
    case .money: "30元"
    case .percent: "50%"
    case .number: "3"
    case .phone: "400-123-4567"
    case .email: "a@example.com"
    case .url: "https://example.com"
    case .placeholder: "{{name}}"
    case .question: "好吗?"
    case .reason: "因为下雨"
    case .person: "王工"
    case .source: "据统计年鉴"
    case .simplified: "们"
    case .traditional: "們"
    }
  }
}
