/// A part of a message that must be there, or must hold something, or must not.
public struct FieldCheck: Sendable {
  /// The parts that a rule can ask about.
  public enum Field: String, Sendable, CaseIterable {
    case subject, signature, opening, body, closing
  }

  public var field: Field
  /// One of these must be in the field; empty where it is enough that the field is there, or where `forbid` is set.
  public var need: [PhraseSource]
  /// None of these may be in the field.
  public var forbid: [PhraseSource]
  /// One of these must be in the message before the rule says anything; empty for no condition. No scripts.
  public var when: [CheckItem]

  /// True where findings of other rules count.
  public var hasReferences: Bool { when.contains(where: \.isReference) }

  public init(field: Field, need: [PhraseSource], forbid: [PhraseSource], when: [CheckItem]) {
    self.field = field
    self.need = need
    self.forbid = forbid
    self.when = when
  }
}
