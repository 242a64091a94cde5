import ZhiyanRules
import ZhiyanText

extension Linter {
  /// Runs the message-level checks of a document.
  /// - Parameters:
  ///   - base: the findings of other rules, settled.
  ///   - date: the day of sending; nil leaves out checks that need one.
  /// - Returns: what the checks found, and which of `base` stay beside it.
  mutating func checkMessage(
    _ document: Document, _ base: [Hit], on date: CalendarDate?
  ) -> (found: [MessageHit], kept: [Hit]) {
    document.text.withUnsafeBufferPointer { text in
      let message = Message(document, text, base: base)
      var found: [MessageHit] = []
      var kept = base
      guard !message.range.isEmpty else { return (found, kept) }
      for index in rules.checks {
        let check = rules.compiled.checks[index]
        if text.count > MessageProgram.longestMessage && check.weighsMessage { continue }
        if check.longerThan > 0 && text.count <= MessageProgram.longestMessage
          && !facts.isLonger(message, than: check.longerThan)
        {
          continue
        }
        if check.when >= 0 && hits(of: check.when, message).isEmpty { continue }
        let hits = run(check, message, on: date)
        if hits.isEmpty || isSilencedAnywhere(rule: Int(check.rule), in: text) { continue }
        found += hits.map { hit in
          guard rules.compiled.exemptions[Int(hit.rule)] != nil else { return hit }
          var hit = hit
          let place = Hit(rule: hit.rule, pattern: -1, rewrite: -1, start: hit.range.start, end: hit.range.end)
          hit.isExempt = isExempt(units(of: place, in: text), rule: Int(hit.rule), in: text)
          return hit
        }
        let replaced = check.replaces.flatMap(\.rules)
        if !replaced.isEmpty { kept.removeAll { replaced.contains($0.rule) && hits.cover($0) } }
      }
      return (found, kept)
    }
  }

  private mutating func run(_ check: MessageProgram, _ message: Message, on date: CalendarDate?) -> [MessageHit] {
    switch check.kind {
    case .require(let when, let needs, let scope, let isEach):
      require(check.rule, when, needs, within: scope, isEach: isEach, message)
    case .pair(let first, let second, let within):
      pairs(check.rule, first, second, within: within, message)
    case .count(let part, let min, let max, .characters(let count), _):
      density(check.rule, part, max: max ?? min ?? 0, per: count, message)
    case .count(let part, let min, let max, .scope(let scope), let counting):
      count(check.rule, part, min: min, max: max, per: scope, counting, message)
    case .length(let measure, let max):
      lengths(check.rule, of: measure, max: max, message)
    case .ratio(let part, let other, let min, let scope):
      ratio(check.rule, part, to: other, min: min, per: scope, message)
    case .age(let need, let years, let months):
      date.map { ages(check.rule, need, years: years, months: months, on: $0, message) } ?? []
    case .consistency(let parts):
      consistency(check.rule, parts, message)
    }
  }

  // MARK: Hits and sentences

  /// The hits of a part, in order of place: phrases, scripts and the findings of other rules, the longer of two that overlap.
  mutating func hits(of part: Int, _ message: Message) -> [Hit] {
    if let known = facts.settled[part] { return known }
    let info = rules.compiled.parts[part]
    var hits = phraseHits(of: part, in: message.text, message.document)
    for script in info.scripts { hits += characters(of: script, rule: info.rule, message) }
    if !info.references.isEmpty {
      for hit in message.base where info.takes(hit.rule) {
        if let hit = accepted(Int(hit.start)..<Int(hit.end), rule: info.rule, message) { hits.append(hit) }
      }
    }
    let settled = OverlapPolicy(levels: rules.levels).resolve(hits)
    facts.settled[part] = settled
    return settled
  }

  /// A number that the hits of a part do not exceed, without following any of them up.
  func mostHits(of part: Int, _ message: Message) -> Int {
    if let known = facts.settled[part] { return known.count }
    let info = rules.compiled.parts[part]
    guard info.scripts.isEmpty else { return .max }
    let references = info.references.isEmpty ? 0 : message.base.count { info.takes($0.rule) }
    return facts.mostPhraseHits(of: part) + references
  }

  /// A number that the hits of a part reach, without following any of them up: the blocks that hold one for certain. Which hit
  /// stays where several overlap is open, but none leaves its block.
  /// - Parameter enough: counting may stop here.
  func fewestHits(of part: Int, upTo enough: Int, _ message: Message) -> Int {
    if let known = facts.settled[part] { return known.count }
    var count = 0
    var end: UInt32 = 0
    for hit in facts.found[part] where hit.start >= end && count < enough {
      guard let block = message.document.block(at: hit.start) else { continue }
      count += 1
      end = message.document.blocks[block].range.end
    }
    return count
  }

  mutating func sentences(_ message: Message) -> SentenceTable {
    if let known = facts.sentences { return known }
    let table = SentenceTable(message.text, message.document)
    facts.sentences = table
    return table
  }

  /// The bytes of the scope that holds a byte.
  mutating func range(of scope: Scope, at offset: UInt32, _ message: Message) -> Range<Int> {
    switch scope {
    case .message: return message.range
    case .paragraph:
      return message.document.block(at: offset).map { message.document.blocks[$0].range.indices } ?? message.range
    case .sentence:
      let table = sentences(message)
      return table.index(of: offset).map { table.sentences[$0].range } ?? message.range
    }
  }
}

extension [MessageHit] {
  /// True where one of these, in order and none overlapping another, covers a hit.
  fileprivate func cover(_ hit: Hit) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].range.start <= hit.start { low = middle + 1 } else { high = middle }
    }
    return low > 0 && hit.end <= self[low - 1].range.end
  }
}
