import ZhiyanRules
import ZhiyanText

/// A message-level check, compiled: lists are parts, by index into `RuleSet.Compiled.parts`.
struct MessageProgram: Sendable {
  /// Something that a scope must have.
  struct Need: Sendable {
    var name: LocalizedText
    /// Looked for in the scope once it is known that the check asks.
    var sequences: SequenceIndex
    /// The part with the findings that count too, or -1.
    var part: Int
  }

  enum Kind: Sendable {
    case require(when: Int, needs: [Need], within: Scope, isEach: Bool)
    case pair(first: Int, second: Int, within: Int)
    case count(of: Int, min: Int?, max: Int?, per: Portion, counting: Counting)
    case length(of: Measure, max: Int)
    /// `to` is nil where hits are set against words.
    case ratio(of: Int, to: Int?, min: Double, per: Scope)
    /// `of` is nil where any dated sentence counts; `years` is the part that finds sentences with a year.
    case age(of: Need?, years: Int, months: Int)
    case consistency([Int])
  }

  var rule: Int32
  var kind: Kind
  /// Part of which something must be in the message, or -1.
  var when: Int
  /// Characters that the message must exceed.
  var longerThan: Int
  /// Rules whose findings disappear inside one of this check.
  var replaces: [RuleReference]

  /// More bytes than this are no message but a document: some 20,000 ideographs.
  static let longestMessage = 60_000

  /// True for a check that weighs a message as a whole, and says nothing of a document.
  var weighsMessage: Bool {
    switch kind {
    case .ratio(_, _, _, .message), .consistency, .count(_, _, _, .characters, _), .count(_, _, _, .scope(.message), _),
      .length(.message, _), .length(.segments, _):
      true
    case .require, .pair, .count, .length, .ratio, .age: false
    }
  }
}

/// A list that a message-level check looks for.
///
/// Its phrases are patterns that name the part, so that the one scan finds them with all others.
struct MessagePart: Sendable {
  var rule: Int32
  /// Scripts whose characters belong to it.
  var scripts: [Script]
  var references: [RuleReference]

  /// Whether the findings of a rule belong to it.
  func takes(_ rule: Int32) -> Bool { references.contains { $0.rules.contains(rule) } }
}

/// A rule or a pack by name, and the rules that this is in the rule set.
struct RuleReference: Sendable {
  var name: String
  var isPack: Bool
  var rules: [Int32] = []
}
