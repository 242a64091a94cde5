import Testing
import ZhiyanRules

@testable import ZhiyanReport

@Suite struct GitHubFormatterTests {
  /// A file in which a rule has found something again and again.
  private func many(_ path: String, _ rule: Int, _ count: Int) -> FileReport {
    Fixture.marked(path, String(repeating: "⟦最佳⟧\n", count: count), Array(repeating: (rule, []), count: count))
  }

  private func lines(_ files: [FileReport], _ errors: [InputError] = []) -> [Substring] {
    Fixture.output(.github, Fixture.context(), files: files, summary: Fixture.summary(of: files), errors: errors)
      .split(separator: "\n")
  }

  @Test func onlyWhatGitHubShowsIsWrittenErrorsFirst() {
    let lines = lines([
      many("a.md", 0, 12), many("b.md", 1, 8), many("c.md", 2, 4), many("d.md", 1, 9), many("e.md", 2, 9),
    ])
    let levels = lines.dropLast(2).map { $0.prefix { $0 != " " } }
    let expected = ["::error", "::warning", "::notice"].flatMap { Array(repeating: $0, count: 10) }
    #expect(levels.map(String.init) == expected)
    #expect(lines.filter { $0.contains("file=c.md") }.count == 4)
    #expect(lines.filter { $0.contains("file=d.md") }.count == 2)
    #expect(lines.suffix(2).first == "GitHub 每步每级只显示 10 条，另有 12 条未显示：3 个错误，7 个警告，2 个建议。")
    #expect(lines.last?.hasPrefix("检查了 5 个文件") == true)
  }

  @Test func inputsThatWereNotCheckedComeBeforeErrors() {
    let errors = (0..<4).map { InputError(path: "\($0).docx", message: "读不了") }
    let lines = lines([many("a.md", 2, 9)], errors)
    #expect(lines.prefix(4).allSatisfy { $0.hasSuffix("::读不了。") })
    #expect(lines.filter { $0.hasPrefix("::error ") }.count == 10)
    #expect(lines.contains("GitHub 每步每级只显示 10 条，另有 3 条未显示：3 个错误，0 个警告，0 个建议。"))
  }

  @Test func nothingLeftOutIsNoTally() {
    #expect(lines([many("a.md", 2, 10), many("b.md", 0, 10)]).count == 21)
    #expect(lines([]).count == 1)
  }

  @Test func placesAreInUTF16AndColumnsStayOnOneLine() {
    let file = Fixture.marked("a.md", "😀⟦最佳⟧\n⟦最\n佳⟧", [(2, []), (2, [])])
    let lines = lines([file])
    #expect(lines[0].hasPrefix("::error file=a.md,line=1,endLine=1,col=3,endColumn=5,title=law.absolute 绝对化用语::"))
    #expect(lines[1].hasPrefix("::error file=a.md,line=2,endLine=3,title="))
  }

  @Test func standardInputHasItsPlaceInTheMessage() {
    let file = Fixture.marked("<stdin>", "全城⟦最佳⟧", [(2, [])])
    #expect(lines([file])[0] == "::error title=law.absolute 绝对化用语::<stdin>:1:3: 广告里不得使用“最佳”。写能证明的事实。")
  }

  @Test func whatTheRunnerReadsIsEscaped() {
    let command = WorkflowCommand(
      level: .warning, properties: [("file", "a,b:c%2C\r\n.md"), ("title", "x")], message: "100%\r\n::error::,")
    #expect(command.line == "::warning file=a%2Cb%3Ac%252C%0D%0A.md,title=x::100%25%0D%0A::error::,\n")
  }
}
