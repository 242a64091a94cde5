import Testing
import ZhiyanText

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("abc", 3), ("直言", 4), ("，。", 4), ("ｱ", 1), ("Ａ", 2), ("e\u{301}", 1), ("\u{200B}a\u{FEFF}", 1), ("😀", 2), ("👨‍👩‍👧", 2),
    ("👍🏽", 2), ("❤️", 2), ("❤", 1), ("🇨🇳", 2), ("“”", 2), ("𠀀", 2), ("한", 2), ("가", 2), ("か\u{3099}", 2), ("\t", 0),
    ("①", 1), ("✅", 2), ("…", 1),
  ])
  func countsColumns(_ text: String, _ width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }
}
