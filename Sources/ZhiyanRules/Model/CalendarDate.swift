/// A day of the Gregorian calendar.
public struct CalendarDate: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let year: Int
  public let month: Int
  public let day: Int

  /// Nil where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year) else {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The last day of a month; of the nearest month where there is no such one.
  public init(lastOf month: Int, year: Int) {
    self.year = min(max(year, 1), 9999)
    self.month = min(max(month, 1), 12)
    day = Self.days(in: self.month, of: self.year)
  }

  /// Reads `2026-06-30`.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  public static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whole months from this day to another one; negative where that lies before.
  ///
  /// The end of a short month counts as the same day of a longer one: from 28 February to 31 August are six months.
  public func months(to other: CalendarDate) -> Int {
    if other < self { return -other.months(to: self) }
    let months = (other.year - year) * 12 + other.month - month
    let sameDay = min(day, Self.days(in: other.month, of: other.year))
    return other.day >= sameDay ? months : months - 1
  }

  /// The day so many months later; the last one of a month that is too short.
  public func adding(months: Int) -> CalendarDate {
    let count = max(0, year * 12 + month - 1 + months)
    let (year, month) = (min(max(count / 12, 1), 9999), count % 12 + 1)
    return CalendarDate(year: year, month: month, day: min(day, Self.days(in: month, of: year))) ?? self
  }

  /// `2026-06-30`.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  public static func < (a: CalendarDate, b: CalendarDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }
}
