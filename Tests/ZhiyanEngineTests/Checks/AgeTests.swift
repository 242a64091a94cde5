import Testing
import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

@Suite struct AgeTests {
  private func check(
    _ marked: String, on day: String = "2026-06-30", _ keys: String = "months: 6", paragraphs: Bool = false
  ) throws {
    let bench = RuleBench("  - {id: one, check: age, level: warning, message: '{age}', \(keys)}")
    let date = try #require(CalendarDate(day))
    bench.check(marked, paragraphs: paragraphs, on: date)
  }

  @Test(arguments: [
    "", "数据", "⟦2025 年 12 月 29 日⟧", "2025 年 12 月 30 日", "2025 年 12 月", "⟦2025 年 11 月⟧", "2025 年", "⟦2024 年⟧",
    "⟦2024年度⟧",
    "2027 年", "⟦2025年第三季度⟧", "⟦2025 年上半年⟧", "⟦2024 年⟧底", "⟦二〇二四年三月五日⟧", "⟦二〇二五年十一月⟧", "⟦２０２４年⟧", "⟦2024-03-05⟧",
    "⟦2024/3/5⟧", "⟦2024.3.5⟧", "⟦2024-03⟧", "⟦2024Q3⟧", "2024.3", "2024 人", "12024 年", "⟦March 5, 2024⟧",
    "⟦5 March 2024⟧",
    "⟦Mar. 2024⟧", "as in ⟦2024⟧ we", "2024 users", "⟦2024 年⟧ 13 月", "6 月 30 日", "A2024-03-05", "⟦2024 年 2 月 29 日⟧",
    "2023 年 2 月 29 日",
  ])
  func readsDatesWithAYear(marked: String) throws {
    try check(marked)
  }

  @Test func theLatestDateOfASentenceDecides() throws {
    try check("2024 年 3 月至 2026 年 5 月")
    try check("从 2023 年到⟦2024 年⟧。")
    try check("截至⟦2024 年⟧。截至 2026 年 5 月。截至⟦2023 年⟧")
  }

  @Test func aSentenceMustHoldWhatIsAskedFor() throws {
    let keys = "months: 6, edges: free, of: [截至, 用户数]"
    try check("成立于 2019 年。截至⟦2024 年⟧用户数 3 万。2023 年搬迁", keys)
    try check("截至今天。2024 年", keys)
    try check("截至\n2024 年", keys, paragraphs: true)
  }

  @Test func unlessLooksAtTheDate() throws {
    let keys = "months: 6, unless: {before: [成立于], after: [版], near: [历史]}"
    try check("成立于 2019 年", keys)
    try check("2019 年版", keys)
    try check("⟦2019 年⟧的数据", keys)
    try check("历史:2019 年的数据", keys)
  }

  @Test(
    arguments: [
      ("2026-06-30", "2025 年 12 月 29 日", 6), ("2026-06-30", "2024 年", 18), ("2026-02-28", "2025 年 8 月 28 日", nil),
      ("2026-03-01", "2025-08-28", 6), ("2026-02-28", "2025-08-27", 6),
    ] as [(String, String, Int?)])
  func countsWholeMonths(day: String, text: String, age: Int?) throws {
    let bench = RuleBench("  - {id: one, check: age, level: warning, message: '{age}', months: 6}")
    let date = try #require(CalendarDate(day))
    let found = bench.result(Document(plain: ContiguousArray(text.utf8)), on: date).findings
    #expect(found.map(\.values.age) == (age.map { [$0] } ?? []))
  }

  @Test func withoutADayNothingIsOld() {
    let bench = RuleBench("  - {id: one, check: age, level: warning, message: m, months: 6}")
    #expect(bench.found("2019 年").isEmpty)
  }
}
