public import ZhiyanRules
public import ZhiyanText

/// What checking one document gave.
public struct LintResult: Sendable {
  /// In order of place, then of rule. Those of phrases do not overlap one another; those of message-level checks may.
  public var findings: [Finding]
  /// Findings that comments or the configuration leave out, in the same order.
  public var suppressed: [SuppressedFinding] = []
  /// Rules that could not be run to their end on this document, each as a sentence.
  public var failures: [String]
}

/// Checks documents against a rule set: pure and synchronous, one for each task.
public struct Linter: ~Copyable {
  let rules: RuleSet
  let program: PhraseProgram
  var window = TextWindow()
  /// For checks that look at a sentence while hits are looked at through `window`.
  var sentenceWindow = TextWindow()
  var matcher = PhraseMatcher()
  var boundaries = WordBoundaries()
  var scopes = ScopeSearch()
  /// For message-level checks; nothing is in it where no such rule is on.
  var facts: MessageFacts
  var segmenter = WordSegmenter()
  /// The parts of the message, once a rule has asked for them.
  var parts: MessageParts??
  /// The words of findings that copy wrote otherwise; hits refer to them.
  var writings: [String] = []
  /// Whether the last search for a reading went back to the start of the window.
  var reachedStart = false
  var searches: [RegexSearch]
  /// Room for candidates that the scan has found; empty between two scans.
  private var waiting: ContiguousArray<Candidate> = []

  public init(_ rules: RuleSet) {
    self.rules = rules
    program = rules.compiled.program
    searches = Array(repeating: RegexSearch(), count: rules.compiled.expressions.count)
    facts = MessageFacts(parts: rules.checks.isEmpty ? 0 : rules.compiled.parts.count)
  }

  /// Checks a document.
  /// - Parameters:
  ///   - date: the day on which it is sent, for rules that ask how old a date in it is; without one they say nothing.
  ///   - suppressions: findings that the configuration leaves out, beside those that comments do.
  public mutating func lint(
    _ document: Document, on date: CalendarDate? = nil, suppressing suppressions: [ConfiguredSuppression] = []
  ) -> LintResult {
    if !writings.isEmpty { writings.removeAll(keepingCapacity: true) }
    // First, so that what is remembered of a text is that of the document's own from here on.
    let respelled = respelledHits(in: document)
    let (hits, failures) = hits(in: document)
    var kept = checkFields(document, OverlapPolicy(levels: rules.levels).resolve(hits + respelled))
    var found: [MessageHit] = []
    if !rules.checks.isEmpty { (found, kept) = checkMessage(document, kept, on: date) }
    noteWritings(&kept, in: document)
    var findings = kept.map { finding($0, in: document) }
    if !found.isEmpty {
      findings += found.map { finding($0, in: document) }
      findings.sort { ($0.textRange, $0.rule) < ($1.textRange, $1.rule) }
    }
    if !document.placeholders.isEmpty { findings.removeAll { document.cutsPlaceholder($0.textRange) } }
    // Before levels count: what is left out on purpose is in use, whether it would be shown or not.
    let suppressed = suppress(&findings, configured: suppressions, in: document)
    if rules.shown > .suggestion { findings.removeAll { $0.level < rules.shown } }
    return LintResult(
      findings: findings, suppressed: suppressed.filter { $0.finding.level >= rules.shown }, failures: failures)
  }

  /// The patterns that make a hit in a document, also where another hit takes its place: indices as of
  /// `RuleSet.patterns(of:)`.
  public mutating func reachedPatterns(_ document: Document) -> Set<Int> {
    let hits = hits(in: document).hits
    let ofParts = document.text.withUnsafeBufferPointer { text in
      facts.found.indices.flatMap { phraseHits(of: $0, in: text, document) }
    }
    return Set((hits + ofParts).map { Int($0.pattern) })
  }

