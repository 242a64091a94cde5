import Testing
import ZhiyanRules

@Suite struct CalendarDateTests {
  @Test(
    arguments: [
      ("2026-06-30", "2026-06-30"), ("2024-02-29", "2024-02-29"), ("2000-02-29", "2000-02-29"),
      ("0001-01-01", "0001-01-01"),
      ("2023-02-29", nil), ("1900-02-29", nil), ("2026-13-01", nil), ("2026-00-01", nil), ("2026-06-31", nil),
      ("2026-6-30", nil), ("2026/06/30", nil), ("２０２６-06-30", nil), ("", nil), ("2026-06-30 ", nil),
      ("0000-01-01", nil),
    ] as [(String, String?)])
  func readsDaysOfTheCalendar(text: String, day: String?) {
    #expect(CalendarDate(text)?.description == day)
  }

  @Test(arguments: [
    ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2025-12-15", 1, "2026-01-15"),
    ("2026-01-15", -1, "2025-12-15"), ("2025-06-30", 12, "2026-06-30"), ("2026-03-31", 0, "2026-03-31"),
  ])
  func addsMonths(day: String, months: Int, sum: String) throws {
    #expect(try #require(CalendarDate(day)).adding(months: months).description == sum)
  }

  @Test(arguments: [
    ("2025-08-28", "2026-02-28", 6), ("2025-08-31", "2026-02-28", 6), ("2025-08-29", "2026-02-27", 5),
    ("2026-01-01", "2026-01-31", 0), ("2025-01-01", "2026-01-01", 12), ("2026-01-01", "2025-01-01", -12),
  ])
  func countsWholeMonths(first: String, second: String, months: Int) throws {
    #expect(try #require(CalendarDate(first)).months(to: try #require(CalendarDate(second))) == months)
  }

  @Test func comesBeforeAndAfter() throws {
    let days = try ["2025-12-31", "2026-01-01", "2026-01-02"].map { try #require(CalendarDate($0)) }
    #expect(days.shuffled().sorted() == days)
    #expect(CalendarDate(lastOf: 2, year: 2024).description == "2024-02-29")
  }
}
