import Testing
import ZhiyanEngine
import ZhiyanReaders
import ZhiyanRules
import ZhiyanText

@testable import ZhiyanWorkspace

/// The wording that the first issue lists, and what must not be taken for it.
@Suite struct IssueTableTests {
  private static let table: [(pack: String, texts: [String])] = [
    (
      "hype",
      [
        "当你自己的老板", "100% 免费", "１００％免費", "免 费 送", "即刻行动", "令人惊奇", "让你获得双倍受益", "特惠条款", "自主理财", "你需要的信息", "独家提供",
        "保证满意", "服务尽善尽美",
      ]
    ),
    ("jargon", ["以客户为中心", "高效合作", "解决方案", "赋能", "闭环", "抓手"]),
    (
      "canned",
      ["这是公司的政策", "这不是我的决定", "上面定下来的", "我不是负责这项工作的", "比上不足、比下有余", "最终解释权归本公司所有"]
    ),
    ("absolute", ["国家级", "最佳", "全网最低价", "行业第一"]),
  ]
  private static let cases = table.flatMap { group in group.texts.map { (group.pack, $0) } }
  private static let innocent = [
    "他单独家访提供了帮助", "最后一次会议", "第一次见面", "大麻烦", "顶级域名", "绝对路径", "闭环控制", "门把抓手", "首月免费,之后每月 30 元",
  ]
  /// A sentence around a term, without any term of its own.
  private static let frames = [("", ""), ("您好,", "。"), ("海报上写着“", "”,很醒目。"), ("- ", "\n"), ("# ", "\n")]

  /// Findings as pack and words of the file.
  private func findings(_ text: String, _ format: InputFormat) throws -> [(
    pack: String, words: String, range: SourceRange
  )] {
    let document = try Readers.read(ContiguousArray(text.utf8), format: format)
    // The packs of the table; others may have a word of their own to say about a frame.
    let rules = BuiltinRules.compiled.configured { rule in
      Self.table.contains { $0.pack == rule.pack } && !rule.isOptIn ? rule.level : nil
    }
    var linter = Linter(rules)
    let result = linter.lint(document)
    #expect(result.failures.isEmpty)
    return result.findings.map { (rules.rules[$0.rule].pack, document.string($0.range), $0.range) }
  }

  @Test(arguments: cases, InputFormat.allCases)
  func wordingOfTheIssueIsFound(term: (pack: String, text: String), format: InputFormat) throws {
    for (before, after) in Self.frames {
      let text = before + term.text + after
      let found = try findings(text, format)
      #expect(found.map(\.pack) == [term.pack], "\(text.debugDescription): \(found.map(\.words))")
      let start = before.utf8.count
      let place = start..<start + term.text.utf8.count
      for finding in found {
        #expect(
          place.contains(finding.range.indices.lowerBound) && finding.range.indices.upperBound <= place.upperBound)
      }
    }
  }

  @Test(arguments: innocent, InputFormat.allCases)
  func whatOnlyLooksLikeItIsNot(text: String, format: InputFormat) throws {
    for (before, after) in Self.frames {
      let found = try findings(before + text + after, format)
      #expect(found.isEmpty, "\(text): \(found.map { "\($0.pack) \($0.words)" })")
    }
  }

  @Test(arguments: ["\n", "\r\n"])
  func aTermAcrossASoftBreakIsOneFinding(lineEnd: String) throws {
    let found = try findings("我们独家\(lineEnd)提供\(lineEnd)", .markdown)
    #expect(found.map(\.pack) == ["hype"])
    #expect(found.map(\.words) == ["独家\(lineEnd)提供"])
    #expect(found.first?.range == SourceRange(6, 18 + lineEnd.utf8.count))
  }

  @Test func aTermAcrossMarkupIsOneFinding() throws {
    let found = try findings("我们**独**家*提供*它", .markdown)
    #expect(found.map(\.words) == ["独**家*提供"])
  }

  @Test(arguments: ["`独家提供`", "```\n独家提供\n```", "<!-- 独家提供 -->", "[看](独家提供.html)"])
  func codeAndAddressesAreNoProse(text: String) throws {
    #expect(try findings(text, .markdown).isEmpty)
  }
}
