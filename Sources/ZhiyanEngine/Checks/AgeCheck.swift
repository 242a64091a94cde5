import ZhiyanRules
import ZhiyanText

extension Linter {
  /// The sentences whose latest date lies more than so many months back, each at that date.
  ///
  /// The latest one decides: an older one beside it is what it is compared with. A year or a month counts by its last day.
  /// - Parameters:
  ///   - need: what a sentence must hold to be asked; nil for nothing in particular.
  ///   - years: the part that knows where years stand.
  mutating func ages(
    _ rule: Int32, _ need: MessageProgram.Need?, years: Int, months: Int, on day: CalendarDate, _ message: Message
  ) -> [MessageHit] {
    var window = TextWindow()
    window.joinsLines = message.document.map.isIdentity
    var found: [MessageHit] = []
    var asked = 0
    for year in hits(of: years, message) where Int(year.start) >= asked {
      window.load(message.text, around: Int(year.start))
      let place = window.index(ofByte: Int(year.start))
      let sentence = window.sentence(around: place..<place + 1)
      let units = ContiguousArray(window.units[sentence])
      guard let first = units.first, let last = units.last else { continue }
      asked = Int(last.end)
      if let need, !holds(need, rule: rule, index: 0, in: Int(first.start)..<asked, message) { continue }
      var latest: (date: CalendarDate, hit: Hit)?
      for dated in units.withUnsafeBufferPointer({ Reading($0).datedUnits() }) {
        if let latest, dated.date < latest.date { continue }
        let bytes = Int(units[dated.units.lowerBound].start)..<Int(units[dated.units.upperBound - 1].end)
        if let hit = accepted(bytes, rule: rule, message) { latest = (dated.date, hit) }
      }
      guard let latest, latest.date.adding(months: months) < day else { continue }
      found.append(MessageHit(rule, latest.hit, FindingValues(age: latest.date.months(to: day))))
    }
    return found
  }
}
