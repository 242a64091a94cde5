/// A part of a message that must be there, or must hold something, or must not.
public struct FieldCheck: Sendable {
  /// The parts that a rule can ask about.
  public enum Field: String, Sendable, CaseIterable {
    case subject, signature, opening, body, closing
  }

  /// What must be in the message before the rule says anything.
  public enum Condition: Sendable {
    case phrase(PhraseSource)
    /// The findings of a rule, by its full id.
    case rule(String, RulePlace)
    /// The findings of all rules of a pack.
    case pack(String, RulePlace)
  }

  public var field: Field
  /// One of these must be in the field; empty where it is enough that the field is there, or where `forbid` is set.
  public var need: [PhraseSource]
  /// None of these may be in the field.
  public var forbid: [PhraseSource]
  /// One of these must hold; empty for no condition.
  public var when: [Condition]

  /// True where findings of other rules count.
  public var hasReferences: Bool {
    when.contains { condition in
      switch condition {
      case .phrase: false
      case .rule, .pack: true
      }
    }
  }

  public init(field: Field, need: [PhraseSource], forbid: [PhraseSource], when: [Condition]) {
    self.field = field
    self.need = need
    self.forbid = forbid
    self.when = when
  }
}
