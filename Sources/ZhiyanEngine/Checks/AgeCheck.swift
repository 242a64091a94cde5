import ZhiyanRules
import ZhiyanText

extension Linter {
  /// The sentences whose latest date lies more than so many months back, each at that date.
  ///
  /// The latest one decides: an older one beside it is what it is compared with. A year or a month counts by its last day.
  /// - Parameter part: what a sentence must hold to be asked; nil for nothing in particular.
  mutating func ages(
    _ rule: Int32, _ part: Int?, months: Int, on day: CalendarDate, _ message: Message
  ) -> [MessageHit] {
    let table = sentences(message)
    var asked = Array(table.sentences.indices)
    if let part {
      var last = -1
      asked = hits(of: part, message).compactMap { hit in
        guard let index = table.index(of: hit.start), index != last else { return nil }
        last = index
        return index
      }
    }
    var window = TextWindow()
    window.joinsLines = message.document.map.isIdentity
    var found: [MessageHit] = []
    for index in asked {
      window.load(message.text, range: table.sentences[index].range)
      var latest: (date: CalendarDate, hit: Hit)?
      for dated in window.units.withUnsafeBufferPointer({ Reading($0).datedUnits() }) {
        if let latest, dated.date < latest.date { continue }
        let bytes = Int(window.units[dated.units.lowerBound].start)..<Int(window.units[dated.units.upperBound - 1].end)
        if let hit = accepted(bytes, rule: rule, message) { latest = (dated.date, hit) }
      }
      guard let latest, latest.date.adding(months: months) < day else { continue }
      found.append(MessageHit(rule, latest.hit, FindingValues(age: latest.date.months(to: day))))
    }
    return found
  }
}
