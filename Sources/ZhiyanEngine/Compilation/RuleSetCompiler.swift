public import ZhiyanRules
import ZhiyanText

/// Compiles rules into a rule set.
public struct RuleSetCompiler {
  private var builder: PhraseProgramBuilder
  var compiled: RuleSet.Compiled
  /// The phrases of the new patterns and where they stand.
  private var places: [RulePlace] = []
  private var phrases: [Phrase] = []
  var issues: [RuleIssue] = []
  /// Names of rules and packs that were used, to be looked up once all rules are known.
  var pending: [(name: RuleName, isPack: Bool)] = []
  /// What each phrase costs to look for.
  private var costs: [(place: RulePlace, cost: Double)] = []
  private let firstPattern: Int
  private let firstExpression: Int
  private let wordClasses: [WordClass]

  private init(_ base: RuleSet?, _ library: RuleLibrary) {
    compiled = base?.compiled ?? RuleSet.Compiled()
    firstPattern = compiled.patterns.count
    firstExpression = compiled.expressions.count
    wordClasses = library.wordClasses
    builder = PhraseProgramBuilder(compiled.program, wordClasses: library.wordClasses)
  }

  /// - Parameters:
  ///   - library: the rules to compile and their word classes.
  ///   - base: a rule set to add them to.
  ///   - allowed: words that are no fault wherever they stand.
  /// - Returns: the rule set, and the mistakes that only compiling shows; the phrases at fault are left out of the set.
  public static func compile(
    _ library: RuleLibrary, onto base: RuleSet? = nil, allowed: [String] = []
  ) -> (rules: RuleSet, issues: [RuleIssue]) {
    var memory = AnchorMemory()
    return compile(library, onto: base, allowed: allowed, remembering: &memory)
  }

  /// The mistakes that show before anchors are chosen, which is the slow part: regular expressions, and names of rules.
  public static func mistakes(in library: RuleLibrary, onto base: RuleSet? = nil) -> [RuleIssue] {
    var compiler = RuleSetCompiler(base, library)
    for rule in library.rules { compiler.add(rule) }
    compiler.resolveReferences()
    return compiler.issues
  }

  /// As above, for a library that is compiled again and again while someone edits it.
  /// - Parameter memory: the anchors of phrases, those of the last time.
  public static func compile(
    _ library: RuleLibrary, onto base: RuleSet? = nil, allowed: [String] = [], remembering memory: inout AnchorMemory
  ) -> (rules: RuleSet, issues: [RuleIssue]) {
    var compiler = RuleSetCompiler(base, library)
    for rule in library.rules { compiler.add(rule) }
    compiler.resolveReferences()
    compiler.compiled.allowed += allowed.filter { !$0.isEmpty }.map {
      compiler.builder.add(Phrase(text: $0, elements: [.literal($0)]))
    }
    compiler.compiled.program = compiler.builder.program
    let (anchors, openings) = compiler.anchors(&memory)
    memory.finish()
    // Reading expressions anew is the slow part of adding to a rule set.
    let hasNew = compiler.compiled.expressions.count > compiler.firstExpression
    let expressions = base == nil || hasNew ? compiler.compiled.scanned : nil
    let scanner =
      base?.scanner.adding(anchors, openings: openings, expressions: expressions)
      ?? LiteralScanner(anchors, openings: openings, expressions: expressions ?? [:])
    return (RuleSet(compiler.compiled, scanner: scanner), compiler.issues)
  }

  private mutating func add(_ rule: Rule) {
    let index = Int32(compiled.rules.count)
    compiled.rules.append(rule)
    compiled.silencers.append(silencers(rule.unless))
    compiled.exemptions.append(
      rule.exempt.map {
        silencers($0.contexts)
      })
    switch rule.check {
    case .phrase(let phrases):
      add(phrases, rule: index)
      compiled.demands.append(.none)
    case .require(let when, let need, let scope):
      add(when, rule: index)
      compiled.demands.append(.absence(of: sequences(need), within: scope))
    case .message(let check):
      compiled.demands.append(.none)
      add(check, rule: index)
    case .field(let check):
      add(check.forbid, rule: index)
      compiled.demands.append(check.forbid.isEmpty ? .none : .inside(check.field))
      compiled.fields.append(field(check, rule: index))
    case .suppression(let fault): compiled.demands.append(.suppression(fault))
    case .regex(let texts):
      compiled.demands.append(.none)
      for text in texts {
        do throws(RegularExpression.Failure) {
          let expression = try RegularExpression(text.text)
          checkGroups(of: text, groups: expression.groupCount)
          compiled.expressions.append(
            .init(rule: index, pattern: text.text, rewrite: rewrite(text.instead), isRare: rule.isOptIn))
        } catch {
          issues.append(RuleIssue(file: text.place.file, range: text.place.range, message: Self.message(error)))
        }
      }
    }
  }

  /// Reports a rewrite that names a group which the expression does not have.
  private mutating func checkGroups(of pattern: PatternText, groups: Int) {
    guard let instead = pattern.instead, let highest = (try? RewriteTemplate(instead.text))?.highestGroup,
      highest > groups
    else { return }
    issues.append(
      RuleIssue(
        file: pattern.place.file, range: pattern.place.range,
        message: "instead: names group \(highest), and the expression has \(groups == 0 ? "none" : "\(groups)")",
        fix: groups == 0 ? "$0 for all that it found, or put brackets around a part" : "$\(groups), or fewer"))
  }

