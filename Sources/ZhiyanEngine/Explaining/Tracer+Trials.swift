import ZhiyanRules
import ZhiyanText

extension Tracer {
  /// Asks of a hit what the linter asks, in its order, but all of it.
  mutating func judge(
    _ sighting: inout Sighting, _ hit: Hit, _ units: Range<Int>, in text: UnsafeBufferPointer<UInt8>,
    _ document: Document
  ) {
    let rule = Int(hit.rule)
    let scopes = rules.rules[rule].scopes
    if !scopes.isEmpty, !linter.isIn(scopes, at: hit.start, document, text) {
      sighting.verdict = .outside
      return
    }
    if linter.isInURL(hit, in: text) {
      sighting.verdict = .address
      return
    }
    if linter.looksAlikeByChance(hit, units, in: text) {
      sighting.verdict = .lookAlike
      return
    }
    let isFinding = sighting.list == nil
    let silencers = rules.compiled.silencers[rule]
    sighting.trials = trials(silencers, sources[rule].unless, .silences, rule, units, in: text, document)
    if !isFinding { sighting.trials.removeAll { $0.context == .anywhere } }
    if !rules.allowed.isEmpty {
      let holds = linter.isSilenced(units, by: RuleSet.Silencers(), allowed: rules.allowed)
      sighting.trials.append(Trial(context: .allowed, effect: .silences, count: 1, held: holds ? Held() : nil))
    }
    if let needed = needed(rule, hit, units, in: text, document) { sighting.trials.append(needed) }
    if sighting.trials.contains(where: { $0.held != nil }) {
      sighting.verdict = .silenced
    } else if case .inside(let field) = rules.compiled.demands[rule],
      linter.parts(of: document, text)?[field].contains(Int(hit.start)) != true
    {
      sighting.verdict = .notInField
    } else if isFinding, let exemption = rules.compiled.exemptions[rule] {
      let contexts = sources[rule].exempt?.contexts ?? Unless()
      let lowering = trials(exemption, contexts, .lowers, rule, units, in: text, document)
      sighting.trials += lowering
      sighting.verdict = .finding(isExempt: lowering.contains { $0.held != nil })
    }
  }

  /// The contexts of a rule, each with the phrase that holds around a hit.
  private mutating func trials(
    _ silencers: RuleSet.Silencers, _ contexts: Unless, _ effect: Trial.Effect, _ rule: Int, _ units: Range<Int>,
    in text: UnsafeBufferPointer<UInt8>, _ document: Document
  ) -> [Trial] {
    var found: [Trial] = []
    for (context, phrases) in contexts.lists {
      let own: RuleSet.Silencers? =
        switch context {
        case .inside: RuleSet.Silencers(inside: silencers.inside)
        case .near: RuleSet.Silencers(near: silencers.near)
        case .before: RuleSet.Silencers(before: silencers.before)
        case .after: RuleSet.Silencers(after: silencers.after)
        case .anywhere, .allowed, .need: nil
        }
      let holds =
        own.map { linter.isSilenced(units, by: $0, allowed: SequenceIndex()) }
        ?? isAnywhere(silencers.anywhere, linter.program, in: 0..<text.count, of: text)
      let held = holds ? which(phrases, context, units, in: text, document) : nil
      found.append(
        Trial(context: context, effect: effect, count: phrases.count, held: holds ? held ?? Held() : nil))
    }
    return found
  }

  /// What a `require` needs: where it is there, the rule has nothing to say.
  private mutating func needed(
    _ rule: Int, _ hit: Hit, _ units: Range<Int>, in text: UnsafeBufferPointer<UInt8>, _ document: Document
  ) -> Trial? {
    guard case .absence(let index, let scope) = rules.compiled.demands[rule],
      case .require(_, let phrases, _) = sources[rule].check
    else { return nil }
    let range: Range<Int>
    switch scope {
    case .sentence:
      let sentence = linter.window.sentence(around: units)
      guard let first = linter.window.units[sentence].first, let last = linter.window.units[sentence].last else {
        return nil
      }
      range = Int(first.start)..<Int(last.end)
    case .paragraph:
      range = document.block(at: hit.start).map { document.blocks[$0].range.indices } ?? 0..<text.count
    case .message: range = 0..<text.count
    }
    let holds: Bool
    switch scope {
    case .sentence:
      holds = linter.window.units.withUnsafeBufferPointer {
        Silencing(units: $0).holds(index, in: $0.sentence(around: units), linter.program, &linter.matcher)
      }
    case .paragraph, .message: holds = isAnywhere(index, linter.program, in: range, of: text)
    }
    let held = holds ? first(of: phrases, in: range, of: text, document) : nil
    return Trial(context: .need(scope), effect: .silences, count: phrases.count, held: holds ? held ?? Held() : nil)
  }

  /// Whether a range of the text holds one of some sequences, asked anew.
  func isAnywhere(
    _ index: SequenceIndex, _ program: PhraseProgram, in range: Range<Int>, of text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    var search = ScopeSearch()
    var matcher = PhraseMatcher()
    return search.holds(index, rule: 0, in: range, of: text, program, &matcher)
  }
}
