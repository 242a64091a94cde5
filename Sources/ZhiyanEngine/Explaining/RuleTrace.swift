public import ZhiyanRules
public import ZhiyanText

/// How a rule came to object to something in a document, or to nothing.
public struct RuleTrace: Sendable {
  /// Index of the rule in the rule set.
  public var rule: Int
  /// Each place where something that the rule looks for stands, in order of place, whatever became of it.
  public var sightings: [Sighting] = []
  /// Phrases of which only a part stands in the text, at most a few; looked for where nothing else was found.
  public var beginnings: [Beginning] = []
  /// What a rule that looks beyond single hits has weighed; nil for others.
  public var weighing: Weighing?
  /// What the linter reports of the rule.
  public var findings: [Finding] = []

  init(rule: Int) { self.rule = rule }
}

/// A place where something that a rule looks for stands, and what became of it.
public struct Sighting: Sendable {
  /// What stands there.
  public enum Origin: Sendable {
    case phrase(PhraseSource)
    case regex(PatternText)
    /// Characters that only one of the Chinese scripts has.
    case script(Script)
    /// The finding of another rule, by index.
    case finding(of: Int)
  }

  public var origin: Origin
  /// Which of the lists of a message-level check it belongs to; nil where it is a finding of its own.
  public var list: Int?
  public var range: TextRange
  /// The words, as written.
  public var words: String
  /// The words as the rule knows them, where copy wrote letters for ideographs (mian费).
  public var respelled: String?
  /// The words of the language around it.
  public var segmentation: Segmentation
  /// What could have silenced or lowered it; all that were asked, in their order.
  public var trials: [Trial] = []
  public var verdict: Verdict
}

/// What became of a sighting.
public enum Verdict: Hashable, Sendable {
  /// It is a finding of the rule, or, lowered by the exemption, a suggestion.
  case finding(isExempt: Bool)
  /// It counts for a message-level check.
  case counts
  /// Its edges lie inside a word.
  case cutsWord(start: Bool, end: Bool)
  /// It stands in no block to which the rule is limited.
  case outside
  /// It is part of an address.
  case address
  /// It is a real word with a character that elsewhere stands for another one.
  case lookAlike
  /// One of the trials silenced it.
  case silenced
  /// It does not stand in the part of a message that the rule is about.
  case notInField
  /// What the rule waits for is not in the message.
  case conditionUnmet
  /// The finding of another rule at the same place is reported instead.
  case overlapped(by: Int)
  /// A message-level check reports it together with other words.
  case replaced(by: Int)
  /// It is a finding, but below the level that is shown.
  case hidden
  /// It is a finding that someone has decided to live with; the reason may be empty.
  case suppressed(SuppressedFinding.Origin, reason: String)

  /// True for what is reported, or counts for what is.
  public var isHit: Bool {
    switch self {
    case .finding, .counts: true
    case .cutsWord, .outside, .address, .lookAlike, .silenced, .notInField, .conditionUnmet, .overlapped, .replaced,
      .hidden, .suppressed:
      false
    }
  }
}

/// The words of the language around a place, as ICU parts them.
public struct Segmentation: Hashable, Sendable {
  /// Each word with its bytes of the text.
  public var words: [TextRange]
  public var cutsStart: Bool
  public var cutsEnd: Bool

  /// True where the place begins or ends inside a word.
  public var cutsWord: Bool { cutsStart || cutsEnd }
}

/// A context that was asked whether it makes a sighting innocent, or a lesser matter.
public struct Trial: Sendable {
  public enum Context: Hashable, Sendable {
    /// The words that the configuration allows.
    case allowed
    case inside, near, before, after, anywhere
    /// What a `require` needs, in a scope.
    case need(Scope)
  }

  public enum Effect: Sendable {
    case silences, lowers
  }

  public var context: Context
  public var effect: Effect
  /// How many phrases were tried.
  public var count: Int
  /// What was there; nil where nothing was.
  public var held: Held?
}

/// A phrase of a context that stands in the text.
public struct Held: Sendable {
  /// Nil where it has no place in a rule file.
  public var phrase: PhraseSource?
  public var range: TextRange?
  public var words: String?
}

/// A phrase of which a part was found.
public struct Beginning: Sendable {
  public var phrase: PhraseSource
  /// The byte of the text at which that part stands.
  public var place: UInt32
}

extension Unless {
  /// Its lists that are not empty, in the order in which they are asked.
  public var lists: [(context: Trial.Context, phrases: [PhraseSource])] {
    [(.inside, inside), (.after, after), (.before, before), (.near, near), (.anywhere, anywhere)]
      .filter { !$0.1.isEmpty }
  }
}

extension RuleSet {
  /// Where the copy is sent, as far as that is known.
  public var channelName: Channel? { channel }
}
