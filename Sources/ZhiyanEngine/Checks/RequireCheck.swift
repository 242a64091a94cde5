import ZhiyanRules
import ZhiyanText

extension Linter {
  /// The hits of `when` in whose scope something that is needed does not stand.
  ///
  /// - Parameter isEach: whether everything is needed, which is said once for each scope, rather than one thing of a list,
  ///   which is said of each hit.
  mutating func require(
    _ rule: Int32, _ when: Int, _ needs: [MessageProgram.Need], within scope: Scope, isEach: Bool, _ message: Message
  ) -> [MessageHit] {
    var found: [MessageHit] = []
    var last: Range<Int>?
    for hit in hits(of: when, message) {
      let range = range(of: scope, at: hit.start, message)
      if isEach && last == range { continue }
      last = range
      var missing: [LocalizedText] = []
      for (index, need) in needs.enumerated() where !holds(need, rule: rule, index: index, in: range, message) {
        missing.append(need.name)
      }
      guard !missing.isEmpty else { continue }
      found.append(MessageHit(rule, hit, isEach ? FindingValues(missing: missing) : FindingValues()))
    }
    return found
  }

  /// Whether something of a need stands in a range.
  mutating func holds(
    _ need: MessageProgram.Need, rule: Int32, index: Int, in range: Range<Int>, _ message: Message
  ) -> Bool {
    if need.part >= 0 {
      let hits = hits(of: need.part, message)
      if hits.contains(where: { range.contains(Int($0.start)) && Int($0.end) <= range.upperBound }) { return true }
    }
    guard !need.sequences.isEmpty else { return false }
    return scopes.holds(
      need.sequences, rule: Int(rule), part: index + 2, in: range, of: message.text, program, &matcher)
  }
}
