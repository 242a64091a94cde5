import ZhiyanRules
import ZhiyanText

extension Linter {
  /// Runs the checks of messages' parts.
  /// - Parameter kept: the findings so far, settled.
  /// - Returns: the findings with what the checks add and take away.
  mutating func checkFields(_ document: Document, _ kept: [Hit]) -> [Hit] {
    guard !rules.fields.isEmpty else { return kept }
    return document.text.withUnsafeBufferPointer { text in
      guard let parts = parts(of: document, text) else { return kept }
      var hits = kept
      for field in rules.fields {
        let holds = holds(field, kept, in: text)
        if field.forbids {
          if !holds { hits.removeAll { $0.rule == field.rule } }
        } else if holds, let place = lack(of: field, in: parts[field.field], text) {
          missing(field.rule, at: place, in: text, &hits)
        }
      }
      return OverlapPolicy(levels: rules.levels).resolve(hits)
    }
  }

  /// Whether what a rule waits for is in the message.
  private mutating func holds(_ field: FieldProgram, _ kept: [Hit], in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard field.isConditional else { return true }
    let isFound = kept.contains { field.waits(for: $0.rule) }
    return isFound
      || scopes.holds(field.when, rule: Int(field.rule), part: 3, in: 0..<text.count, of: text, program, &matcher)
  }

  /// Where what is missing would stand; nil where nothing is.
  private mutating func lack(
    of field: FieldProgram, in part: MessageParts.Part, _ text: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    let ranges = part.ranges.filter { !$0.isEmpty }
    if ranges.isEmpty { return part.place }
    if field.need.isEmpty { return nil }
    for range in ranges
    where scopes.holds(field.need, rule: Int(field.rule), in: range, of: text, program, &matcher) { return nil }
    return part.place
  }

  private mutating func missing(_ rule: Int32, at place: Int, in text: UnsafeBufferPointer<UInt8>, _ hits: inout [Hit])
  {
    guard !isSilencedAnywhere(rule: Int(rule), in: text) else { return }
    window.load(text, around: place)
    let unit = window.index(ofByte: place)
    let silencers = rules.compiled.silencers[Int(rule)]
    guard !isSilenced(unit..<unit, by: silencers, allowed: SequenceIndex()) else { return }
    var hit = Hit(rule: rule, pattern: -1, rewrite: -1, start: UInt32(place), end: UInt32(place))
    hit.isExempt = isExempt(unit..<unit, rule: Int(rule), in: text)
    hits.append(hit)
  }

  /// The parts of a message, worked out when they are first asked for; nil where the document is no message or empty.
  mutating func parts(of document: Document, _ text: UnsafeBufferPointer<UInt8>) -> MessageParts? {
    if let known = parts { return known }
    let found = document.blocks.isEmpty ? nil : MessageParts(text, document, on: rules.channel)
    parts = .some(found)
    return found
  }

  /// Whether a hit stands in one of some kinds of block, or of the parts of a message.
  mutating func isIn(
    _ kinds: [BlockKind], at offset: UInt32, _ document: Document, _ text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    if let block = document.block(at: offset), kinds.contains(document.blocks[block].kind) { return true }
    guard kinds.contains(where: \.isMessagePart) else { return false }
    return parts(of: document, text)?.contains(Int(offset), in: kinds) ?? false
  }
}
