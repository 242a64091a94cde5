import Testing
import ZhiyanEngine
import ZhiyanReport
import ZhiyanRules

@Suite struct TextFormatterTests {
  @Test func noControlCharacterReachesTheTerminal() {
    let nasty = "\u{1B}]0;x\u{7}\u{9B}31m\u{202E}\u{0}\r\n"
    var file = Fixture.marked("dir\u{1B}[2J\n/\(nasty).md", "a⟦最\(nasty)佳⟧\(nasty)", [(2, ["\(nasty)好"])])
    file.findings[0].match = "最\(nasty)佳"
    for language in Language.allCases {
      let output = Fixture.output(.text, Fixture.context(language), files: [file], errors: [])
      let bad = output.unicodeScalars.filter { $0 != "\n" && ($0.value < 0x20 || (0x7F..<0xA0).contains($0.value)) }
      #expect(bad.isEmpty)
      #expect(!output.unicodeScalars.contains("\u{202E}"))
      #expect(output.contains("\\u{1B}"))
    }
  }

  @Test func colorsOnlyWhenAsked() {
    #expect(!Fixture.output(.text, Fixture.context()).contains("\u{1B}"))
    #expect(Fixture.output(.text, Fixture.context(color: true)).contains("\u{1B}[1;33m警告\u{1B}[0m"))
  }

  @Test func theWordsOfEachLineAreMarked() {
    let file = Fixture.marked("a", "开头⟦一\r\n二\r三\n四\n五六⟧尾\n", [(2, [])])
    let output = Fixture.output(.text, Fixture.context(), files: [file], errors: [])
    #expect(output.contains("    开头一\n        ~~\n    二\n    ~~\n    …\n    五六尾\n    ~~~~\n"))
  }

  @Test func aHitThatTakesItsLineBreakShowsOneLine() {
    let file = Fixture.marked("a", "⟦一\n⟧二\n", [(2, [])])
    let output = Fixture.output(.text, Fixture.context(), files: [file], errors: [])
    #expect(output.contains("    一\n    ~~\n  →"))
  }

  @Test func theSummaryNeverCallsAnUnreadInputClean() {
    var summary = Summary()
    summary.files = 2
    func line(_ language: Language, _ errors: [InputError]) -> String {
      Fixture.output(.text, Fixture.context(language), files: [], summary: summary, errors: errors)
    }
    #expect(line(.zh, []) == "检查了 2 个文件，没有发现问题。\n")
    #expect(line(.en, []) == "Checked 2 files, nothing found.\n")
    let error = InputError(path: "x", message: "y")
    #expect(line(.zh, [error]) == "检查了 2 个文件，没有发现问题；1 个输入无法读取。\n")
    #expect(line(.en, [error]) == "Checked 2 files, nothing found; 1 input could not be read.\n")
    summary.files = 0
    #expect(line(.en, [error]) == "No files were checked; 1 input could not be read.\n")
  }

  @Test func aFileOfOneLineWithManyHitsIsQuick() {
    let file = Fixture.marked(
      "a", String(repeating: "⟦最佳⟧" + String(repeating: "文字", count: 170), count: 1000),
      Array(repeating: (2, []), count: 1000))
    let formatter = OutputFormat.text.formatter(Fixture.context())
    let time = ContinuousClock().measure { _ = formatter.chunk(file) }
    // Generous, since tests run without optimisation; a walk from the start of the line would take minutes.
    #expect(time < .seconds(5))
  }
}
