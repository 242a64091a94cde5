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
  /// What its message says beside the words.
  public var values: FindingValues

  public init(
    rule: Int, level: Level, range: SourceRange, textRange: TextRange, match: String, suggestions: [String] = [],
    values: FindingValues = FindingValues()
  ) {
    self.rule = rule
    self.level = level
    self.range = range
    self.textRange = textRange
    self.match = match
    self.suggestions = suggestions
    self.values = values
  }
}
