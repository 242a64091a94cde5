import Testing
import ZhiyanRules

@testable import ZhiyanWorkspace

@Suite struct RuleHandbookTests {
  @Test(arguments: [(Language.en, "Docs/rules.md"), (.zh, "Docs/rules.zh-CN.md")])
  func thePagesSayWhatTheRulesSay(language: Language, path: String) throws {
    let stored = String(decoding: try SourceTree.bytes(path), as: UTF8.self)
    let isCurrent = stored == RuleHandbook.builtin(in: language)
    #expect(isCurrent, "\(path) is not what the rules say now: run Scripts/make-docs")
  }

  @Test func theMarksOfMarkdownAreShownAsTheyAre() {
    var decoder = RuleDecoder()
    decoder.add(
      path: "a.yaml",
      bytes: ContiguousArray(
        """
        pack: house
        rules:
          - id: stars
            check: phrase
            level: warning
            title: {zh: "*星* <b>"}
            message: {zh: "“{match}”"}
            phrases: [好评]
            unless: {near: [<@date>]}
            examples:
              flag: ["甲\\n⟦好评⟧"]
              pass: ["6 月 1 日,好评"]

        """.utf8))
    #expect(decoder.issues.isEmpty)
    let page = RuleHandbook(decoder.library, language: .zh).text
    #expect(page.contains("**\\*星\\* \\<b\\>** · 警告"))
    #expect(page.contains("同一句里: `<@date>`"))
    #expect(page.contains("✗ 甲⏎⟦好评⟧\n✓ 6 月 1 日,好评"))
  }

  @Test func aPackWithoutRulesHasNoChapter() {
    #expect(!RuleHandbook(RuleLibrary(), language: .en).text.contains("<a id"))
  }
}
