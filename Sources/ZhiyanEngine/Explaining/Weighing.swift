public import ZhiyanRules
public import ZhiyanText

/// What a rule that looks at a message, or at a part of one, has weighed.
public struct Weighing: Sendable {
  /// What it measured at one place.
  public struct Measure: Sendable {
    /// Nil for the message as a whole.
    public var range: TextRange?
    public var value: Int
    /// What the value is set against: other hits, words, characters; nil for a fixed limit.
    public var base: Int?
    /// Names of what is lacking.
    public var missing: [LocalizedText] = []
    /// What was needed and is there.
    public var held: [Held] = []
    /// True where the rule objects.
    public var isOver: Bool
  }

  /// The part of a message that a rule is about.
  public struct Part: Sendable {
    public var field: FieldCheck.Field
    /// Nil where the document is no message with parts, on this channel.
    public var isThere: Bool?
    /// What it needs and holds.
    public var held: Held?
  }

  /// True where the document is too long to be one message, so that nothing is weighed.
  public var isTooLong = false
  /// Whether what the rule waits for is in the message; nil where it waits for nothing.
  public var whenHolds: Bool?
  /// Characters of the message, where the rule asks for a number.
  public var characters: Int?
  /// True where the rule asks for the day of sending and does not know it.
  public var lacksDate = false
  /// What, anywhere in the message, could have silenced it.
  public var trials: [Trial] = []
  public var measures: [Measure] = []
  public var part: Part?

  init() {}
}
