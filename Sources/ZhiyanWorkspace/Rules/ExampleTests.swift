import ZhiyanEngine
import ZhiyanReaders
public import ZhiyanRules
import ZhiyanText

/// The examples of a library's rules, run as tests.
public struct ExampleTests {
  /// Failures, each as lines for people: place, variant, what was wanted and what was found.
  public private(set) var failures: [String] = []
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
    // Alone: an example shows what its rule finds, not which of several rules speaks up.
    let counted = rules.rules(countedBy: index)
    let alone = rules.configured { other in
      other.id == rule.id || (!counted.isEmpty && counted.contains { rules.rules[$0].id == other.id })
        ? other.level : nil
    }
    var linter = Linter(alone)
    var reached: Set<Int> = []
    for example in rule.examples.flag {
      count += 1
      let (text, ranges) = ExampleMarks.strip(example.text)
      let wanted = ranges.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
      for variant in ExampleVariant.allCases {
        guard let input = variant.apply(text, rule.check) else { continue }
        runs += 1
        let document = variant.document(input)
        let result = linter.lint(document, on: rule.examples.date)
        let findings = result.findings.filter { $0.rule == index }
        let found = findings.map { document.string($0.textRange) }
        let isPlaced = variant != .plain || findings.map(\.textRange.indices) == ranges
        if found != wanted.map({ variant.expected($0) }) || !isPlaced {
          fail(example, variant, wanted: wanted, found: found)
        }
        if variant == .plain { reached.formUnion(linter.reachedPatterns(document)) }
      }
    }
    for example in rule.examples.pass {
      count += 1
      runs += 1
      let document = Document(plain: ContiguousArray(example.text.utf8))
      let findings = linter.lint(document, on: rule.examples.date).findings.filter { $0.rule == index }
      if !findings.isEmpty {
        fail(example, .plain, wanted: [], found: findings.map { document.string($0.textRange) })
      }
    }
    for (phrase, pattern) in zip(rule.check.phrases, alone.patterns(of: index)) where !reached.contains(pattern) {
      unreached.append("\(place(phrase.place)): \(rule.id): \(phrase.phrase.text)")
    }
  }

  private mutating func fail(_ example: Examples.Example, _ variant: ExampleVariant, wanted: [String], found: [String])
  {
    failures.append(
      """
      \(place(example.place)): \(variant.rawValue): \(example.text)
        wanted \(wanted.isEmpty ? "nothing" : wanted.joined(separator: " | ")), found \(found.isEmpty ? "nothing" : found.joined(separator: " | "))\(wanted == found ? " at another place" : "")

      """)
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
  func apply(_ text: String, _ check: Check) -> String? {
    switch check {
    case .phrase, .require: apply(text)
    // Regular expressions read the text as it is; what full-width letters are to them is theirs to say.
    case .regex: self == .fullWidth ? nil : apply(text)
    case .message: applyToMessage(text)
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
