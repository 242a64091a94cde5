import ZhiyanEngine
import ZhiyanReaders
public import ZhiyanRules
import ZhiyanText

/// The examples of a library's rules, run as tests.
public struct ExampleTests {
  /// An example of which something else is found than its rule file says.
  public struct Failure: Sendable {
    public var place: RulePlace
    /// How the example was written: as it stands, or in another form that must change nothing.
    public var variant: String
    /// What was wanted and what was found, as a sentence.
    public var difference: String
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

  /// - Parameter counted: rules beside those of the library, whose findings some of these count.
  public init(_ library: RuleLibrary, counting counted: [Rule] = []) {
    self.library = library
    var whole = library
    whole.rules += counted
    let rules = RuleSetCompiler.compile(whole).rules
    for (index, rule) in library.rules.enumerated() { test(rule, index: index, rules) }
  }

  private mutating func test(_ rule: Rule, index: Int, _ rules: RuleSet) {
    // Alone, on a channel where it speaks: an example shows what its rule finds, not which of several rules speaks up.
    let counted = rules.rules(countedBy: index)
    let alone = rules.configured(channel: rule.exampleChannel) { other in
      rule.readsComments || other.id == rule.id
        || (!counted.isEmpty && counted.contains { rules.rules[$0].id == other.id })
        ? other.level : nil
    }
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
        let level = isExempt ? "not lowered by exempt:" : "lowered by exempt: (then it belongs under examples: exempt:)"
        fail(example, variant, wanted: wanted, found: ["\(document.string(wrong.textRange)), \(level)"])
      }
      if variant == .plain { reached.formUnion(linter.reachedPatterns(document)) }
    }
  }

  private mutating func fail(_ example: Examples.Example, _ variant: ExampleVariant, wanted: [String], found: [String])
  {
    let difference =
      "wanted \(wanted.isEmpty ? "nothing" : wanted.joined(separator: " | ")), found \(found.isEmpty ? "nothing" : found.joined(separator: " | "))\(wanted == found ? " at another place" : "")"
    placedFailures.append(Failure(place: example.place, variant: variant.rawValue, difference: difference))
    failures.append("\(place(example.place)): \(variant.rawValue): \(example.text)\n  \(difference)\n")
  }

  private mutating func place(_ place: RulePlace) -> String {
    let file = library.files[place.file]
    let index = lines[place.file] ?? LineIndex(file.bytes)
    lines[place.file] = index
    return "\(file.path):\(index.position(of: Int(place.range.start)).line)"
  }
}

/// A way to write an example that must change nothing about what is found.
enum ExampleVariant: String, CaseIterable {
  case plain = "as written"
  case fullWidth = "full-width"
  case lineEnds = "CR LF"
  case emphasis = "in Markdown emphasis"
  case emoji = "behind an emoji"

  /// The text in this variant; nil where the example cannot be written so.
  func apply(_ text: String, _ rule: Rule) -> String? {
    if rule.readsMessages { return applyToParts(text) }
    switch rule.check {
    case .phrase, .require: return apply(text)
    // Regular expressions read the text as it is; what full-width letters are to them is theirs to say.
    case .regex: return self == .fullWidth ? nil : apply(text)
    case .message, .field: return applyToMessage(text)
    // Comments are read in Markdown alone, where the other variants would have to be written otherwise.
    case .suppression: return self == .plain ? text : nil
    }
  }

  /// As below, where the parts of a message matter: Markdown would join its lines.
  private func applyToParts(_ text: String) -> String? {
    switch self {
    case .plain: text
    case .fullWidth: Self.widened(text)
    case .lineEnds: text.replacing("\n", with: "\r\n")
    case .emphasis, .emoji: nil
    }
  }

  private func apply(_ text: String) -> String? {
    switch self {
    case .plain: text
    case .fullWidth: Self.widened(text)
    case .lineEnds: "甲\r\n" + text.replacing("\n", with: "\r\n") + "\r\n乙"
    case .emphasis: Self.isMarkup(text) ? nil : "甲\n\n**" + text + "**\n"
    case .emoji: "😀👨‍👩‍👧" + text
    }
  }

  /// As above, where the example is a whole message: nothing may be put beside it.
  private func applyToMessage(_ text: String) -> String? {
    switch self {
    case .plain: text
    case .fullWidth: Self.widened(text)
    case .lineEnds: text.replacing("\n", with: "\r\n") + "\r\n"
    case .emphasis: Self.isMarkup(text) ? nil : "**" + text + "**\n"
    case .emoji: nil
    }
  }

  /// True where Markdown would read signs or spaces at the ends as markup, which would change the text itself.
  private static func isMarkup(_ text: String) -> Bool {
    let markup: Set<Character> = [
      "*", "_", "<", "`", "[", "]", "&", "\\", "#", "|", "~", "!", "{", "$", "\n", ">", "+", "-", "=",
    ]
    return text.contains(where: markup.contains) || text.first == " " || text.last == " " || text.contains("://")
      || text.contains("@")
  }

  func document(_ text: String) -> Document {
    switch self {
    case .plain, .fullWidth, .lineEnds, .emoji: return Document(plain: ContiguousArray(text.utf8))
    case .emphasis:
      let document = try? Readers.read(ContiguousArray(text.utf8), format: .markdown)
      return document ?? Document(plain: [])
    }
  }

  /// What a hit of the example reads in this variant.
  func expected(_ hit: String) -> String {
    switch self {
    case .plain, .emphasis, .emoji: hit
    case .fullWidth: Self.widened(hit)
    case .lineEnds: hit.replacing("\n", with: "\r\n")
    }
  }

  /// Letters and digits in full width; signs stay, because some mean something else there.
  private static func widened(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x25:
        if let wide = Unicode.Scalar(scalar.value + 0xFEE0) { out.append(wide) }
      default: out.append(scalar)
      }
    }
    return String(out)
  }
}
