public import ZhiyanText

/// What a rule finds by looking at a message as a whole, rather than at single phrases.
public struct MessageCheck: Sendable {
  public enum Kind: Sendable {
    /// Any of `when` in a scope that lacks some of what is needed.
    case require(when: [CheckItem], needs: [Need], within: Scope, isEach: Bool)
    /// Something of `first` and something of `second`, at most so many sentences apart.
    case pair(first: [CheckItem], second: [CheckItem], within: Int, replaces: [RuleName])
    /// Fewer than `min` or more than `max` in a portion of text.
    case count(of: [CheckItem], min: Int?, max: Int?, per: Portion, counting: Counting)
    /// More than `max` of what a stretch of text is measured in.
    case length(of: Measure, max: Int)
    /// At least `min` times as many of the one as of the other.
    case ratio(of: [CheckItem], to: RatioBase, min: Double, per: Scope)
    /// A date that lay more than `months` back on the day of sending, in a sentence with one of some items or in any.
    case age(of: [CheckItem], months: Int)
    /// Items of more than one of these lists in one message.
    case consistency([[CheckItem]])
  }

  public var kind: Kind
  /// Something of it is in the message; empty for no such condition. `require` has its own.
  public var when: [CheckItem] = []
  /// Characters that the message must exceed, white space not counted.
  public var longerThan: Int?

  public init(kind: Kind) { self.kind = kind }

  /// The lists whose hits the check looks at, in the order in which they are compiled.
  public var parts: [[CheckItem]] {
    let own: [[CheckItem]]
    switch kind {
    case .require(let when, let needs, _, _): own = [when] + needs.map { $0.any.filter(\.isReference) }
    case .pair(let first, let second, _, _): own = [first, second]
    case .count(let items, _, _, _, _): own = [items]
    case .length: own = []
    case .ratio(let items, .items(let others), _, _): own = [items, others]
    case .ratio(let items, .words, _, _): own = [items]
    case .age(let items, _): own = [items.filter(\.isReference)]
    case .consistency(let lists): own = lists
    }
    return own + [when]
  }

  /// The phrases of `parts`, which the scan looks for.
  public var phrases: [PhraseSource] { parts.flatMap { $0.compactMap(\.source) } }

  /// How many phrases it looks for once it is known that something is needed.
  public var neededPhrases: Int {
    switch kind {
    case .require(_, let needs, _, _): needs.reduce(0) { $0 + $1.any.count { !$0.isReference } }
    case .age(let items, _): items.count { !$0.isReference }
    case .pair, .count, .length, .ratio, .consistency: 0
    }
  }

  /// True where findings of other rules count.
  public var hasReferences: Bool { parts.contains { $0.contains(where: \.isReference) } }

  public var name: CheckKind {
    switch kind {
    case .require: .require
    case .pair: .pair
    case .count: .count
    case .length: .length
    case .ratio: .ratio
    case .age: .age
    case .consistency: .consistency
    }
  }

  /// What its messages can say beside the words found.
  public var values: [MessageValue] {
    switch kind {
    case .require(_, _, _, let isEach): isEach ? [.missing] : []
    case .count, .length, .ratio: [.count]
    case .age: [.age]
    case .pair, .consistency: []
    }
  }
}

/// One entry of a list that a message-level check looks for.
public enum CheckItem: Sendable {
  case phrase(PhraseSource)
  /// A character that only one of the Chinese scripts has.
  case script(Script, RulePlace)
  /// The findings of a rule, by its full id.
  case rule(RuleName)
  /// The findings of all rules of a pack.
  case pack(RuleName)

  public var source: PhraseSource? {
    switch self {
    case .phrase(let phrase): phrase
    case .script, .rule, .pack: nil
    }
  }

  /// True for what stands for the findings of other rules.
  public var isReference: Bool {
    switch self {
    case .phrase, .script: false
    case .rule, .pack: true
    }
  }
}

/// The name of a rule or a pack, and where it was written.
public struct RuleName: Sendable {
  public var name: String
  public var place: RulePlace

  public init(name: String, place: RulePlace) {
    self.name = name
    self.place = place
  }
}

/// One of several things that a message must have.
public struct Need: Sendable {
  /// What it is called in `{missing}`.
  public var name: LocalizedText
  public var any: [CheckItem]

  public init(name: LocalizedText, any: [CheckItem]) {
    self.name = name
    self.any = any
  }
}

/// How much text hits are counted in.
public enum Portion: Hashable, Sendable {
  case scope(Scope)
  /// So many characters: a density over the whole message.
  case characters(Int)
}

/// What is counted.
public enum Counting: String, Sendable, CaseIterable {
  case hits
  /// The sentences that hold a hit.
  case sentences
}

/// What `length` measures.
public enum Measure: String, Sendable, CaseIterable {
  /// Han characters and Latin words between full stops.
  case sentence
  /// The same between pause marks.
  case clause
  /// UTF-16 units.
  case message
  /// Short messages that are billed: 70 units alone, 67 each where there are several.
  case segments
}

/// What hits are set against.
public enum RatioBase: Sendable {
  case items([CheckItem])
  /// The words that carry meaning; hits count by the words they cover.
  case words
}

/// What stands in braces in a rule's message.
public enum MessageValue: String, Sendable, CaseIterable {
  /// The words found.
  case match
  /// How many there are.
  case count
  /// Months since a date.
  case age
  /// The names of what is lacking.
  case missing
}
