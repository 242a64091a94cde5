public import ZhiyanEngine
import ZhiyanReaders
public import ZhiyanRules
import ZhiyanText

/// The examples of a library's rules, run as tests.
public struct ExampleTests {
  /// An example of which something else is found than its rule file says.
  public struct Failure: Sendable {
    public var place: RulePlace
    /// How the example was written.
    var variant: ExampleVariant
    /// The words of the hits that were wanted, and of those that were found.
    var wanted: [String]
    var found: [String]
    var kind: Kind

    enum Kind: Hashable {
      /// Other words, or the same ones at another place.
      case hits
      /// A hit is lowered by `exempt:` and should not be, or the other way round.
      case exempt(Bool)
    }
  }

  /// Failures, each as lines for people: place, variant, what was wanted and what was found.
  public private(set) var failures: [String] = []
  /// The same, with their places.
  public private(set) var placedFailures: [Failure] = []
  /// Phrases that no flagged example reaches: place and phrase.
  public private(set) var unreached: [String] = []
  /// Examples, and runs of them in all variants.
  public private(set) var count = 0
  public private(set) var runs = 0

  private let library: RuleLibrary
  private var lines: [Int: LineIndex] = [:]

  /// - Parameter compiled: the rules of the library, behind others whose findings some of these count; of two with one id that
  ///   of the library counts. Nil compiles those of the library alone.
  public init(_ library: RuleLibrary, in compiled: RuleSet? = nil) {
    self.library = library
    let rules = compiled ?? RuleSetCompiler.compile(library).rules
    let first = rules.rules.count - library.rules.count
    let ids = Set(library.rules.map(\.id))
    let hidden = Set((0..<first).filter { ids.contains(rules.rules[$0].id) })
    for (index, rule) in library.rules.enumerated() { test(rule, index: first + index, rules, hidden: hidden) }
  }

  /// Tests one rule of a library.
  /// - Parameters:
  ///   - index: its place in the rule set.
  ///   - hidden: rules of the set that do not count, since the library has others of the same ids.
  init(_ rule: Rule, index: Int, in rules: RuleSet, hidden: Set<Int>, of library: RuleLibrary) {
    self.library = library
    test(rule, index: index, rules, hidden: hidden)
  }

  private mutating func test(_ rule: Rule, index: Int, _ rules: RuleSet, hidden: Set<Int>) {
    // Alone, on a channel where it speaks: an example shows what its rule finds, not which of several rules speaks up.
    let counted = rules.rules(countedBy: index)
    let levels = rules.rules.enumerated().map { place, other in
      !hidden.contains(place) && (rule.readsComments || place == index || counted.contains(place)) ? other.level : nil
    }
    let alone = rules.configured(channel: rule.exampleChannel, levels: levels)
    var linter = Linter(alone)
    var reached: Set<Int> = []
    for example in rule.examples.flag { flag(example, isExempt: false, rule, index, &linter, &reached) }
    for example in rule.examples.exempt { flag(example, isExempt: true, rule, index, &linter, &reached) }
    for example in rule.examples.pass {
      count += 1
      runs += 1
      let document = rule.exampleDocument(example.text)
      let found = linter.lint(document, on: rule.examples.date).findings.filter { $0.rule == index }
      if !found.isEmpty {
        fail(example, .plain, wanted: [], found: found.map(\.match))
      }
    }
    for (phrase, pattern) in zip(rule.check.phrases, alone.patterns(of: index)) where !reached.contains(pattern) {
      unreached.append("\(place(phrase.place)): \(rule.id): \(phrase.phrase.text)")
    }
  }

  /// Runs a text with marks in all variants.
  /// - Parameter isExempt: whether its hits must be lowered by the rule's exemption, or must not.
  private mutating func flag(
    _ example: Examples.Example, isExempt: Bool, _ rule: Rule, _ index: Int, _ linter: inout Linter,
    _ reached: inout Set<Int>
  ) {
    count += 1
    let (text, ranges) = ExampleMarks.strip(example.text)
    let wanted = ranges.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
    for variant in ExampleVariant.allCases {
      guard let input = variant.apply(text, rule) else { continue }
      // Emphasis makes a paragraph of it.
      if variant == .emphasis && !rule.scopes.isEmpty && !rule.scopes.contains(.paragraph) { continue }
      runs += 1
      let document = variant == .emphasis ? variant.document(input) : rule.exampleDocument(input)
      let findings = linter.lint(document, on: rule.examples.date).findings.filter { $0.rule == index }
      let found = findings.map(\.match)
      // Empty hits say nothing by their words.
      let places = findings.map { rule.readsComments ? $0.range.indices : $0.textRange.indices }
      let isPlaced = variant != .plain || places == ranges
      if found != wanted.map({ variant.expected($0) }) || !isPlaced {
        fail(example, variant, wanted: wanted, found: found)
      } else if let wrong = findings.first(where: { $0.isExempt != isExempt }) {
        fail(
          example, variant, wanted: wanted, found: [document.string(wrong.textRange)], .exempt(isExempt))
      }
      if variant == .plain { reached.formUnion(linter.reachedPatterns(document)) }
    }
  }

  private mutating func fail(
    _ example: Examples.Example, _ variant: ExampleVariant, wanted: [String], found: [String],
    _ kind: Failure.Kind = .hits
  ) {
    let failure = Failure(place: example.place, variant: variant, wanted: wanted, found: found, kind: kind)
    placedFailures.append(failure)
    failures.append("\(place(example.place)): \(variant.rawValue): \(example.text)\n  \(failure.difference(in: .en))\n")
  }

  private mutating func place(_ place: RulePlace) -> String {
    let file = library.files[place.file]
    let index = lines[place.file] ?? LineIndex(file.bytes)
    lines[place.file] = index
    return "\(file.path):\(index.position(of: Int(place.range.start)).line)"
  }
}

extension ExampleTests.Failure {
  /// What was wanted and what was found, as a sentence.
  func difference(in language: Language) -> String {
    func list(_ words: [String]) -> String {
      words.isEmpty ? language == .zh ? "没有" : "nothing" : words.joined(separator: " | ")
    }
    let (wanted, found) = (list(wanted), list(found))
    switch (kind, language) {
    case (.hits, .zh): return "应命中：\(wanted)；实际命中：\(found)\(self.wanted == self.found ? "（位置不同）" : "")"
    case (.hits, .en): return "wanted \(wanted), found \(found)\(self.wanted == self.found ? " at another place" : "")"
    case (.exempt(true), .zh): return "应命中：\(wanted)；“\(found)”没有被 exempt: 降级"
    case (.exempt(true), .en): return "wanted \(wanted), found \(found), not lowered by exempt:"
    case (.exempt(false), .zh): return "应命中：\(wanted)；“\(found)”被 exempt: 降级了，应放到 examples: 的 exempt: 下"
    case (.exempt(false), .en):
      return "wanted \(wanted), found \(found), lowered by exempt: (then it belongs under examples: exempt:)"
    }
  }
}
