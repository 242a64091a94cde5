import ZhiyanRules
import ZhiyanText

/// A date with its year, as it stands in a text.
struct DatedUnits {
  var units: Range<Int>
  /// The day, or the last day of the month, quarter or year that is named.
  var date: CalendarDate
}

extension Reading {
  /// The dates that name a year, from front to back.
  func datedUnits() -> [DatedUnits] {
    var found: [DatedUnits] = []
    var at = 0
    while at < units.count {
      if let dated = dated(at) {
        found.append(dated)
        at = dated.units.upperBound
      } else {
        at += 1
      }
    }
    return found
  }

  private func dated(_ at: Int) -> DatedUnits? {
    switch units[at].kind {
    case .digit, .letter: break
    case .han: guard Self.isNumeral(units[at].value) else { return nil }
    case .other, .space, .zeroWidth, .filler, .comma, .stop, .lineBreak, .bracket: return nil
    }
    guard at == 0 || !isLetterOrDigit(at - 1) else { return nil }
    return chineseDate(at) ?? signedDate(at) ?? englishDated(at)
  }

  /// `2026 年`, `2026 年 3 月`, `二〇二六年三月五日`, `2025 年第三季度`, `2025 年上半年`, `2025 年底`.
  private func chineseDate(_ at: Int) -> DatedUnits? {
    var digits = digits(at, 4...4)
    var year = digits.flatMap { decimal(at..<$0) }
    if digits == nil, let end = chinese(at), end - at == 4 {
      digits = end
      year = chineseYear(at..<end)
    }
    guard let end = digits, let year, Self.years.contains(year), let mark = word(Self.yearMarks, end) else {
      return nil
    }
    let next = spaces(mark)
    if let month = number(next, 1...12), let close = word(Self.monthMarks, month.end) {
      if let day = number(spaces(close), 1...31), let last = word(Self.dayMarks, day.end) {
        return dated(at..<last, year, month.value, day.value)
      }
      return dated(at..<close, year, month.value)
    }
    for (words, month) in Self.partsOfYear {
      if let close = word(words, mark), close > mark { return dated(at..<close, year, month) }
    }
    return dated(at..<mark, year, 12)
  }

  /// `2026-03-05`, `2026/3/5`, `2026.3.5`, `2026-03`, `2025Q3`.
  private func signedDate(_ at: Int) -> DatedUnits? {
    guard let end = digits(at, 4...4), !isDigit(end), let year = decimal(at..<end), Self.years.contains(year) else {
      return nil
    }
    if value(spaces(end)) == 0x71, let quarter = number(spaces(end) + 1, 1...4), !isLetterOrDigit(quarter.end) {
      return dated(at..<quarter.end, year, quarter.value * 3)
    }
    let sign = value(end)
    guard sign == 0x2D || sign == 0x2F || sign == 0x2E, let month = number(end + 1, 1...12) else { return nil }
    if value(month.end) == sign, let day = number(month.end + 1, 1...31), !isDigit(day.end) {
      return dated(at..<day.end, year, month.value, day.value)
    }
    // 2026.3 may be a number; two digits are a month.
    guard !isDigit(month.end), month.end - end == 3 else { return nil }
    return dated(at..<month.end, year, month.value)
  }

  /// `March 5, 2026`, `5 March 2026`, `March 2026`, `in 2026`.
  private func englishDated(_ at: Int) -> DatedUnits? {
    var place = at
    var day: Int?
    if let number = number(at, 1...31) {
      day = number.value
      place = spaces(word(Self.ordinals, number.end) ?? number.end)
    }
    if let month = month(place) {
      place = value(month.end) == 0x2E ? month.end + 1 : month.end
      if day == nil, let number = number(spaces(place), 1...31), !isDigit(number.end) {
        day = number.value
        place = word(Self.ordinals, number.end) ?? number.end
      }
      if value(place) == 0x2C { place += 1 }
      guard let year = bareYear(spaces(place)) else { return nil }
      return day.flatMap { dated(at..<year.end, year.value, month.value, $0) }
        ?? dated(at..<year.end, year.value, month.value)
    }
    guard let lead = word(Self.yearLeads, at), value(lead) == 0x20, let year = bareYear(spaces(lead)) else {
      return nil
    }
    return DatedUnits(units: spaces(lead)..<year.end, date: date(year.value, 12))
  }

  private func bareYear(_ at: Int) -> (value: Int, end: Int)? {
    guard let end = digits(at, 4...4), !isLetterOrDigit(end), let year = decimal(at..<end), Self.years.contains(year)
    else { return nil }
    return (year, end)
  }

  private func month(_ at: Int) -> (value: Int, end: Int)? {
    for (index, names) in Self.englishMonths.enumerated() {
      if let end = word(names, at), !isLetterOrDigit(end) { return (index + 1, end) }
    }
    return nil
  }

  /// A whole number in Arabic or Chinese digits.
  private func number(_ at: Int, _ range: ClosedRange<Int>) -> (value: Int, end: Int)? {
    if let end = digits(at, 1...2), let value = decimal(at..<end) { return range.contains(value) ? (value, end) : nil }
    guard let end = chinese(at), let value = chineseNumber(at..<end), range.contains(value) else { return nil }
    return (value, end)
  }

  /// `九`, `十二`, `三十一`.
  private func chineseNumber(_ range: Range<Int>) -> Int? {
    var total = 0
    var digit: Int?
    for index in range {
      guard let value = Self.chineseDigits[self.value(index)] else { return nil }
      if value == 10 {
        total += (digit ?? 1) * 10
        digit = nil
      } else {
        guard digit == nil else { return nil }
        digit = value
      }
    }
    return total + (digit ?? 0)
  }

  /// `二〇二六`.
  private func chineseYear(_ range: Range<Int>) -> Int? {
    var year = 0
    for index in range {
      guard let digit = Self.chineseDigits[value(index)], digit < 10 else { return nil }
      year = year * 10 + digit
    }
    return year
  }

  private func decimal(_ range: Range<Int>) -> Int? {
    range.isEmpty ? nil : range.reduce(0) { $0 * 10 + Int(value($1)) - 0x30 }
  }

  private func dated(_ units: Range<Int>, _ year: Int, _ month: Int, _ day: Int? = nil) -> DatedUnits? {
    guard let day else { return DatedUnits(units: units, date: date(year, month)) }
    return CalendarDate(year: year, month: month, day: day).map { DatedUnits(units: units, date: $0) }
  }

  /// The last day of a month.
  private func date(_ year: Int, _ month: Int) -> CalendarDate {
    CalendarDate(lastOf: month, year: year)
  }

  /// Four digits that are hardly anything else.
  static let years = 1950...2099
  private static let yearLeads: WordList = ["in", "of", "since", "during", "for", "fy", "year"]
  private static let chineseDigits: [UInt32: Int] = Dictionary(
    zip("〇零一二三四五六七八九十".unicodeScalars.map(\.value), [0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  ) { first, _ in first }
  private static let partsOfYear: [(WordList, Int)] = [
    (["第一季度", "一季度", "1季度", "第1季度"], 3), (["第二季度", "二季度", "2季度", "第2季度", "上半年"], 6),
    (["第三季度", "三季度", "3季度", "第3季度"], 9),
  ]
  private static let englishMonths: [WordList] = [
    ["january", "jan"], ["february", "feb"], ["march", "mar"], ["april", "apr"], ["may"], ["june", "jun"],
    ["july", "jul"], ["august", "aug"], ["september", "sept", "sep"], ["october", "oct"], ["november", "nov"],
    ["december", "dec"],
  ]
}
