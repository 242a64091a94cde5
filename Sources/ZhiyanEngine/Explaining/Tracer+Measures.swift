import ZhiyanRules
import ZhiyanText

extension Tracer {
  /// How long each stretch is, the longest first.
  mutating func lengths(_ rule: Int32, _ measure: Measure, _ max: Int, _ message: Message) -> [Weighing.Measure] {
    switch measure {
    case .sentence, .clause:
      // What is a word long is no matter for any limit.
      return linter.lengths(rule, of: measure, max: min(max, 1), message).map {
        let count = $0.values.count ?? 0
        return .init(range: $0.range, value: count, isOver: count > max)
      }
      .sorted { $0.value > $1.value }
    case .message:
      let units = MessageSegments.units(of: message)
      return [.init(range: nil, value: units, isOver: units > max)]
    case .segments:
      let count = MessageSegments.segments(of: message).count
      return [
        .init(range: nil, value: count, base: MessageSegments.units(of: message), isOver: count > max)
      ]
    }
  }

  /// Of each scope with a hit: how many there are, or how many words they cover, against the others.
  mutating func ratios(_ part: Int, _ other: Int?, _ min: Double, _ scope: Scope, _ message: Message)
    -> [Weighing.Measure]
  {
    let hits = linter.hits(of: part, message)
    var found: [Weighing.Measure] = []
    var last: Range<Int>?
    for hit in hits {
      let range = linter.range(of: scope, at: hit.start, message)
      if range == last { continue }
      last = range
      let inside = hits.filter { range.contains(Int($0.start)) }
      let place = TextRange(range.lowerBound, range.upperBound)
      if let other {
        let others = linter.hits(of: other, message).count { range.contains(Int($0.start)) }
        let isOver = Double(inside.count) >= min * Double(max(others, 1))
        found.append(.init(range: place, value: inside.count, base: others, isOver: isOver))
      } else {
        let words = linter.contentWords(in: range, message)
        let covered = words.count { word in
          inside.contains { Int($0.start) < word.upperBound && Int($0.end) > word.lowerBound }
        }
        let isOver = covered > 0 && Double(covered) >= min * Double(words.count)
        found.append(.init(range: place, value: covered, base: words.count, isOver: isOver))
      }
    }
    return found
  }

  // MARK: Parts of messages

  /// What a check of a part of a message has seen.
  mutating func weighing(
    of check: FieldCheck, _ rule: Int, _ text: UnsafeBufferPointer<UInt8>, _ document: Document
  ) -> Weighing {
    var weighing = Weighing()
    let part = linter.parts(of: document, text)?[check.field]
    let ranges = part?.ranges.filter { !$0.isEmpty } ?? []
    var held: Held?
    for range in ranges where held == nil {
      held = first(of: check.need, in: range, of: text, document)
    }
    weighing.part = .init(field: check.field, isThere: part == nil ? nil : !ranges.isEmpty, held: held)
    if !check.when.isEmpty { weighing.whenHolds = holds(check, rule, text) }
    if check.forbid.isEmpty {
      let silencers = rules.compiled.silencers[rule]
      if isAnywhere(silencers.anywhere, linter.program, in: 0..<text.count, of: text) {
        let found = first(of: sources[rule].unless.anywhere, in: 0..<text.count, of: text, document)
        weighing.trials = [
          Trial(
            context: .anywhere, effect: .silences, count: sources[rule].unless.anywhere.count, held: found ?? Held())
        ]
      }
    }
    return weighing
  }

  /// Whether what a rule waits for is in the message.
  private func holds(_ check: FieldCheck, _ rule: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let field = rules.fields.first(where: { Int($0.rule) == rule }) else { return false }
    let isFound = stages.resolved.contains { field.waits(for: $0.rule) }
    return isFound || isAnywhere(field.when, linter.program, in: 0..<text.count, of: text)
  }
}
