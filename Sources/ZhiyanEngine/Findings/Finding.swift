public import ZhiyanRules
public import ZhiyanText

/// Something in a text that a rule objects to.
public struct Finding: Hashable, Sendable {
  /// Index of the rule in the rule set's list of rules.
  public var rule: Int
  public var level: Level
  /// Where it stands in the file, markup inside it included. Empty for something that is missing.
  public var range: SourceRange
  /// Where it stands in the document's text.
  public var textRange: TextRange
  /// The words found, as written, markup left out.
  public var match: String
  /// Rewrites, best first.
  public var suggestions: [String]
  /// True where the first rewrite may be put in place without anyone looking; the rule says so.
  public var hasSafeFix: Bool
  /// What its message says beside the words.
  public var values: FindingValues
  /// Which of the rule's variants speaks; nil for the rule itself.
  public var variant: Int?
  /// True where the rule's exemption has lowered the level; its note then follows the message.
  public var isExempt: Bool
  /// The words that the rule knows, where copy wrote them with other characters (免费 for 兔费) or put signs between them.
  public var written: String?

  public init(
    rule: Int, level: Level, range: SourceRange, textRange: TextRange, match: String, suggestions: [String] = [],
    values: FindingValues = FindingValues(), variant: Int? = nil, isExempt: Bool = false, written: String? = nil,
    hasSafeFix: Bool = false
  ) {
    self.rule = rule
    self.level = level
    self.range = range
    self.textRange = textRange
    self.match = match
    self.suggestions = suggestions
    self.values = values
    self.variant = variant
    self.isExempt = isExempt
    self.written = written
    self.hasSafeFix = hasSafeFix
  }
}
