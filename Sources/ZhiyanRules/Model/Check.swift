/// What a rule looks for: the closed set of check kinds.
public enum Check: Sendable {
  /// Any of some phrases.
  case phrase([PhraseSource])
  /// Any match of an ICU regular expression.
  case regex([PatternText])
  /// Any of `when` in a scope that holds none of `need`.
  case require(when: [PhraseSource], need: [PhraseSource], within: Scope)
  /// Something that shows only in the message as a whole.
  case message(MessageCheck)
  /// A part of a message, and what it must or must not hold.
  case field(FieldCheck)
  /// A comment in the text that silences findings, and does not do so rightly.
  case suppression(SuppressionFault)

  /// The phrases that make hits, in the order in which they are compiled.
  public var phrases: [PhraseSource] {
    switch self {
    case .phrase(let phrases): phrases
    case .regex: []
    case .require(let when, _, _): when
    case .message(let check): check.phrases
    case .field(let check): check.forbid
    case .suppression: []
    }
  }

  /// What messages can say of a finding.
  public var values: [MessageValue] {
    switch self {
    case .phrase, .regex, .require, .field, .suppression: [.match]
    case .message(let check): [.match] + check.values
    }
  }
}

/// The name of a check kind in a rule file.
public enum CheckKind: String, Sendable, CaseIterable {
  case phrase, regex, require, pair, count, length, ratio, age, consistency, field, suppression
}

/// What can be wrong with a comment that silences findings.
public enum SuppressionFault: String, Sendable, CaseIterable {
  /// It cannot be read, names no rule, or its other half is missing.
  case malformed
  /// It names a rule that does not exist.
  case unknown
  /// It names a rule that found nothing there.
  case unused
}

/// How much text belongs together for a check.
public enum Scope: String, Sendable, CaseIterable {
  case sentence, paragraph, message
}

/// Whether the ends of a hit must be word boundaries.
public enum Edges: String, Sendable, CaseIterable {
  /// The hit cuts no word.
  case word
  /// The hit may stand inside a word.
  case free
}

/// A phrase with its own settings.
public struct PhraseSource: Sendable {
  public var phrase: Phrase
  public var edges: Edges
  /// A rewrite to offer as a fix.
  public var instead: Rewrite?
  public var place: RulePlace

  public init(phrase: Phrase, edges: Edges, instead: Rewrite?, place: RulePlace) {
    self.phrase = phrase
    self.edges = edges
    self.instead = instead
    self.place = place
  }
}

/// The text of a regular expression.
public struct PatternText: Sendable {
  public var text: String
  /// Its text is a `RewriteTemplate`.
  public var instead: Rewrite?
  public var place: RulePlace

  public init(text: String, instead: Rewrite?, place: RulePlace) {
    self.text = text
    self.instead = instead
    self.place = place
  }
}

/// Phrases whose presence silences a hit.
public struct Unless: Sendable {
  /// A longer innocent phrase around the hit.
  public var inside: [PhraseSource] = []
  /// Anywhere in the same sentence, outside the hit.
  public var near: [PhraseSource] = []
  /// Right before the hit, spaces and fillers left out.
  public var before: [PhraseSource] = []
  /// Right after the hit, spaces and fillers left out.
  public var after: [PhraseSource] = []
  /// Anywhere in the message.
  public var anywhere: [PhraseSource] = []

  public init() {}

  public var isEmpty: Bool {
    inside.isEmpty && near.isEmpty && before.isEmpty && after.isEmpty && anywhere.isEmpty
  }
}
