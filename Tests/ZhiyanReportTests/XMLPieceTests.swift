import Testing

@testable import ZhiyanReport

@Suite struct XMLPieceTests {
  @Test func signsOfXMLAndWhatItCannotCarryAreReplaced() {
    let text = "a<b>&\"'\t\r\n]]>\u{0}\u{1}\u{B}\u{1F}\u{7F}\u{FFFE}\u{FFFF}😀"
    #expect(
      text.xmlAttribute
        == "a&lt;b&gt;&amp;&quot;&apos;&#9;&#13;&#10;]]&gt;\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{7F}\u{FFFD}\u{FFFD}😀")
    #expect(text.xmlText.hasPrefix("a&lt;b&gt;&amp;\"'\t&#13;\n]]&gt;"))
  }

  @Test func tagsKeepTheOrderOfTheirAttributes() {
    #expect(xmlTag("error", ["z": "1", "a": "\"二\""]) == #"error z="1" a="&quot;二&quot;""#)
  }
}
