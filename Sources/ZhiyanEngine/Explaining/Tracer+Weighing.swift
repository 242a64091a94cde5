import ZhiyanRules
import ZhiyanText

extension Tracer {
  /// What a rule that looks beyond single hits has weighed; nil for other rules.
  mutating func weighing(of rule: Int, _ document: Document, on date: CalendarDate?) -> Weighing? {
    document.text.withUnsafeBufferPointer { text in
      switch sources[rule].check {
      case .phrase, .regex, .require, .suppression: return nil
      case .field(let check): return weighing(of: check, rule, text, document)
      case .message(let check):
        guard let index = rules.compiled.checks.firstIndex(where: { Int($0.rule) == rule }) else { return nil }
        return weighing(of: rules.compiled.checks[index], check, text, document, on: date)
      }
    }
  }

  // MARK: Messages

  private mutating func weighing(
    of program: MessageProgram, _ check: MessageCheck, _ text: UnsafeBufferPointer<UInt8>, _ document: Document,
    on date: CalendarDate?
  ) -> Weighing? {
    let message = Message(document, text, base: stages.fielded)
    var weighing = Weighing()
    weighing.isTooLong = text.count > MessageProgram.longestMessage && program.weighsMessage
    if message.range.isEmpty || weighing.isTooLong { return weighing }
    if program.longerThan > 0 { weighing.characters = linter.facts.characters(of: message) }
    if program.when >= 0 { weighing.whenHolds = !linter.hits(of: program.when, message).isEmpty }
    weighing.trials = anywhere(Int(program.rule), text, document)
    weighing.measures = measures(of: program, check, message, on: date)
    if case .age = program.kind { weighing.lacksDate = date == nil }
    return weighing
  }

  /// What could silence a rule that has no place of its own, anywhere in the message.
  private mutating func anywhere(
    _ rule: Int, _ text: UnsafeBufferPointer<UInt8>, _ document: Document
  ) -> [Trial] {
    let phrases = sources[rule].unless.anywhere
    guard !phrases.isEmpty else { return [] }
    let index = rules.compiled.silencers[rule].anywhere
    let holds = isAnywhere(index, linter.program, in: 0..<text.count, of: text)
    let held = holds ? first(of: phrases, in: 0..<text.count, of: text, document) ?? Held() : nil
    return [Trial(context: .anywhere, effect: .silences, count: phrases.count, held: held)]
  }

  /// What the check measures, at each place that it looks at.
  private mutating func measures(
    of program: MessageProgram, _ check: MessageCheck, _ message: Message, on date: CalendarDate?
  ) -> [Weighing.Measure] {
    let rule = program.rule
    switch program.kind {
    case .require(let when, let needs, let scope, let isEach):
      let found = linter.require(rule, when, needs, within: scope, isEach: isEach, message)
      return linter.hits(of: when, message).map { hit in
        let range = TextRange(hit.start, hit.end)
        let own = found.first { $0.range == range }
        let scopeRange = linter.range(of: scope, at: hit.start, message)
        return Weighing.Measure(
          range: range, value: 0, missing: own?.values.missing ?? [], held: held(of: check, in: scopeRange, message),
          isOver: own != nil)
      }
    case .pair(let first, let second, _):
      let counts = [first, second].map { linter.hits(of: $0, message).count }
      return [
        .init(range: nil, value: counts[0], base: counts[1], isOver: stages.found.contains { $0.rule == rule })
      ]
    case .count(let part, _, let max, .characters, _):
      let count = linter.hits(of: part, message).count
      return [
        .init(
          range: nil, value: count, base: linter.facts.characters(of: message),
          isOver: max != nil && stages.found.contains { $0.rule == rule })
      ]
    case .count(let part, let min, let max, .scope(let scope), let counting):
      // With a minimum that nothing reaches, each scope tells its number.
      return linter.count(rule, part, min: Int.max, max: nil, per: scope, counting, message).map { hit in
        let value = hit.values.count ?? 0
        return .init(
          range: scope == .message ? nil : hit.range, value: value,
          isOver: max.map { value > $0 } ?? false || min.map { value < $0 } ?? false)
      }
    case .length(let measure, let max): return lengths(rule, measure, max, message)
    case .ratio(let part, let other, let min, let scope):
      return ratios(part, other, min, scope, message)
    case .age(_, let years, _):
      guard let date else { return [] }
      // So far back that every date counts, whatever stands beside it.
      return linter.ages(rule, nil, years: years, months: -12 * 9_999, on: date, message).map { hit in
        let sentence = linter.range(of: .sentence, at: hit.range.start, message)
        let isOver = stages.found.contains { $0.rule == rule && $0.range == hit.range }
        return .init(
          range: hit.range, value: hit.values.age ?? 0, held: held(of: check, in: sentence, message), isOver: isOver)
      }
    case .consistency(let parts):
      let isOver = stages.found.contains { $0.rule == rule }
      return parts.map { .init(range: nil, value: linter.hits(of: $0, message).count, isOver: isOver) }
    }
  }

  /// Of each thing that is needed: what of it is there.
  private mutating func held(of check: MessageCheck, in range: Range<Int>, _ message: Message) -> [Held] {
    let lists: [[CheckItem]]
    switch check.kind {
    case .require(_, let needs, _, _): lists = needs.map(\.any)
    case .age(let items, _): lists = [items]
    case .pair, .count, .length, .ratio, .consistency: lists = []
    }
    return lists.compactMap {
      first(of: $0.compactMap(\.source), in: range, of: message.text, message.document)
    }
  }
}