  private mutating func field(_ check: FieldCheck, rule: Int32) -> FieldProgram {
    var program = FieldProgram(
      rule: rule, field: check.field, need: sequences(check.need), forbids: !check.forbid.isEmpty,
      isConditional: !check.when.isEmpty, when: sequences(check.when.compactMap(\.source)), references: [])
    for item in check.when { add(item, to: &program.references) }
    return program
  }

  private mutating func silencers(_ contexts: Unless) -> RuleSet.Silencers {
    RuleSet.Silencers(
      inside: sequences(contexts.inside), near: sequences(contexts.near), before: sequences(contexts.before),
      after: sequences(contexts.after), anywhere: sequences(contexts.anywhere))
  }

  private static func message(_ failure: RegularExpression.Failure) -> String {
    switch failure {
    case .syntax(let reason, let offset):
      "this is no regular expression (ICU says \(reason)\(offset.map { " at character \($0 + 1)" } ?? ""))"
    case .tooExpensive: "this regular expression is too expensive"
    case .other(let reason): "ICU cannot use this regular expression (\(reason))"
    }
  }

  mutating func sequences(_ phrases: [PhraseSource]) -> SequenceIndex {
    let sequences = phrases.map { builder.add($0.phrase) }
    return SequenceIndex(sequences, in: builder.program)
  }

  /// - Parameters:
  ///   - part: the part of a message-level check that the phrases belong to, or -1.
  ///   - isVerified: whether the check itself looks at what surrounds a hit.
  mutating func add(_ phrases: [PhraseSource], rule: Int32, part: Int32 = -1, isVerified: Bool = false) {
    let hasContext = !compiled.silencers[Int(rule)].isEmpty || !compiled.rules[Int(rule)].scopes.isEmpty
    for phrase in phrases {
      let sequence = builder.add(phrase.phrase)
      let standsAlone =
        part >= 0 && !hasContext && phrase.edges == .free && builder.program.isOneIdeograph(sequence)
      compiled.patterns.append(
        .init(
          rule: rule, sequence: sequence, isFree: phrase.edges == .free ? 1 : 0,
          rewrite: rewrite(phrase.instead), part: part,
          holdsLookAlike: phrase.phrase.holdsLookAlike(in: wordClasses) ? 1 : 0,
          isInstant: isVerified || standsAlone ? 1 : 0))
      places.append(phrase.place)
      self.phrases.append(phrase.phrase)
    }
  }

  private mutating func rewrite(_ rewrite: Rewrite?) -> Int32 {
    guard let rewrite else { return -1 }
    compiled.rewrites.append(rewrite)
    return Int32(compiled.rewrites.count - 1)
  }

  /// The anchors of the new patterns, and with what matches begin of those whose anchors stand far from there.
  private mutating func anchors(
    _ memory: inout AnchorMemory
  ) -> (anchors: [(pattern: Int32, anchor: Anchor)], openings: [Int32: Opening]) {
    var finder = AnchorFinder(builder.program)
    var digests = WordClassDigests(wordClasses)
    var anchors: [(pattern: Int32, anchor: Anchor)] = []
    var openings: [Int32: Opening] = [:]
    for (offset, place) in places.enumerated() {
      let index = firstPattern + offset
      let sequence = compiled.patterns[index].sequence
      let phrase = phrases[offset]
      let entry = memory.entry(.init(text: phrase.text, wordClasses: digests.digest(of: phrase))) {
        let choice = finder.choice(for: sequence)
        let isFar = choice?.anchors.contains { $0.before >= Opening.nearest } ?? false
        return .init(choice: choice, opening: isFar ? finder.opening(of: sequence) : nil)
      }
      guard let choice = entry.choice else {
        issues.append(
          RuleIssue(
            file: place.file, range: place.range,
            message: "this phrase holds no character that must be there, so it can never be found",
            fix: "add a word that every match holds"))
        continue
      }
      costs.append((place, choice.cost))
      for anchor in choice.anchors { anchors.append((Int32(index), anchor)) }
      openings[Int32(index)] = entry.opening
    }
    for index in firstExpression..<compiled.expressions.count {
      for key in compiled.expressions[index].keys {
        // Complements of indices stand for expressions.
        anchors.append((~Int32(index), Anchor(scalars: key, before: 0)))
      }
    }
    return (anchors, openings)
  }

  /// The regular expressions of rules that are on in most runs for which nothing but a search of the whole text helps.
  public static func searchedEverywhere(_ library: RuleLibrary) -> [(rule: String, pattern: String)] {
    compile(library).rules.compiled.expressions.filter { $0.search == .everywhere }.compactMap { item in
      let rule = library.rules[Int(item.rule)]
      return rule.isOptIn ? nil : (rule.id, item.pattern)
    }
  }

  /// The phrases that cost most to look for, the dearest first, with what each is expected to cost for a character of text:
  /// matches that are tried. The rule files' authors mend them with rarer words.
  public static func costs(_ library: RuleLibrary) -> [(place: RulePlace, cost: Double)] {
    var compiler = RuleSetCompiler(nil, library)
    for rule in library.rules { compiler.add(rule) }
    compiler.compiled.program = compiler.builder.program
    var memory = AnchorMemory()
    _ = compiler.anchors(&memory)
    return compiler.costs.sorted { $0.cost > $1.cost }
  }
}
