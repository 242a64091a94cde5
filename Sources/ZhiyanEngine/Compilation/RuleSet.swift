public import ZhiyanRules
import ZhiyanText

/// The rules of a run, compiled; shared by all tasks.
///
/// Compiling is the slow part of a start, so the built-in rules are compiled when the program is built (`RuleSetCoding`).
/// What a run changes is laid over them: other rules are compiled into a larger set, levels and switches are looked up.
public final class RuleSet: Sendable {
  /// A phrase that makes a hit of a rule.
  struct Pattern: Sendable {
    var rule: Int32
    var sequence: Int32
    /// 1 where the ends of a hit may stand inside a word.
    var isFree: Int32
    /// Index into `rewrites`, or -1.
    var rewrite: Int32
    /// The part of a message-level check that its hits belong to, or -1 where each is a finding of its own.
    var part: Int32
    /// 1 where the phrase itself holds an ideograph that elsewhere stands for another one.
    var holdsLookAlike: Int32 = 0
    /// 1 where the scan alone tells that it belongs to a message-level check: one character that stands for itself wherever it
    /// stands, or what may be a year.
    var isInstant: Int32 = 0
  }

  /// The sequences that silence a rule's hits. A class, because it is looked up for each hit, and holds fifteen tables.
  final class Silencers: Sendable {
    let inside: SequenceIndex
    let near: SequenceIndex
    let before: SequenceIndex
    let after: SequenceIndex
    let anywhere: SequenceIndex
    /// True where nothing around a hit excuses it; what stands elsewhere in the message is asked later.
    let isEmpty: Bool

    init(
      inside: SequenceIndex = SequenceIndex(), near: SequenceIndex = SequenceIndex(),
      before: SequenceIndex = SequenceIndex(), after: SequenceIndex = SequenceIndex(),
      anywhere: SequenceIndex = SequenceIndex()
    ) {
      self.inside = inside
      self.near = near
      self.before = before
      self.after = after
      self.anywhere = anywhere
      isEmpty = inside.isEmpty && near.isEmpty && before.isEmpty && after.isEmpty
    }
  }

  /// What a rule asks for beside its patterns.
  enum Demand: Sendable {
    case none
    /// None of these sequences in the scope.
    case absence(of: SequenceIndex, within: Scope)
    /// The hit stands in this part of a message.
    case inside(FieldCheck.Field)
    /// Nothing of the text: it speaks of comments that silence findings.
    case suppression(SuppressionFault)
  }

  /// Everything that compiling gives.
  struct Compiled: Sendable {
    var rules: [Rule] = []
    var program = PhraseProgram()
    var patterns = Table<Pattern>()
    var silencers: [Silencers] = []
    var demands: [Demand] = []
    var checks: [MessageProgram] = []
    var parts: [MessagePart] = []
    /// By rule, what makes its hits a lesser matter; nil for most.
    var exemptions: [Silencers?] = []
    var fields: [FieldProgram] = []
    var expressions: [Expression] = []
    var rewrites: [Rewrite] = []
    /// Words that are always allowed.
    var allowed: [Int32] = []

    /// What matches of the regular expressions start with for which the scan stops, by their index.
    var scanned: [Int: RegexPrefix] {
      var all: [Int: RegexPrefix] = [:]
      for (index, item) in expressions.enumerated() where item.search == .firstCharacters { all[index] = item.prefix }
      return all
    }
  }

  let compiled: Compiled
  let scanner: LiteralScanner
  /// By rule: its level in this run, nil where it is switched off. A rule below `shown` runs only where another one
  /// needs its findings.
  let levels: [Level?]
  /// Findings below this level are not shown.
  let shown: Level
  /// The message-level checks of this run, as indices.
  let checks: [Int]
  /// By rule: whether it weighs messages as a whole, so that nothing of it is looked for in longer documents.
  let weighsMessages: [Bool]
  /// By rule: whether it speaks only of some kinds of block.
  let hasScopes: [Bool]
  /// Where the copy is sent, as far as that is known.
  let channel: Channel?
  /// By rule: the variant that speaks on the channel.
  let variants: [Int?]
  /// The checks of messages' parts that are on.
  let fields: [FieldProgram]

  /// The rules, in the order that findings refer to; those that are switched off too.
  public var rules: [Rule] { compiled.rules }

  /// The words that are allowed in this run.
  let allowed: SequenceIndex

  init(
    _ compiled: Compiled, scanner: LiteralScanner, levels: [Level?]? = nil, shown: Level = .suggestion,
    allowed: [Int32]? = nil, channel: Channel? = nil
  ) {
    self.compiled = compiled
    self.scanner = scanner
    self.shown = shown
    self.channel = channel
    var levels: [Level?] = levels ?? compiled.rules.map(\.level)
    let checks = compiled.checks.indices.filter { index in
      levels[Int(compiled.checks[index].rule)].map { $0 >= shown } ?? false
    }
    if shown > .suggestion {
      let running = Set(checks.map { compiled.checks[$0].rule })
      let needed = compiled.parts.filter { running.contains($0.rule) }.flatMap(\.references).flatMap(\.rules)
      for index in levels.indices where levels[index].map({ $0 < shown }) ?? false && !needed.contains(Int32(index)) {
        levels[index] = nil
      }
    }
    self.levels = levels
    self.checks = checks
    var weighsMessages = Array(repeating: false, count: compiled.rules.count)
    for check in compiled.checks where check.weighsMessage { weighsMessages[Int(check.rule)] = true }
    self.weighsMessages = weighsMessages
    hasScopes = compiled.rules.map { !$0.scopes.isEmpty }
    let allowed = allowed ?? compiled.allowed
    let own = levels
    fields = compiled.fields.filter { own[Int($0.rule)] != nil }
    variants = compiled.rules.map { $0.variant(on: channel) }
    self.allowed = SequenceIndex(allowed, in: compiled.program)
  }

  /// The same rules with other levels.
  /// - Parameters:
  ///   - channel: where the copy is sent; variants of rules speak there, and messages are read as messages.
  ///   - minimum: findings whose level falls below this one are dropped.
  ///   - allowed: which of the allowed words count, by their place in the order they were given; nil for all.
  ///   - shown: the level below which findings are not shown; what they are counted for still counts them.
  ///   - level: the level of each rule in the run, nil to switch it off.
  public func configured(
    channel: Channel? = nil, allowed: Range<Int>? = nil, showing shown: Level = .suggestion,
    _ level: (Rule) -> Level?
  ) -> RuleSet {
    RuleSet(
      compiled, scanner: scanner, levels: compiled.rules.map(level), shown: shown,
      allowed: allowed.map { Array(compiled.allowed[$0]) }, channel: channel)
  }

  /// The same rules with other levels, one for each; nil switches a rule off.
  public func configured(channel: Channel? = nil, levels: [Level?]) -> RuleSet {
    RuleSet(compiled, scanner: scanner, levels: levels, channel: channel)
  }

  /// The patterns of a rule's phrases, in the order of the rule's file.
  public func patterns(of rule: Int) -> [Int] {
    compiled.patterns.indices.filter { Int(compiled.patterns[$0].rule) == rule }
  }

  /// The rules whose findings a rule counts or pairs, by index.
  public func rules(countedBy rule: Int) -> Set<Int> {
    Set(compiled.parts.filter { Int($0.rule) == rule }.flatMap(\.references).flatMap(\.rules).map(Int.init))
  }

  /// The rules that are switched on, by index, with their levels.
  public var active: [(index: Int, level: Level)] {
    levels.enumerated().compactMap { index, level in level.map { (index, $0) } }
  }
}
