import ZhiyanRules
import ZhiyanText

extension Linter {
  /// The scopes that hold more hits than `max`, at the hit that is one too many, or fewer than `min`, at their end.
  mutating func count(
    _ rule: Int32, _ part: Int, min: Int?, max: Int?, per scope: Scope, _ counting: Counting, _ message: Message
  ) -> [MessageHit] {
    // Texts with few hits are the rule; only a minimum finds something in them.
    if min == nil && mostHits(of: part, message) <= max ?? 0 { return [] }
    let hits = hits(of: part, message)
    if min == nil && hits.count <= max ?? 0 { return [] }
    let table = sentences(message)
    var found: [MessageHit] = []
    var next = 0
    for place in places(of: scope, rule: rule, table, message) {
      while next < hits.count && Int(hits[next].start) < place.lowerBound { next += 1 }
      var number = 0
      var sentence = -1
      var crossing: Hit?
      while next < hits.count && Int(hits[next].start) < place.upperBound {
        let hit = hits[next]
        next += 1
        if counting == .sentences {
          let here = table.index(of: hit.start) ?? 0
          if here == sentence { continue }
          sentence = here
        }
        number += 1
        if let max, number == max + 1 { crossing = hit }
      }
      if let crossing {
        found.append(MessageHit(rule, crossing, FindingValues(count: number)))
      } else if let min, number < min {
        found.append(
          MessageHit(rule, TextRange(place.upperBound, place.upperBound), FindingValues(count: number)))
      }
    }
    return found
  }

  /// The scopes of a message that hold words, those in other kinds of block than the rule's left out.
  private func places(of scope: Scope, rule: Int32, _ table: SentenceTable, _ message: Message) -> [Range<Int>] {
    let kinds = rules.rules[Int(rule)].scopes
    let sentences = table.sentences.filter {
      kinds.isEmpty || kinds.contains(message.document.blocks[$0.block].kind)
    }
    switch scope {
    case .sentence: return sentences.map(\.range)
    case .paragraph:
      var places: [Range<Int>] = []
      var block = -1
      for sentence in sentences {
        if sentence.block == block, let last = places.popLast() {
          places.append(last.lowerBound..<sentence.range.upperBound)
        } else {
          block = sentence.block
          places.append(sentence.range)
        }
      }
      return places
    case .message: return sentences.isEmpty ? [] : [message.range]
    }
  }

  /// The hit with which there are more than `max` for each so many characters of the message; so many at least, and two.
  mutating func density(_ rule: Int32, _ part: Int, max: Int, per characters: Int, _ message: Message) -> [MessageHit] {
    guard mostHits(of: part, message) > Swift.max(max, 1) else { return [] }
    let hits = hits(of: part, message)
    guard hits.count >= 2, hits.count > max else { return [] }
    // A message that is long enough for so many need not be read to its end.
    if max > 0 && facts.isLonger(message, than: (hits.count * characters + max - 1) / max - 1) { return [] }
    let allowed = Swift.max(max, 1, max * facts.characters(of: message) / characters)
    guard hits.count > allowed else { return [] }
    return [MessageHit(rule, hits[allowed], FindingValues(count: hits.count))]
  }
}