  mutating func hits(in document: Document) -> (hits: [Hit], failures: [String]) {
    var hits: [Hit] = []
    for index in searches.indices { searches[index].reset() }
    facts.reset()
    document.text.withUnsafeBufferPointer { text in
      window.reset()
      window.joinsLines = document.map.isIdentity
      boundaries.reset()
      scopes.reset()
      parts = nil
      // The scan borrows the rules, not the linter, so that expressions can be tried while it runs.
      let scanner = rules.scanner
      // Candidates are followed up some thousand at a time: scan and matcher each have tables of their own, and the processor's
      // nearer memory does not hold both.
      var candidates = waiting
      waiting = []
      facts.mayHoldTraditional = scanner.scan(text) { offset, expressions in
        start(expressions, at: offset, in: text, document, &hits)
      } _: { entry, offset in
        candidates.append(Candidate(entry, at: offset))
        if candidates.count == Self.mostWaiting { take(&candidates, in: text, document, &hits) }
      }
      take(&candidates, in: text, document, &hits)
      waiting = candidates
      search(text, document, &hits)
    }
    let failures = zip(rules.compiled.expressions, searches).compactMap { item, search in
      search.failure.map { Self.failure($0, rule: rules.rules[Int(item.rule)].id) }
    }
    return (hits, failures)
  }

  // MARK: Hits

  /// Keeps a hit that nothing silences.
  mutating func take(
    _ hit: Hit, _ units: Range<Int>, in text: UnsafeBufferPointer<UInt8>, _ document: Document, _ hits: inout [Hit]
  ) {
    guard accepts(hit, units, rule: Int(hit.rule), in: text, document) else { return }
    guard !isSilencedAnywhere(rule: Int(hit.rule), in: text) else { return }
    var hit = hit
    hit.isExempt = isExempt(units, rule: Int(hit.rule), in: text)
    hits.append(hit)
  }

  /// True where something that the rule names makes a hit a lesser matter.
  mutating func isExempt(_ units: Range<Int>, rule: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let exemption = rules.compiled.exemptions[rule] else { return false }
    return isSilenced(units, by: exemption, allowed: SequenceIndex())
      || scopes.holds(exemption.anywhere, rule: rule, part: 2, in: 0..<text.count, of: text, program, &matcher)
  }

  /// True where what stands somewhere in the message silences a rule.
  mutating func isSilencedAnywhere(rule: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    let anywhere = rules.compiled.silencers[rule].anywhere
    return !anywhere.isEmpty
      && scopes.holds(anywhere, rule: rule, part: 1, in: 0..<text.count, of: text, program, &matcher)
  }

  /// True where nothing around a hit of a rule excuses it.
  mutating func accepts(_ hit: Hit, in text: UnsafeBufferPointer<UInt8>, _ document: Document) -> Bool {
    accepts(hit, units(of: hit, in: text), rule: Int(hit.rule), in: text, document)
  }

  /// Loads the context of a hit.
  /// - Returns: the units of the hit.
  mutating func units(of hit: Hit, in text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    window.load(text, around: Int(hit.start))
    // A match may reach over lines, a window does not.
    let end = min(window.index(ofByte: Int(hit.end) - 1) + 1, window.units.count)
    return min(window.index(ofByte: Int(hit.start)), end)..<end
  }

  mutating func accepts(
    _ hit: Hit, _ units: Range<Int>, rule: Int, in text: UnsafeBufferPointer<UInt8>, _ document: Document
  ) -> Bool {
    if rules.hasScopes[rule] {
      guard isIn(rules.rules[rule].scopes, at: hit.start, document, text) else { return false }
    }
    guard !isInURL(hit, in: text), !looksAlikeByChance(hit, units, in: text) else { return false }
    guard !isSilenced(units, by: rules.compiled.silencers[rule], allowed: rules.allowed) else { return false }
    switch rules.compiled.demands[rule] {
    case .none, .suppression: return true
    case .inside(let field): return parts(of: document, text)?[field].contains(Int(hit.start)) ?? false
    case .absence(let needs, .sentence):
      return window.units.withUnsafeBufferPointer {
        !Silencing(units: $0).holds(needs, in: $0.sentence(around: units), program, &matcher)
      }
    case .absence(let needs, .paragraph):
      let range = document.block(at: hit.start).map { document.blocks[$0].range.indices } ?? 0..<text.count
      return !scopes.holds(needs, rule: rule, in: range, of: text, program, &matcher)
    case .absence(let needs, .message):
      return !scopes.holds(needs, rule: rule, in: 0..<text.count, of: text, program, &matcher)
    }
  }

