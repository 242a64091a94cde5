import Testing
import ZhiyanEngine
import ZhiyanText

@testable import ZhiyanReport

@Suite struct SourceExcerptTests {
  private func excerpt(_ marked: String, width: Int = 80) -> SourceExcerpt {
    let file = Fixture.marked("a", marked, [(0, [])])
    return SourceExcerpt(
      file.source, line: LineIndex(file.source).range(ofLine: 1), hit: file.findings[0].range, width: width)
  }

  @Test(arguments: [
    ("请⟦立即抢购⟧吧", "请立即抢购吧", "  ~~~~~~~~"),
    ("buy ⟦now⟧!", "buy now!", "    ~~~"),
    ("😀⟦最佳⟧", "😀最佳", "  ~~~~"),
    ("👨‍👩‍👧⟦最佳⟧", "👨‍👩‍👧最佳", "  ~~~~"),
    ("❤️⟦最佳⟧", "❤️最佳", "  ~~~~"),
    ("🇨🇳1️⃣⟦最佳⟧", "🇨🇳1️⃣最佳", "    ~~~~"),
    ("e\u{301}te\u{301}⟦最佳⟧", "e\u{301}te\u{301}最佳", "   ~~~~"),
    ("ｶﾞＡ⟦最佳⟧", "ｶﾞＡ最佳", "    ~~~~"),
    ("\t⟦最佳⟧", "    最佳", "    ~~~~"),
    ("中a\t⟦最\t佳⟧", "中a 最  佳", "    ~~~~~~"),
    ("\u{1B}[31m⟦最佳⟧", "\\u{1B}[31m最佳", "          ~~~~"),
    ("最⟦\u{200B}佳⟧", "最\\u{200B}佳", "  ~~~~~~~~~~"),
    ("⟦⟧您好", "您好", "^"),
    ("您⟦⟧好", "您好", "  ^"),
    ("您好⟦⟧", "您好", "    ^"),
    ("\u{3000}⟦最佳⟧\u{3000}", "\u{3000}最佳\u{3000}", "  ~~~~"),
  ])
  func marksStandUnderTheWords(marked: String, text: String, marks: String) {
    let excerpt = excerpt(marked)
    #expect(excerpt.text == text)
    #expect(excerpt.marks == marks)
  }

  @Test func longLinesAreCutAroundTheHit() {
    let far = String(repeating: "很远", count: 500)
    let result = excerpt(far + "⟦最佳⟧" + far, width: 20)
    #expect(result.text.contains("最佳"))
    #expect(result.text.first == "…" && result.text.last == "…")
    #expect(result.text.reduce(0) { $0 + displayWidth(of: $1) } <= 20)
    let before = result.text.prefix { $0 != "最" }.reduce(0) { $0 + displayWidth(of: $1) }
    #expect(result.marks == String(repeating: " ", count: before) + "~~~~")
  }

  @Test func roomThatOneSideDoesNotNeedGoesToTheOther() {
    let far = String(repeating: "a", count: 200)
    #expect(excerpt(far + "⟦XY⟧", width: 20).text == "…" + String(repeating: "a", count: 16) + "XY")
    #expect(excerpt("⟦XY⟧" + far, width: 20).text == "XY" + String(repeating: "a", count: 16) + "…")
  }

  @Test func hitsLongerThanALineAreCutShort() {
    let result = excerpt("a⟦" + String(repeating: "长", count: 400) + "⟧b", width: 20)
    #expect(result.text.reduce(0) { $0 + displayWidth(of: $1) } <= 20)
    #expect(result.text.last == "…")
    #expect(result.marks.hasSuffix("~~~~"))
  }

  @Test(arguments: 20..<60)
  func everyWidthHoldsTheHit(width: Int) {
    let line = "甲乙丙丁abc👨‍👩‍👧戊己庚辛壬癸\t子丑寅卯⟦最佳⟧辰巳午未申酉戌亥一二三四五六七八九十"
    let result = excerpt(line, width: width)
    #expect(result.text.contains("最佳"))
    #expect(result.marks.hasSuffix("~~~~"))
    #expect(result.text.reduce(0) { $0 + displayWidth(of: $1) } <= width)
  }
}
