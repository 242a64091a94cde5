import Testing
import ZhiyanEngine
import ZhiyanReaders
import ZhiyanRules
import ZhiyanTestSupport
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

  private static let blocks = [
    "立即抢购!\n\n", "一段话。\n立即抢购!\n立即抢购!\n\n", "- 立即抢购\n- 立即抢购\n\n", "> 立即抢购\n\n", "```\n立即抢购\n```\n\n",
    "| a | b |\n| - | - |\n| 立即抢购 | 立即抢购 |\n\n", "立即抢购\n====\n\n", "<div>\n立即抢购\n</div>\n\n", "1. 甲\n\n   立即抢购\n\n",
  ]

  /// Comments for many lines are good one by one as well, and together they silence what they name and nothing else.
  @Test func manyLinesAtOnce() throws {
    let rule = try #require(BuiltinRules.compiled.rules.firstIndex { $0.id == "hype.act-now" })
    let rules = BuiltinRules.compiled.configured { $0.id == "hype.act-now" ? $0.level : nil }
    var linter = Linter(rules)
    let read = { (bytes: ContiguousArray<UInt8>) in try? Readers.read(bytes, format: .markdown) }
    var all = (placed: 0, lines: 0)
    for seed in UInt64(0)..<60 {
      var random = SeededGenerator(seed: seed)
      let text = random.text(of: Self.blocks, count: 1...14)
      let document = try #require(read(ContiguousArray(text.utf8)))
      let found = linter.lint(document).findings
      let comments = CommentInsertion(document, read: read)
      var lines: [CommentInsertion.Line] = []
      for line in found.map({ comments.line(of: $0) }) where lines.last != line { lines.append(line) }
      let named = lines.map { (line: $0, rules: ["hype.act-now"]) }
      let (insertions, placed) = comments.ignoringLines(named, reason: "理由")
      var bytes = document.source
      for insertion in insertions.reversed() {
        bytes.insert(contentsOf: insertion.replacement.utf8, at: insertion.range.lowerBound)
      }
      let silenced = Set(placed.map { lines[$0] })
      let rest = found.filter { !silenced.contains(comments.line(of: $0)) }
      let result = linter.lint(try #require(read(bytes)))
      #expect(result.findings.count == rest.count, "seed \(seed)\n\(text)")
      #expect(result.suppressed.count == found.count - rest.count, "seed \(seed)\n\(text)")
      #expect(result.findings.allSatisfy { $0.rule == rule })
      // Each alone is the twin.
      for (index, line) in lines.enumerated() {
        let alone = comments.ignoringLine(line, rules: ["hype.act-now"], reason: "理由")
        #expect((alone != nil) == placed.contains(index), "seed \(seed), line \(index)\n\(text)")
      }
      all = (all.placed + placed.count, all.lines + lines.count)
    }
    #expect(all.placed > 200 && all.placed <= all.lines)
  }
}
