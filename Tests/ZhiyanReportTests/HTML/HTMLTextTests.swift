import Testing
import ZhiyanRules

@testable import ZhiyanReport

@Suite struct HTMLTextTests {
  @Test(arguments: [
    ("a<b>&amp;\"'", "a&lt;b&gt;&amp;amp;&quot;&#39;"), ("一\r\n  二", "一 二"), ("甲<\u{301}", "甲&lt;\u{301}"),
    ("\u{1B}红\u{202E}\u{200B}", #"\u{1B}红\u{202E}\u{200B}"#), ("</style><script>", "&lt;/style&gt;&lt;script&gt;"),
    ("\u{1}", #"\u{1}"#), ("", ""),
  ])
  func signsAreText(text: String, html: String) {
    #expect(text.htmlText == html)
  }

  @Test func talliesAreReadAsWritten() {
    var tally = HTMLTally()
    #expect(HTMLTally(encoded: tally.encoded) == tally)
    tally.add(.init(rule: 12, level: .error), count: 3)
    tally.add(.init(rule: 0, level: .suggestion))
    tally.add(.init(rule: 0, level: .warning))
    #expect(tally.encoded == "0s1,0w1,12e3")
    #expect(HTMLTally(encoded: tally.encoded) == tally)
    #expect(tally.count(of: .error) == 3 && tally.count(of: .warning) { $0 == 12 } == 0 && tally.total == 5)
  }

  @Test func filesAreReadAsWritten() {
    let body = Array("<p>\n\n".utf8) + [HTMLFile.number, 0x0A]
    let file = HTMLFile(encoded: HTMLFile(tally: HTMLTally(encoded: "1e2"), path: "a", body: body).encoded)
    #expect(file.path == "a" && file.body == body && file.tally.encoded == "1e2")
    #expect(file.section(number: 12) == Array("<p>\n\n12\n".utf8))
  }
}
