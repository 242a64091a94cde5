import ZhiyanRules
import ZhiyanText

extension Linter {
  /// What is longer than `max`: a sentence or a run without pause as a whole, of a message what goes beyond.
  mutating func lengths(_ rule: Int32, of measure: Measure, max: Int, _ message: Message) -> [MessageHit] {
    switch measure {
    case .sentence, .clause: return stretches(rule, of: measure, max: max, message)
    case .message:
      let units = MessageSegments.units(of: message)
      guard units > max else { return [] }
      return [rest(rule, of: message, after: max, FindingValues(count: units))]
    case .segments:
      let segments = MessageSegments.segments(of: message)
      guard segments.count > max else { return [] }
      // A message of one segment has room for more than the first of several.
      let room = max == 1 ? MessageSegments.alone : segments.ends[max - 1]
      return [rest(rule, of: message, after: room, FindingValues(count: segments.count))]
    }
  }

  private func rest(_ rule: Int32, of message: Message, after units: Int, _ values: FindingValues) -> MessageHit {
    var start = message.range.upperBound
    var count = 0
    MessageSegments.walk(message) { offset, width in
      count += width
      if count > units { start = min(start, offset) }
    }
    return MessageHit(rule, TextRange(start, message.range.upperBound), values)
  }

  /// The sentences, or runs without pause, of more than `max` words.
  private func stretches(_ rule: Int32, of measure: Measure, max: Int, _ message: Message) -> [MessageHit] {
    let kinds = rules.rules[Int(rule)].scopes
    let finder = StretchFinder(
      text: message.text, endsAtPauses: measure == .clause, joinsLines: message.document.map.isIdentity)
    var found: [MessageHit] = []
    for block in message.document.blocks where kinds.isEmpty || kinds.contains(block.kind) {
      // A word and what parts it from the next take two bytes at least.
      finder.each(in: block.range.indices, ofAtLeast: 2 * max) { stretch in
        if stretch.words > max {
          found.append(MessageHit(rule, stretch.range, FindingValues(count: stretch.words)))
        }
      }
    }
    return found
  }
}

/// A message in the units that networks count: UTF-16, a line end as one.
enum MessageSegments {
  /// Units of a message that goes out as one.
  static let alone = 70
  /// Units of each segment where there are several.
  static let together = 67

  /// Calls a body with the place and the width of each character.
  static func walk(_ message: Message, _ body: (_ offset: Int, _ width: Int) -> Void) {
    var at = message.range.lowerBound
    while at < message.range.upperBound {
      let next = message.text.scalarEnd(from: at)
      let isFirstOfTwo = message.text[at] == 0x0D && next < message.range.upperBound && message.text[next] == 0x0A
      if !isFirstOfTwo { body(at, next - at == 4 ? 2 : 1) }
      at = next
    }
  }

  static func units(of message: Message) -> Int {
    var units = 0
    walk(message) { units += $1 }
    return units
  }

  /// How many segments a message takes, and the units up to the end of each; a character is in one of them whole.
  static func segments(of message: Message) -> (count: Int, ends: [Int]) {
    let units = units(of: message)
    guard units > alone else { return (units > 0 ? 1 : 0, [units]) }
    var ends: [Int] = []
    var total = 0
    var start = 0
    walk(message) { _, width in
      if total + width - start > together {
        ends.append(total)
        start = total
      }
      total += width
    }
    return (ends.count + 1, ends + [total])
  }
}
