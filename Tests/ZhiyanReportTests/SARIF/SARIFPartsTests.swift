import Testing
import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

@testable import ZhiyanReport

@Suite struct SARIFPartsTests {
  private static func finding(_ match: String) -> Finding {
    Finding(rule: 0, level: .error, range: SourceRange(0, 0), textRange: TextRange(0, 0), match: match)
  }

  @Test(arguments: [
    ("本店是全城最佳的店\n第二行也最佳！\n", ["2c01c8500a6d0a7c:1", "b9fca8b9b2ba0d50:1", "c129715d7a2bc9a3:1"]),
    ("😀本店是全城最佳的店\r\n第二行也最佳！\r\n", ["efeeefd553b25d05:1", "b9fca8b9b2ba0d50:1", "c129715d7a2bc9a3:1"]),
    (" 本店是全城最佳\t的店\r第二行也最佳！\n  ", ["2c01c8500a6d0a7c:1", "b9fca8b9b2ba0d50:1", "c129715d7a2bc9a3:1"]),
  ])
  func lineHashesAreThoseOfGitHub(text: String, expected: [String]) {
    let hashes = LineHashes(ContiguousArray(text.utf8))
    #expect((1...3).map { hashes[$0] } == expected)
  }

  @Test func equalLinesAreCounted() {
    let line = String(repeating: "长", count: 120) + "\n"
    let hashes = LineHashes(ContiguousArray((line + line + line).utf8))
    #expect(hashes[1].hasSuffix(":1") && hashes[2].hasSuffix(":2") && hashes[3].hasSuffix(":3"))
    #expect(hashes[1].dropLast(2) == hashes[3].dropLast(2))
  }

  @Test(arguments: [
    ("资料/新 品.md", "%E8%B5%84%E6%96%99/%E6%96%B0%20%E5%93%81.md", "SRCROOT"),
    ("./a:b#c%d,e.md", "a%3Ab%23c%25d%2Ce.md", "SRCROOT"),
    ("-x~_.txt", "-x~_.txt", "SRCROOT"),
    ("e\u{301}.md", "e%CC%81.md", "SRCROOT"),
    ("<stdin>", "%3Cstdin%3E", "SRCROOT"),
    ("/tmp/a b", "file:///tmp/a%20b", nil),
  ])
  func pathsAreEncoded(path: String, uri: String, base: String?) {
    let location = SourceURI.location(of: path)
    #expect(location.uri == uri)
    #expect(location.uriBaseId == base)
  }

  @Test(arguments: [
    ("hype.act-now", "ActNow"), ("law.absolute", "Absolute"), ("a.b", "Bx"), ("x.a-b-sample", "AbSample"),
    ("sms.no-1-first", "No1First"), ("sms.114-number", "SmsRule114Number"), ("x.y.URL_check", "UrlCheck"),
    ("词.规则", "Rule"),
  ])
  func namesArePascalCase(id: String, name: String) {
    #expect(pascalCaseName(ofRule: id) == name)
  }

  @Test func messagesAreOneParagraphWithoutMarkup() {
    func finding(_ match: String) -> Finding {
      Finding(rule: 0, level: .error, range: SourceRange(0, 0), textRange: TextRange(0, 0), match: match)
    }
    let texts = RuleTexts(2, of: Fixture.rules, in: .zh)
    #expect(
      PlainMessage.text(texts, of: Self.finding("最\r\n  `佳`[见](1)"), in: .zh) == "广告里不得使用“最 '佳'[见] (1)”。写能证明的事实。")
    let silent = RuleTexts(3, of: Fixture.rules, in: .en)
    #expect(PlainMessage.text(silent, of: Self.finding("快递"), in: .en).hasPrefix("“快递”: A text message"))
    #expect(PlainMessage.text(silent, of: Self.finding(""), in: .en).hasPrefix("A text message"))
  }

  @Test(arguments: [
    ("前面⟦最佳⟧后面", "前面最佳后面"),
    ("⟦最佳⟧", nil),
    ("⟦最佳⟧\n", "最佳\n"),
    ("一\r\n⟦最佳⟧\r\n三\r\n四", "一\r\n最佳\r\n三"),
    ("一\n\n⟦最佳⟧", "\n最佳"),
    ("⟦⟧", nil),
    ("⟦⟧好", "好"),
  ])
  func contextIsLargerThanTheHit(marked: String, expected: String?) {
    let file = Fixture.marked("a", marked, [(2, [])])
    let lines = LineIndex(file.source)
    let placed = PlacedFinding(file.findings[0], in: lines)
    let range = ContextRange.around(
      placed.range, from: placed.start.line, to: placed.end.line, of: file.source, lines)
    #expect(range.map { String(decoding: file.source[$0.indices], as: UTF8.self) } == expected)
  }

  @Test func contextOfALongLineIsAWindow() {
    let far = String(repeating: "远😀", count: 100)
    let file = Fixture.marked("a", far + "⟦最佳⟧" + far, [(2, [])])
    let lines = LineIndex(file.source)
    let range = ContextRange.around(file.findings[0].range, from: 1, to: 1, of: file.source, lines)
    let words = range.map { String(decoding: file.source[$0.indices], as: UTF8.self) }
    #expect(words?.unicodeScalars.count == 82)
  }
}
