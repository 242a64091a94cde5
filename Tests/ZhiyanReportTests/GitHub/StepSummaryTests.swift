import Testing
import ZhiyanReport

@Suite struct StepSummaryTests {
  private func output(room: Int, errors: [InputError] = []) -> String {
    Fixture.output(
      StepSummaryFormatter(Fixture.context(), room: room), files: Fixture.files, summary: Fixture.summary,
      errors: errors)
  }

  @Test func isTheMarkdownReportWhereItFits() {
    #expect(
      output(room: 100_000, errors: Fixture.errors)
        == Fixture.output(.markdown, Fixture.context(), summary: Fixture.summary, errors: Fixture.errors))
  }

  @Test func filesThatDoNotFitAreLeftOutAndCounted() {
    let page = output(room: 600)
    let files = page.split(separator: "\n").filter { $0.hasPrefix("## ") }.count
    let withFindings = Fixture.files.filter { !$0.findings.isEmpty }.count
    #expect((1..<withFindings).contains(files))
    #expect(page.contains("另有 \(withFindings - files) 个文件的结果太长"))
    #expect(page.contains("检查了 7 个文件"))
  }

  @Test func manyInputsThatWereNotCheckedAreCounted() {
    let errors = (0..<300).map { InputError(path: "\($0).docx", message: "读不了") }
    let page = output(room: 100_000, errors: errors)
    #expect(page.contains("| 99.docx |") && !page.contains("| 100.docx |"))
    #expect(page.contains("还有 200 个输入没有检查。") && page.contains("300 个输入无法读取"))
  }
}
