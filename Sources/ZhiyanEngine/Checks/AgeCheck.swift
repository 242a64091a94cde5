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
    sentenceWindow.reset()
    sentenceWindow.joinsLines = message.document.map.isIdentity
    var found: [MessageHit] = []
    var asked = 0
    let places = phraseHits(of: years, in: message.text, message.document).sorted { $0.start < $1.start }
    for year in places where Int(year.start) >= asked {
      // Most numbers are no years, and most years are recent.
      if let number = Self.number(around: Int(year.start), in: message.text) {
        guard number.digits == 4, Reading.years.contains(number.value), number.value <= day.year,
          let first = CalendarDate(year: number.value, month: 1, day: 1), first.adding(months: months) < day
        else { continue }
      }
      sentenceWindow.load(message.text, around: Int(year.start))
      let place = sentenceWindow.index(ofByte: Int(year.start))
      let sentence = sentenceWindow.sentence(around: place..<place + 1)
      let units = ContiguousArray(sentenceWindow.units[sentence])
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

  /// The number whose digits stand around a byte; nil where no digit does, but a numeral.
  private static func number(
    around offset: Int, in text: UnsafeBufferPointer<UInt8>
  ) -> (value: Int, digits: Int)? {
    let folding = Folding()
    func digit(_ at: Int) -> Int? {
      let folded = folding(text.scalar(at: at)).value
      return (0x30...0x39).contains(folded) ? Int(folded) - 0x30 : nil
    }
    guard digit(offset) != nil else { return nil }
    var at = offset
    while at > 0, offset - at < longestNumber, digit(text.scalarStart(before: at)) != nil {
      at = text.scalarStart(before: at)
    }
    var number = (value: 0, digits: 0)
    while at < text.count, number.digits < longestNumber, let digit = digit(at) {
      number = (number.value * 10 + digit, number.digits + 1)
      at = text.scalarEnd(from: at)
    }
    return number
  }

  private static let longestNumber = 16
}
