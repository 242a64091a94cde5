import Testing
import ZhiyanEngine
import ZhiyanReaders
import ZhiyanRules
import ZhiyanText

@testable import ZhiyanWorkspace

@Suite struct CommentInsertionTests {
  private static let texts = [
    "立即抢购!\n", "一段话。\n立即抢购!\n后面还有。\n", "# 立即抢购\n\n正文\n", "- 一\n- 立即抢购\n- 三\n", "> 引用\n> 立即抢购\n",
    "标题\n===\n\n- 甲\n\n  立即抢购\n", "\u{FEFF}立即抢购", "---\ntitle: x\n---\n\n立即抢购!\n", "a\r\n\r\n立即抢购\r\n",
    "1. 立即抢购\n2. 好\n",
    "**立即抢购**\n", "a\r立即抢购\r",
  ]

  @Test(arguments: texts)
  func silencesAndChangesNothingElse(text: String) throws {
    var linter = Linter(BuiltinRules.compiled)
    let read = { (bytes: ContiguousArray<UInt8>) in try? Readers.read(bytes, format: .markdown) }
    let document = try #require(read(ContiguousArray(text.utf8)))
    let found = linter.lint(document).findings
    let rule = try #require(BuiltinRules.compiled.rules.firstIndex { $0.id == "hype.act-now" })
    let finding = try #require(found.first { $0.rule == rule })
    let comments = CommentInsertion(document, read: read)
    let insertions = [
      comments.ignoringLine(comments.line(of: finding), rules: ["hype.act-now"], reason: "理由"),
      comments.ignoringFile(rule: "hype.act-now", reason: "理由"),
    ]
    for insertion in insertions {
      let insertion = try #require(insertion)
      var bytes = document.source
      bytes.insert(contentsOf: insertion.replacement.utf8, at: insertion.range.lowerBound)
      let changed = try #require(read(bytes))
      let result = linter.lint(changed)
      #expect(result.suppressed.map(\.finding.match) == ["立即抢购"], "\(insertion)")
      #expect(result.findings.map(\.match) == found.filter { $0.rule != rule }.map(\.match))
    }
  }
}
