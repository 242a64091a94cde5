import Testing
import ZhiyanEngine
import ZhiyanText

@testable import ZhiyanReport
@testable import ZhiyanRules

@Suite struct HTMLFormatterTests {
  private func page(
    _ files: [FileReport], errors: [InputError] = [], language: Language = .zh, packs: [Pack] = []
  ) -> String {
    var context = Fixture.context(language)
    context.packs = packs
    var summary = Summary()
    summary.files = files.count
    for finding in files.flatMap(\.findings) { summary.count(finding.level) }
    return Fixture.output(.html, context, files: files, summary: summary, errors: errors)
  }

  /// The lines of the copy, of all files.
  private func copy(_ page: String) -> [Substring] {
    page.split(separator: "\n").filter { $0.hasPrefix("<p><b>") }
  }

  @Test func hitsThatOverlapAreMarkedEach() {
    var file = Fixture.marked("a.txt", "甲⟦乙丙⟧丁", [(1, [])])
    var other = file.findings[0]
    other.rule = 2
    other.level = .error
    other.range = SourceRange(6, 12)
    file.findings.append(other)
    let line = """
      <p><b>1</b>甲<mark class="w p1">乙</mark><mark class="w p1"><mark class="e p2">丙</mark></mark>\
      <a class="ref i w p1" id="m1-1" href="#n1-1" aria-label="看第 1 处的说明">1</a><mark class="e p2">丁</mark>\
      <a class="ref i e p2" id="m1-2" href="#n1-2" aria-label="看第 2 处的说明">2</a></p>
      """
    #expect(copy(page([file])) == [line[...]])
  }

  @Test func whatIsMissingHasAPlace() {
    let lines = copy(page([Fixture.marked("a.txt", "您好⟦⟧", [(3, [])])], language: .en))
    #expect(lines.count == 1 && lines[0].contains("您好<mark class=\"here e p3\">[here]</mark><a "))
  }

  @Test func signsOfTheCopyAreText() {
    let line = copy(page([Fixture.marked("a.txt", "<b>\t\u{202E}&⟦<i>⟧\u{1}", [(2, [])])]))[0]
    #expect(
      line.hasPrefix(
        "<p><b>1</b>&lt;b&gt;\t<span class=\"sign\">\\u{202E}</span>&amp;<mark class=\"e p2\">&lt;i&gt;</mark>"))
    #expect(line.hasSuffix("</a><span class=\"sign\">\\u{1}</span></p>"))
  }

  @Test func longHitsAreShownAtBothEnds() {
    let middle = (0..<40).map { "第\($0)行\n" }.joined()
    let text = page([Fixture.marked("a.txt", "前\n⟦起\n\(middle)止⟧\n后\n", [(2, [])])])
    let lines = copy(text)
    #expect(lines.count == 8 && lines[1].contains("id=\"m1-1\"") && lines[6].contains("<mark class=\"e p2\">止</mark>"))
    #expect(text.contains("<p class=\"gap\">略去 36 行</p>"))
  }

  @Test func filesAreNumberedAndLinked() {
    let file = Fixture.marked("a.txt", "⟦甲⟧", [(2, [])])
    var second = file
    second.path = "b.txt"
    let text = page([file, FileReport(path: "干净.txt", source: [], findings: []), second])
    for part in [
      "id=\"f1\"", "href=\"#f2\"", "id=\"m2-1\"", "href=\"#m1-1\"", "id=\"n2-1\"", "<li><bdi>干净.txt</bdi></li>",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(!text.unicodeScalars.contains("\u{1}"))
  }

  @Test func packsGoByTheirTitles() {
    let file = Fixture.marked("a.txt", "⟦甲⟧", [(2, [])])
    let packs = [
      Pack(name: "law", title: LocalizedText(zh: "法<律>")), Pack(name: "law", title: LocalizedText(zh: "别的")),
    ]
    #expect(page([file], packs: packs).contains("<th scope=\"row\">法&lt;律&gt; <code>law</code>"))
    #expect(page([file]).contains("<th scope=\"row\">law<svg"))
  }

  @Test func choicesNeedSomethingToChooseFrom() {
    let one = page([Fixture.marked("a.txt", "⟦甲⟧⟦乙⟧", [(2, []), (2, [])])])
    #expect(!one.contains("<fieldset>"))
    let levels = page([Fixture.marked("a.txt", "⟦甲⟧⟦乙⟧", [(1, []), (2, [])])])
    #expect(levels.split(separator: "<fieldset>").count == 3)
  }

  @Test func nothingToShowSaysSo() {
    let empty = page([])
    #expect(empty.contains("<p class=\"lead\">没有检查任何文件。</p>") && !empty.contains("class=\"skip\""))
    let clean = page([FileReport(path: "a.txt", source: [], findings: [])], language: .en)
    #expect(clean.contains("Checked 1 file, nothing found.") && clean.contains("Files without findings"))
  }

  @Test func whatWasNotCheckedStandsFirst() {
    let text = page([Fixture.marked("a.txt", "⟦甲⟧", [(2, [])])], errors: [Fixture.hostileError])
    let sections = text.split(separator: "<section ").dropFirst().map { $0.prefix { $0 != ">" } }
    #expect(sections.prefix(2) == [#"class="unread" aria-labelledby="unread""#, #"aria-labelledby="totals""#])
    #expect(text.contains("<dt><bdi>坏\\u{A}::error::&quot;b&quot;|&lt;c&gt;.docx</bdi></dt>"))
    #expect(page([], errors: Fixture.errors).contains("2 个输入无法读取"))
  }

  @Test func inputsWithoutAChunkAreNoFiles() {
    var assembly = HTMLFormatter(Fixture.context()).assembly()
    #expect(assembly.add([]).isEmpty)
    let rest = assembly.finish(summary: Summary(), errors: Fixture.errors)
    #expect(!String(decoding: rest, as: UTF8.self).contains("id=\"clean\""))
  }
}
