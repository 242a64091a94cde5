import ZhiyanEngine
import ZhiyanReport
import ZhiyanText

@testable import ZhiyanRules

/// A run made up by hand: the rules, files and errors that all formats are tried on.
enum Fixture {
  static let rules: [Rule] = [
    rule(
      "order.reply-now", .suggestion, zh: ["命令式口吻", "“{match}”是在下命令", "改成请求，并说明原因。"],
      en: ["Giving orders", "“{match}” gives an order", "Ask, and say why."], source: "《优势领导力》第 2 章",
      flag: ["⟦务必回复⟧！"], pass: ["方便时请回复。"]),
    rule(
      "hype.act-now", .warning, zh: ["催促立即行动", "“{match}”在催促读者，而没有给出理由", "写明截止日期，和为什么值得现在决定。"],
      en: ["Pressing for action", "“{match}” presses the reader without a reason", "Give the closing date."],
      source: "《优势领导力》第 2 章第 3 节，第 7 条", flag: ["⟦立即抢购⟧，⟦错过今天再等一年⟧！", "*优惠*_多_：⟦马上下单⟧"],
      pass: ["请于 6 月 30 日前报名。"]),
    rule(
      "law.absolute", .error, zh: ["绝对化用语", "广告里不得使用“{match}”", "写能证明的事实"], en: nil,
      source: "广告法（2021）第九条", flag: ["全城⟦最佳⟧"], pass: ["最佳实践"]),
    rule(
      "sms.signature", .error, zh: nil,
      en: ["Missing signature", "A text message must open with the sender in 【】", "Put 【name】 in front."],
      source: "YD/T 3228", flag: ["⟦⟧您的快递到了"], pass: ["【小店】您的快递到了"]),
  ]

  static let files: [FileReport] = [
    // A byte-order mark, an emoji before the hit, CR LF, hits of the same words, a hit over two lines.
    marked(
      "copy/win.txt", "\u{FEFF}😀⟦立即抢购⟧，全城⟦最佳⟧\r\n⟦立即抢购⟧！再说一遍：⟦立即抢购⟧\r\n\r\n我们是⟦最\r\n  佳⟧的店\r\n",
      [(1, ["现在就看看"]), (2, ["很受欢迎", ""]), (1, []), (1, []), (2, [])]),
    marked("clean.md", "你好，附上说明。\n", []),
    // Tabs, combining marks, an emoji of several scalars inside the hit, control characters.
    marked(
      "mixed.md",
      "\t价格:\t⟦最👨‍👩‍👧佳⟧\n> café e\u{301}te\u{301} ⟦务必**回复**⟧ \u{1B}[31m红\u{202E}色\n"
        + "⟦最`](1)`佳⟧\n",
      [(2, []), (0, ["请回复"]), (2, [])], match: ["最👨‍👩‍👧佳", "务必回复", "最`](1)`佳"]),
    // Something missing, at the start and at the end of a file without a line break.
    marked("sms/到货.txt", "⟦⟧您的快递到了\n回复 1 退订⟦⟧", [(3, ["【小店】"]), (3, [])]),
    marked("空.txt", "⟦⟧", [(3, [])]),
    // One long line.
    marked(
      "长.txt",
      String(repeating: "这是一段很长的文字，", count: 40) + "⟦务必回复⟧" + String(repeating: "没有换行；", count: 60)
        + "⟦最佳⟧", [(0, []), (2, [])]),
    marked("资料/新 品 #1 100%:最终,版.md", "⟦马上下单⟧\rsecond ⟦最佳⟧", [(1, []), (2, ["很好"])]),
  ].sorted { Array($0.path.utf8).lexicographicallyPrecedes(Array($1.path.utf8)) }