  /// True where something around some units of the window makes them innocent.
  mutating func isSilenced(
    _ units: Range<Int>, by silencers: RuleSet.Silencers, allowed: SequenceIndex
  ) -> Bool {
    guard !(silencers.isEmpty && allowed.isEmpty) else { return false }
    return window.units.withUnsafeBufferPointer {
      Silencing(units: $0).silences(units, silencers, allowed: allowed, program, &matcher)
    }
  }

  /// Addresses of pages and mailboxes are not prose. A hit that holds the sign of an address is the address itself.
  func isInURL(_ hit: Hit, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text[Int(hit.start)] < 0x80 else { return false }
    var start = Int(hit.start)
    var end = Int(hit.end)
    while start > 0 && text[start - 1].isInAddress && Int(hit.start) - start < 256 { start -= 1 }
    while end < text.count && text[end].isInAddress && end - Int(hit.end) < 256 { end += 1 }
    var at = start
    while at < end {
      if text[at] >= 0x80 { return false }
      let isHit = (Int(hit.start)..<Int(hit.end)).contains(at)
      if text[at] == 0x40 && at > start { return !isHit }
      if text[at] == 0x3A && at + 2 < end && text[at + 1] == 0x2F && text[at + 2] == 0x2F { return !isHit }
      at += 1
    }
    return start < Int(hit.start) && end - start > 4 && text[start] | 0x20 == 0x77 && text[start + 1] | 0x20 == 0x77
      && text[start + 2] | 0x20 == 0x77
      && text[start + 3] == 0x2E
  }

  /// True where a character that can stand for another one is part of a real word here (玉兔 is no 玉免), unless the rule
  /// itself means that character.
  mutating func looksAlikeByChance(
    _ hit: Hit, _ units: Range<Int>, in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard hit.pattern >= 0, rules.compiled.patterns[Int(hit.pattern)].holdsLookAlike == 0 else { return false }
    var isMeant = true
    for index in units where window.units[index].isLookAlike && window.units[index].kind == .han {
      let unit = window.units[index]
      if !boundaries.isBoundary(Int(unit.start), in: text) || !boundaries.isBoundary(Int(unit.end), in: text) {
        return true
      }
      isMeant = false
    }
    // A term that is written otherwise must be whole: 薇信心 is no 微信.
    return !isMeant
      && !(boundaries.isBoundary(Int(hit.start), in: text) && boundaries.isBoundary(Int(hit.end), in: text))
  }
}

extension Document {
  /// True for a range that starts or ends inside a placeholder. A placeholder as a whole may be part of what a rule means.
  func cutsPlaceholder(_ range: TextRange) -> Bool {
    placeholders.contains { placeholder in
      placeholder.start < range.end && range.start < placeholder.end
        && (range.start > placeholder.start || range.end < placeholder.end)
    }
  }

  /// Index of the block that holds a byte of the text.
  package func block(at offset: UInt32) -> Int? {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].range.end <= offset { low = middle + 1 } else { high = middle }
    }
    return low < blocks.count && blocks[low].range.start <= offset ? low : nil
  }
}

extension UInt8 {
  /// A letter or a digit.
  var isASCIIWord: Bool { isASCIILetter || (0x30...0x39).contains(self) }
  /// Printable ASCII that addresses are made of.
  var isInAddress: Bool { self > 0x20 && self < 0x7F && self != 0x22 && self != 0x27 && self != 0x3C && self != 0x3E }
}
