import Testing
import ZhiyanReaders
import ZhiyanRules
import ZhiyanTestSupport
import ZhiyanText

@testable import ZhiyanEngine
@testable import ZhiyanWorkspace

/// Random files with the built-in rules of typography and some rewrites of words.
@Suite struct FixerPropertyTests {
  private static let prose = [
    "您好", "票", "店", "谢谢", ",", "，", "!", "！", "?", "？？", "!!", "。。。", "。", "...", "…", "~~~", "、、", ";", ":", " ", " ，",
    "(店)", "７２",
    "ＡＢ", "App", "12", ".", "敬请知悉", "敬请", "乙乙", "😀", "  ", "100%",
  ]
  private static let markup = [
    "**", "*", "_", "[", "](a,b)", "&amp;", "&nbsp;", "<b>", "</b>", "\n", "\n", "\n\n", "\n\n", "\r\n", "> ", "- ",
    "# ", "| ", "\\",
    "  \n", "![票,店](x)", "$", "%s", "#",
  ]
  /// What stays as it is wherever it stands.
  private static let kept = [
    "`票,店`", "{{姓名,称呼}}", "https://a.com/票,店 ", "${票,店}", "<!-- 票,店 -->", "\n\n```\n票,店!!\n```\n\n",
  ]

  private static let rules: RuleSet = {
    var decoder = RuleDecoder()
    let yaml = """
      pack: house
      rules:
        - id: words
          check: phrase
          level: warning
          message: m
          edges: free
          phrases:
            - {phrase: 敬请知悉, instead: 告诉您, safe: true}
            - {phrase: 敬请, instead: 请, safe: true}
            - {phrase: 谢谢, instead: 多谢谢, safe: true}
            - {phrase: 乙乙, instead: '', safe: true}
            - {phrase: 票票, instead: '*票*', safe: true}
            - {phrase: 店, instead: 铺}

      """
    decoder.add(path: "house.yaml", bytes: ContiguousArray(yaml.utf8))
    #expect(decoder.issues.isEmpty)
    let rules = RuleSetCompiler.compile(decoder.library, onto: BuiltinRules.compiled).rules
    return rules.configured { ["house", "typography", "tone"].contains($0.pack) ? $0.level : nil }
  }()

  private static func source(_ random: inout SeededGenerator, _ format: InputFormat) -> String {
    var text = format == .markdown && random.one(in: 4) ? "---\ntitle: 票,店!!\n---\n" : ""
    for _ in 0..<random.pick(30) {
      switch random.pick(format == .markdown ? 8 : 20) {
      case 0: text += kept[random.pick(format == .markdown ? kept.count : 4)]
      case 1, 2: text += markup[random.pick(markup.count)]
      default: text += prose[random.pick(prose.count)]
      }
    }
    return text
  }

  private func read(_ source: ContiguousArray<UInt8>, _ format: InputFormat) -> Document? {
    try? Readers.read(source, format: format)
  }

  private func fix(_ document: Document, _ format: InputFormat, _ linter: inout Linter) -> Fixer.Outcome {
    Fixer.fix(document, linter.lint(document)) { source in
      read(source, format)
    } lint: { document in
      linter.lint(document)
    }
  }

  /// The same rounds with each change tried after those before it, which is the slow, obvious twin of trying all at once.
  private func slowly(_ document: Document, _ format: InputFormat, _ linter: inout Linter) -> Document {
    var document = document
    while true {
      let layout = ProseLayout(document)
      var edits = document.safeEdits(linter.lint(document).findings)
      var changed: Document?
      while true {
        var kept: [Edit] = []
        changed = nil
        for edit in edits {
          guard let next = read((kept + [edit]).applied(to: document.source), format),
            ProseLayout(next) == layout.moved(by: kept + [edit])
          else { continue }
          kept.append(edit)
          changed = next
        }
        guard let changed else { return document }
        let found = linter.lint(changed).findings
        edits = zip(kept, kept.placesAfter).filter { edit, place in
          !found.contains { Fixer.asksAgain($0, for: edit, at: place) }
        }.map(\.0)
        if edits.count == kept.count { break }
      }
      guard let changed else { return document }
      document = changed
    }
  }

  @Test(arguments: 1...300 as ClosedRange<UInt64>, [InputFormat.text, .markdown])
  func fixes(seed: UInt64, format: InputFormat) throws {
    var random = SeededGenerator(seed: seed)
    var linter = Linter(Self.rules)
    let source = Self.source(&random, format)
    let document = try #require(read(ContiguousArray(source.utf8), format))
    let once = fix(document, format, &linter)
    let text = String(decoding: once.document.source, as: UTF8.self)
    let note: Testing.Comment = "seed \(seed), \(format)\n\(source.debugDescription)\n\(text.debugDescription)"
    #expect(ContiguousArray(text.utf8) == once.document.source, note)
    #expect(once.unsettled.isEmpty, note)
    let twice = fix(once.document, format, &linter)
    #expect(twice.fixed == 0 && twice.document.source == once.document.source, note)
    #expect(once.found.findings == linter.lint(once.document).findings, note)
    // Lines, and what is no prose.
    #expect(source.utf8.filter { $0 == 10 || $0 == 13 } == text.utf8.filter { $0 == 10 || $0 == 13 }, note)
    if format == .markdown {
      #expect(hidden(document) == hidden(once.document), note)
    }
    for piece in ["{{姓名,称呼}}", "${票,店}"] {
      #expect(source.ranges(of: piece).count <= text.ranges(of: piece).count, note)
    }
    #expect(slowly(document, format, &linter).source == once.document.source, note)
  }

  /// The bytes that are no prose, in order.
  private func hidden(_ document: Document) -> [UInt8] {
    var result: [UInt8] = []
    var at = 0
    for range in ProseLayout(document).prose {
      result += document.source[at..<Int(range.start)]
      at = Int(range.end)
    }
    return result + document.source[at...]
  }
}
