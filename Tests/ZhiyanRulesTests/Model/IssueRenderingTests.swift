import Testing
import ZhiyanRules
import ZhiyanText

@Suite struct IssueRenderingTests {
  private func render(_ text: String) -> [String] {
    let bytes = ContiguousArray(text.utf8)
    let index = LineIndex(bytes)
    return YAMLParser.parse(bytes).issues.map { $0.rendered(path: "规则.yaml", bytes: bytes, index: index) }
  }

  @Test func caretsStandBelowWideCharacters() {
    #expect(
      render("a: 1\n键值: no\n") == [
        "规则.yaml:2:5: YAML parsers do not agree on what no means\n  键值: no\n        ^^\n  write: \"no\"\n"
      ])
  }

  @Test func tabsAreExpandedAndEmptyRangesHaveACaret() {
    #expect(
      render("a:\n\tb: c\n").first
        == "规则.yaml:2:1: a tab may not indent a line\n      b: c\n  ^^^^\n  write: spaces\n")
    #expect(render("a: |\n  b").first?.contains("\n    b\n     ^\n") == true)
  }

  @Test func longLinesAreCut() throws {
    let text = render("a: " + String(repeating: "长", count: 300) + ": x " + String(repeating: "尾", count: 300) + "\n")
    let lines = try #require(text.first).split(separator: "\n")
    #expect(lines[1].hasPrefix("  …") && lines[1].hasSuffix("…"))
    #expect(DisplayWidth.of(String(lines[1])) < 110)
    let caret = DisplayWidth.of(String(lines[2])) - 1
    #expect(DisplayWidth.of(String(lines[1].prefix { $0 != ":" })) == caret)
  }
}
