import ZhiyanRules

/// The page around the texts: what the run came to, charts, filters, rules.
struct HTMLPage {
  let formatter: HTMLFormatter
  let summary: Summary
  let errors: [InputError]
  /// Files with findings, in the order of the run; the number of a file is its index, from 1.
  let files: [HTMLFile]
  /// Escaped paths of the other files.
  let clean: [String]
  /// The whole run.
  let tally: HTMLTally
  var output = HTMLBytes()

  var context: ReportContext { formatter.context }

  init(_ formatter: HTMLFormatter, files: [HTMLFile], summary: Summary, errors: [InputError]) {
    self.formatter = formatter
    self.summary = summary
    self.errors = errors
    self.files = files.filter { !$0.tally.isEmpty }
    clean = files.filter(\.tally.isEmpty).map(\.path)
    tally = files.reduce(into: HTMLTally()) { $0.add($1.tally) }
  }

  // MARK: Start and end

  /// What is known before any file was checked.
  static func head(_ context: ReportContext) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(context.say("zh-CN", "en"))">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
    base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <title>\(context.say("文案检查报告", "Copy report")) · zhiyan</title>
    <style>
    \(HTMLStyle.sheet)
    """
  }

  static func foot(_ context: ReportContext) -> String {
    """
    </main>
    <footer><p>zhiyan \(context.version.htmlText)</p></footer>
    </body>
    </html>

    """
  }

  /// All between both: the rest of the style sheet, then the page.
  mutating func written() -> [UInt8] {
    writeFilterStyle()
    output += "</style>\n</head>\n<body>\n"
    if !files.isEmpty {
      output += "<a class=\"skip\" href=\"#copy\">\(context.say("跳到文案", "Skip to the copy"))</a>\n"
    }
    writeTitle()
    output += "<main>\n"
    writeErrors()
    if !files.isEmpty {
      writeTotals()
      writeCopy()
      writeRules()
    }
    writeClean()
    return output.bytes
  }

  private mutating func writeTitle() {
    let line = SummaryLine(summary: summary, unreadable: errors.count, language: context.language).text
    output += "<header>\n<h1>\(context.say("文案检查报告", "Copy report"))</h1>\n<p class=\"lead\">\(line)</p>\n</header>\n"
  }

  // MARK: Inputs

  /// What could not be checked stands before all else, so that it never looks clean.
  private mutating func writeErrors() {
    guard !errors.isEmpty else { return }
    let title = context.say("没有检查的输入", "Not checked")
    output += "<section class=\"unread\" aria-labelledby=\"unread\">\n<h2 id=\"unread\">\(title)</h2>\n<dl>\n"
    for error in errors {
      output += "<dt><bdi>\(error.path.visible.htmlText)</bdi></dt><dd>\(error.message.visible.htmlText)</dd>\n"
    }
    output += "</dl>\n</section>\n"
  }

  private mutating func writeClean() {
    guard !clean.isEmpty else { return }
    let title = context.say("没有发现问题的文件", "Files without findings")
    output += "<section aria-labelledby=\"clean\">\n<h2 id=\"clean\">\(title)</h2>\n<ul class=\"clean\">\n"
    for path in clean { output += "<li><bdi>\(path)</bdi></li>\n" }
    output += "</ul>\n</section>\n"
  }

  // MARK: Copy and rules

  private mutating func writeCopy() {
    output += "<section id=\"copy\" aria-labelledby=\"h-copy\">\n<h2 id=\"h-copy\">"
    output += "\(context.say("文案与问题", "Copy and findings"))</h2>\n"
    writeFilter()
    for (index, file) in files.enumerated() { output.bytes += file.section(number: index + 1) }
    output += "</section>\n"
  }

  private mutating func writeRules() {
    let title = context.say("用到的规则", "Rules that found something")
    output += "<section aria-labelledby=\"rules\">\n<h2 id=\"rules\">\(title)</h2>\n<dl class=\"rules\">\n"
    let found = Set(tally.counts.keys.map(\.rule)).sorted { context.rules[$0].id < context.rules[$1].id }
    for index in found {
      let rule = context.rules[index]
      var only = HTMLTally()
      for (cell, count) in tally.counts where cell.rule == index { only.add(cell, count: count) }
      output += "<div id=\"r\(index)\"><dt><code>\(rule.id.htmlText)</code> "
      output += "\(rule.title.text(in: context.language).htmlText)</dt><dd>\(formatter.counted(only))"
      if !rule.source.isEmpty { output += "<br>\(context.say("依据：", "Source: "))\(rule.source.htmlText)" }
      output += "</dd></div>\n"
    }
    output += "</dl>\n</section>\n"
  }

  // MARK: Packs

  /// Packs with findings, as indices.
  var packs: [Int] { Set(tally.counts.keys.map { formatter.packOfRule[$0.rule] }).sorted() }

  /// The title of a pack and its name, escaped.
  func title(ofPack index: Int) -> String {
    let name = formatter.packs[index]
    let title = context.packs.first { $0.name == name }?.title.text(in: context.language) ?? ""
    return title.isEmpty ? name.htmlText : "\(title.htmlText) <code>\(name.htmlText)</code>"
  }

  func count(_ level: Level, pack: Int? = nil) -> Int {
    tally.count(of: level) { pack == nil || formatter.packOfRule[$0] == pack }
  }
}
