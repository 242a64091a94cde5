import ZhiyanRules
import ZhiyanText

extension Linter {
  /// How many candidates wait to be followed up at most.
  static let mostWaiting = 4096

  /// Follows candidates up.
  mutating func take(
    _ candidates: inout ContiguousArray<Candidate>, in text: UnsafeBufferPointer<UInt8>, _ document: Document,
    _ hits: inout [Hit]
  ) {
    for candidate in candidates { take(candidate, in: text, document, &hits) }
    candidates.removeAll(keepingCapacity: true)
  }

  /// Follows a candidate up, or keeps it for a check that may ask for it.
  private mutating func take(
    _ candidate: Candidate, in text: UnsafeBufferPointer<UInt8>, _ document: Document, _ hits: inout [Hit]
  ) {
    guard candidate.pattern >= 0 else {
      return keyed(Int(~candidate.pattern), endingAt: Int(candidate.offset), in: text, document, &hits)
    }
    let pattern = rules.compiled.patterns[Int(candidate.pattern)]
    guard rules.levels[Int(pattern.rule)] != nil else { return }
    if pattern.isFree == 0 && candidate.isAmidLatinWord(of: text) { return }
    guard pattern.part >= 0 else {
      if let (hit, units) = match(candidate, pattern, in: text), hits.last?.isAt(hit) != true {
        take(hit, units, in: text, document, &hits)
      }
      return
    }
    if text.count > MessageProgram.longestMessage && rules.weighsMessages[Int(pattern.rule)] { return }
    guard pattern.isInstant != 0 && rules.allowed.isEmpty else { return facts.add(candidate, to: pattern.part) }
    let end = UInt32(text.scalarEnd(from: Int(candidate.offset)))
    facts.add(
      Hit(rule: pattern.rule, pattern: candidate.pattern, rewrite: -1, start: candidate.offset, end: end),
      to: pattern.part)
  }

  /// The hit of a candidate's pattern, and its units in the window, which then holds its context; nil where there is none.
  private mutating func match(
    _ candidate: Candidate, _ pattern: RuleSet.Pattern, in text: UnsafeBufferPointer<UInt8>
  ) -> (Hit, Range<Int>)? {
    let offset = Int(candidate.offset)
    // Most candidates come to nothing close by. Only where a match is found, or looks beyond, the whole context is read.
    if candidate.before <= Self.farthestGlance {
      // A gap spans any number, so of a long phrase nothing is known.
      let after = Int(min(program.sequences[Int(pattern.sequence)].longest, 64))
      window.glance(
        text, around: offset, before: Int(candidate.before) + Self.glanceMargin, after: after + Self.glanceMargin)
      matcher.lookAgain()
      let reading = longestReading(of: pattern, candidate, in: text)
      if reading == nil && !(window.isGlance && isCutOff()) { return nil }
    }
    window.load(text, around: offset)
    guard let units = longestReading(of: pattern, candidate, in: text) else { return nil }
    let hit = Hit(
      rule: pattern.rule, pattern: candidate.pattern, rewrite: pattern.rewrite,
      start: window.units[units.lowerBound].start, end: window.units[units.upperBound - 1].end)
    return (hit, units)
  }

  /// The hits of a part's phrases, in the order in which the scan came upon them. What waits is followed up now: most messages
  /// are not asked for most parts.
  mutating func phraseHits(
    of part: Int, in text: UnsafeBufferPointer<UInt8>, _ document: Document
  ) -> [Hit] {
    let waiting = facts.takeWaiting(for: part)
    guard !waiting.isEmpty else { return facts.found[part] }
    var found: [Hit] = []
    for candidate in waiting {
      let pattern = rules.compiled.patterns[Int(candidate.pattern)]
      if let (hit, units) = match(candidate, pattern, in: text),
        accepts(hit, units, rule: Int(hit.rule), in: text, document)
      {
        found.append(hit)
      }
    }
    return facts.add(found, to: part)
  }

  /// The most word characters before an anchor for which a glance is worth while, and what is glanced at beyond them.
  private static let farthestGlance = 24
  private static let glanceMargin = 6

  /// Whether what lies outside a glance might have mattered.
  private func isCutOff() -> Bool {
    (window.isCutAfter && matcher.farthest >= window.units.count) || (window.isCutBefore && reachedStart)
  }

  /// The units of the longest match around an anchor, the farthest start before all others; nil where there is none.
  mutating func longestReading(
    of pattern: RuleSet.Pattern, _ candidate: Candidate, in text: UnsafeBufferPointer<UInt8>
  ) -> Range<Int>? {
    let anchor = window.index(ofByte: Int(candidate.offset))
    let firsts = program.sequences[Int(pattern.sequence)].firsts
    let opening = rules.scanner.openings.start(of: candidate.pattern)
    var start = anchor
    // The word character behind `start`; 0 where it is not known.
    var next = opening == nil ? 0 : window.code(after: anchor)
    var words: Int32 = 0
    var signs = 0
    var best: Range<Int>?
    reachedStart = false
    while true {
      let unit = window.units[start]
      if firsts & PhraseProgram.bit(unit.value) != 0, pattern.isFree != 0 || !cutsLatin(start),
        opening.map({ mayBegin(unit, next, opening: $0) }) ?? true,
        let end = end(of: pattern, from: start, past: anchor, in: text)
      {
        best = start..<end
      }
      guard start > 0 else {
        reachedStart = true
        return best
      }
      let before = window.units[start - 1]
      if before.kind == .lineBreak { return best }
      if opening != nil && unit.kind.isWord { next = Folding.scanCode(ofFolded: unit.value) }
      if before.kind.isWord {
        words += 1
        signs = 0
      } else if before.kind != .zeroWidth {
        signs += 1
      }
      // A gap counts signs as characters, so they may stand where words may.
      if words > candidate.before || signs > PhraseMatcher.mostFillers + 1 + Int(candidate.before) { return best }
      start -= 1
    }
  }

  /// False where no match of a pattern begins with a character, given the one behind it.
  private func mayBegin(_ unit: Unit, _ next: UInt16, opening: Int) -> Bool {
    !unit.kind.isWord || next == 0
      || Opening.admits(
        Folding.scanCode(ofFolded: unit.value), next, in: rules.scanner.openings.bits, from: opening)
  }

  /// True between two ASCII letters, where no word starts.
  private func cutsLatin(_ unit: Int) -> Bool {
    unit > 0 && window.units[unit].isASCIILetter && window.units[unit - 1].isASCIILetter
      && window.units[unit - 1].end == window.units[unit].start
  }

  /// The end of the longest match from `start` that reaches past the anchor and whose edges cut no word.
  private mutating func end(
    of pattern: RuleSet.Pattern, from start: Int, past anchor: Int, in text: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    window.units.withUnsafeBufferPointer { matcher.match(pattern.sequence, at: start, in: $0, program) }
    guard let longest = matcher.ends.first, Int(longest) > anchor else { return nil }
    guard pattern.isFree == 0 else { return Int(longest) }
    guard boundaries.isBoundary(Int(window.units[start].start), in: text) else { return nil }
    for index in matcher.ends.indices where Int(matcher.ends[index]) > anchor {
      let end = matcher.ends[index]
      var last = Int(end)
      // A joiner or a mark after the hit belongs to its last character.
      while last < window.units.count && window.units[last].kind == .zeroWidth { last += 1 }
      if boundaries.isBoundary(Int(window.units[last - 1].end), in: text) { return Int(end) }
    }
    return nil
  }
}