  /// What formats trip over: signs of XML, Markdown, workflow commands and lines in the name, the copy and the words found.
  static let hostile = marked(
    "怪/\"名'\n字\", 100%::a|b`<c>&.md",
    "😀 a | b `码` <b>⟦最|佳⟧</b> ]]> %0A ⟦最`<b>佳]]>⟧\r\n::error::⟦最\r\n佳%0D::,⟧\u{1}\n\u{FEFF}𠮷e\u{301}⟦务必\u{1}回复⟧\r\n",
    [(2, ["<很|好>"]), (2, []), (2, []), (0, ["请`回复`", ""])])

  /// What cannot be checked, with the same signs in it.
  static let hostileError = InputError(
    path: "坏\n::error::\"b\"|<c>.docx", message: "第 1 行 `|` <b>]]> 不对\n::error::另存一份\u{1}")

  static let errors = [
    InputError(path: "坏 的.docx", message: "不是可以读取的 Word 文件，请另存为 .docx 后再试"),
    InputError(path: "<stdin>", message: "第 3 行不是 UTF-8。"),
  ]

  static var summary: Summary { summary(of: files) }

  static func summary(of files: [FileReport]) -> Summary {
    var summary = Summary()
    summary.files = files.count
    summary.suppressed = 2
    for finding in files.flatMap(\.findings) { summary.count(finding.level) }
    return summary
  }

  static func context(_ language: Language = .zh, color: Bool = false) -> ReportContext {
    ReportContext(rules: rules, language: language, version: "0.1.0", usesColor: color)
  }

  /// The whole output of a run.
  static func output(
    _ format: OutputFormat, _ context: ReportContext, files: [FileReport] = files, summary: Summary = summary,
    errors: [InputError] = errors
  ) -> String {
    output(format.formatter(context), files: files, summary: summary, errors: errors)
  }

  static func output(
    _ formatter: any ReportFormatter, files: [FileReport], summary: Summary, errors: [InputError]
  ) -> String {
    var assembly = formatter.assembly()
    var bytes = formatter.opening
    for file in files { bytes += assembly.add(formatter.chunk(file)) }
    return String(decoding: bytes + assembly.finish(summary: summary, errors: errors), as: UTF8.self)
  }

  /// The whole output of a run over the hostile file too.
  static func hostileOutput(_ format: OutputFormat, _ language: Language) -> String {
    let files = files + [hostile]
    return output(
      format, context(language), files: files, summary: summary(of: files), errors: errors + [hostileError])
  }

  /// A file with a finding for each pair of ⟦ and ⟧, in order.
  static func marked(
    _ path: String, _ text: String, _ findings: [(rule: Int, suggestions: [String])], match: [String] = []
  ) -> FileReport {
    var source = ContiguousArray<UInt8>()
    var ranges: [SourceRange] = []
    var start = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "⟦": start = source.count
      case "⟧": ranges.append(SourceRange(start, source.count))
      default: source.append(contentsOf: String(scalar).utf8)
      }
    }
    precondition(ranges.count == findings.count, "each mark needs its finding")
    return FileReport(
      path: path, source: source,
      findings: zip(ranges, findings).enumerated().map { index, pair in
        let (range, finding) = pair
        let words = String(decoding: source[range.indices], as: UTF8.self)
        return Finding(
          rule: finding.rule, level: rules[finding.rule].level, range: range,
          textRange: TextRange(range.start, range.end), match: match.isEmpty ? words : match[index],
          suggestions: finding.suggestions)
      })
  }

  private static func rule(
    _ id: String, _ level: Level, zh: [String]?, en: [String]?, source: String, flag: [String], pass: [String]
  ) -> Rule {
    let place = RulePlace(file: 0, range: SourceRange(0, 0))
    func text(_ index: Int) -> LocalizedText { LocalizedText(zh: zh?[index], en: en?[index]) }
    return Rule(
      id: id, pack: id.split(separator: ".").first.map(String.init) ?? "", level: level, title: text(0),
      message: text(1), advice: text(2), source: source, check: .phrase([]), unless: Unless(), channels: [],
      scopes: [],
      examples: Examples(
        flag: flag.map { .init(text: $0, place: place) }, pass: pass.map { .init(text: $0, place: place) }),
      place: place)
  }
}
