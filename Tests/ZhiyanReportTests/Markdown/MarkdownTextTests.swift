import Testing

@testable import ZhiyanReport

@Suite struct MarkdownTextTests {
  @Test(arguments: [
    ("a|b", #"a\|b"#), ("`码`<b>&amp;", #"\`码\`\<b\>\&amp;"#),
    ("[见](http://x) *好*_x_~~y~~", #"\[见\](http://x) \*好\*\_x\_\~\~y\~\~"#),
    (#"反\斜"#, #"反\\斜"#), ("合|\u{301}并", "合\\|\u{301}并"), ("一\r\n  二", "一 二"),
    ("\u{1B}红\u{202E}", #"\\u{1B}红\\u{202E}"#),
  ])
  func signsAreText(text: String, cell: String) {
    #expect(text.markdownCell == cell)
  }
}
