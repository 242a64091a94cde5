import ZhiyanText

extension Linter {
  /// The first hit of the rarest of several lists, where hits of two or more of them stand in the message.
  mutating func consistency(_ rule: Int32, _ parts: [Int], _ message: Message) -> [MessageHit] {
    // One look for each script: in most texts one of them is missing, and nothing needs to be listed.
    guard parts.count(where: { mayHold($0, message) }) >= 2 else { return [] }
    var lists = Array(repeating: [Hit](), count: parts.count)
    // The shortest first: where it comes to nothing, one that is left need not be asked.
    let order = parts.indices.sorted { (mostHits(of: parts[$0], message), $0) < (mostHits(of: parts[$1], message), $1) }
    var found = 0
    for (asked, index) in order.enumerated() {
      guard found + order.count - asked >= 2 else { return [] }
      lists[index] = hits(of: parts[index], message)
      if !lists[index].isEmpty { found += 1 }
    }
    lists.removeAll(where: \.isEmpty)
    guard lists.count >= 2 else { return [] }
    var rarest = lists[0]
    // Of lists as rare as each other the later one is the odd one out.
    for list in lists.dropFirst() where list.count <= rarest.count { rarest = list }
    return [MessageHit(rule, rarest[0], FindingValues(count: rarest.count))]
  }

  /// False where a part has no hit for certain.
  private func mayHold(_ part: Int, _ message: Message) -> Bool {
    let info = rules.compiled.parts[part]
    if facts.settled[part]?.isEmpty == false || facts.mostPhraseHits(of: part) > 0 { return true }
    if message.base.contains(where: { info.takes($0.rule) }) { return true }
    return info.scripts.contains { script in
      if script == .traditional && !facts.mayHoldTraditional { return false }
      return ScriptCharacters(script).next(in: message.text, message.range) != nil
    }
  }

  /// The characters that only one script has, each run of them as one hit, those that the rule excuses left out.
  mutating func characters(of script: Script, rule: Int32, _ message: Message) -> [Hit] {
    let characters = ScriptCharacters(script)
    var hits: [Hit] = []
    for block in message.document.blocks {
      var at = Int(block.range.start)
      while let start = characters.next(in: message.text, at..<Int(block.range.end)) {
        var end = start
        while end < Int(block.range.end), characters.contains(message.text.scalar(at: end)) {
          end = message.text.scalarEnd(from: end)
        }
        at = end
        if let hit = accepted(start..<end, rule: rule, message) { hits.append(hit) }
      }
    }
    return hits
  }

  /// A hit at some bytes, nil where what stands around it excuses it.
  mutating func accepted(_ bytes: Range<Int>, rule: Int32, _ message: Message) -> Hit? {
    let hit = Hit(
      rule: rule, pattern: -1, rewrite: -1, start: UInt32(bytes.lowerBound), end: UInt32(bytes.upperBound))
    return accepts(hit, in: message.text, message.document) ? hit : nil
  }
}
