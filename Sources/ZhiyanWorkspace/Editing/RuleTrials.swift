import ZhiyanEngine
public import ZhiyanRules
import ZhiyanText

/// What takes long about a rule file: whether its phrases can be found, and what its examples find.
///
/// It is done piece by piece, so that someone who goes on typing is not held up, and what did not change is not done again: the
/// anchors of phrases, and the trials of rules that look for the same and have the same examples.
public struct RuleTrials {
  /// What the outcome for a rule depends on.
  private struct Key: Hashable {
    var rule: UInt64
    /// Of all rules, where findings of other rules count; else 0.
    var others: UInt64
    var examples: [String]
    var date: CalendarDate?
  }

  /// What was found about a rule, without places, which move when the file changes.
  private struct Outcome {
    var missed: [(phrase: Int, sample: String)] = []
    /// Phrases by which nothing can be found.
    var empty: [(phrase: Int, message: String, fix: String?)] = []
    /// The first failure of each example, by its number.
    var failures: [(example: Int, failure: ExampleTests.Failure)] = []
  }

  private var known: [Key: Outcome] = [:]
  private var memory = AnchorMemory()

  private var file: AuthoredFile?
  private var rules: [Rule] = []
  private var keys: [Key] = []
  /// Rules still to be tried, the next one last.
  private var pending: [Int] = []
  private var compiled: Compiled?

  private struct Compiled {
    var rules: RuleSet
    var library: RuleLibrary
    var issues: [RuleIssue]
    /// Where the file's own rules stand in the rule set.
    var indices: [Int]
    /// Rules of the program that the file replaces.
    var hidden: Set<Int>
  }

  public init() {}

  /// Whether everything has been tried.
  public var isDone: Bool { pending.isEmpty }

  // MARK: Trying

  /// Begins anew with a file as it now is.
  public mutating func start(_ file: AuthoredFile) {
    self.file = file
    rules = file.ownRules
    compiled = nil
    var all = FNV1a()
    for rule in file.library.rules {
      all.add(rule.id.utf8)
      all.add(rule.digest)
    }
    keys = rules.map { rule in
      let examples = rule.examples
      return Key(
        rule: rule.digest, others: rule.check.hasReferences ? all.value : 0,
        examples: examples.flag.map(\.text) + ["\u{0}"] + examples.exempt.map(\.text) + ["\u{0}"]
          + examples.pass.map(\.text), date: examples.date)
    }
    pending = rules.indices.filter { known[keys[$0]] == nil }.reversed()
    if pending.isEmpty { forget() }
  }

  /// Does one piece of what is left; false where there is nothing.
  public mutating func step() -> Bool {
    guard let file, let next = pending.last else { return false }
    guard let compiled else {
      self.compiled = compile(file)
      return true
    }
    known[keys[next]] = tried(rules[next], index: compiled.indices[next], compiled)
    pending.removeLast()
    if pending.isEmpty { forget() }
    return true
  }

  /// Does all that is left.
  public mutating func finish() {
    while step() {}
  }

  /// Keeps what the file as it is needs.
  private mutating func forget() {
    compiled = nil
    let used = Set(keys)
    known = known.filter { used.contains($0.key) }
  }

  private mutating func compile(_ file: AuthoredFile) -> Compiled {
    // Only where findings of other rules count, all rules are needed.
    let needsAll = pending.contains { rules[$0].check.hasReferences }
    var library = file.library
    let base = needsAll ? BuiltinRules.compiled : nil
    if !needsAll { library.rules = rules }
    let (set, issues) = RuleSetCompiler.compile(library, onto: base, remembering: &memory)
    let first = set.rules.count - library.rules.count
    let indices = library.rules.indices.filter { library.rules[$0].place.file == file.index }.map { first + $0 }
    let ids = Set(library.rules.map(\.id))
    return Compiled(
      rules: set, library: library, issues: issues.filter { $0.file == file.index }, indices: indices,
      hidden: Set((0..<first).filter { ids.contains(set.rules[$0].id) }))
  }

  private func tried(_ rule: Rule, index: Int, _ compiled: Compiled) -> Outcome {
    var outcome = Outcome()
    for (place, source) in rule.check.phrases.enumerated() {
      guard let issue = compiled.issues.first(where: { $0.range == source.place.range }) else { continue }
      outcome.empty.append((place, issue.message, issue.fix))
    }
    let missed = PhraseReach.missed(of: rule, index: index, in: compiled.rules, compiled.library.wordClasses)
    outcome.missed = missed.map { ($0.index, $0.sample) }
    let tests = ExampleTests(rule, index: index, in: compiled.rules, hidden: compiled.hidden, of: compiled.library)
    let places = Dictionary(
      rule.examples.all.enumerated().map { ($1.place, $0) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<Int> = []
    for failure in tests.placedFailures {
      guard let place = places[failure.place], seen.insert(place).inserted else { continue }
      outcome.failures.append((place, failure))
    }
    return outcome
  }

  // MARK: What came out

  /// What is known so far about the file as it is, in the order of places.
  public var issues: [RuleIssue] {
    guard let file else { return [] }
    let issues = zip(rules, keys).flatMap { rule, key in
      known[key].map { self.issues(of: rule, $0, file) } ?? []
    }
    return issues.sorted { $0.range < $1.range }
  }

  private func issues(of rule: Rule, _ outcome: Outcome, _ file: AuthoredFile) -> [RuleIssue] {
    let phrases = rule.check.phrases
    let examples = rule.examples.all
    let zh = file.language == .zh
    return outcome.empty.map { item in
      RuleIssue(file: file.index, range: phrases[item.phrase].place.range, message: item.message, fix: item.fix)
    }
      + outcome.missed.map { item in
        PhraseReach.Missed(index: item.phrase, source: phrases[item.phrase], sample: item.sample)
          .issue(in: file.language)
      }
      + outcome.failures.map { item in
        let (way, what) = (item.failure.variant.name(in: file.language), item.failure.difference(in: file.language))
        return RuleIssue(
          file: file.index, range: examples[item.example].place.range,
          message: zh ? "这个例子没通过（\(way)）：\(what)" : "this example fails, \(way): \(what)")
      }
  }
}

extension Examples {
  /// All texts, each kind after the other.
  fileprivate var all: [Example] { flag + exempt + pass }
}

extension AuthoredFile {
  /// All mistakes: those that show in reading it, and those that show in trying its rules.
  public var issues: [RuleIssue] {
    var trials = RuleTrials()
    trials.start(self)
    trials.finish()
    return (mistakes + trials.issues).sorted { $0.range < $1.range }
  }
}
