import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

/// Writes one page that opens anywhere, from a mail too: totals and charts, then each text with its findings beside it.
///
/// Nothing is loaded and no script runs. What comes from outside is only ever the content of elements, never of an
/// attribute; classes and ids are made of numbers.
struct HTMLFormatter: ReportFormatter {
  let context: ReportContext
  private let texts: RuleTextTable
  /// Names of packs, in the order of their first rules; ids and classes are made of the index.
  let packs: [String]
  /// By rule, the index of its pack.
  let packOfRule: [Int]

  init(_ context: ReportContext) {
    self.context = context
    texts = context.ruleTexts
    var numbers: [String: Int] = [:]
    var packs: [String] = []
    packOfRule = context.rules.map { rule in
      if let number = numbers[rule.pack] { return number }
      numbers[rule.pack] = packs.count
      packs.append(rule.pack)
      return packs.count - 1
    }
    self.packs = packs
  }

  var opening: [UInt8] { Array(HTMLPage.head(context).utf8) }
  var separator: [UInt8] { [] }
  func assembly() -> any ReportAssembly { HTMLAssembly(self) }

  func chunk(_ report: FileReport) -> [UInt8] {
    var tally = HTMLTally()
    for finding in report.findings { tally.add(.init(rule: finding.rule, level: finding.level)) }
    let path = report.path.visible.htmlText
    return HTMLFile(tally: tally, path: path, body: tally.isEmpty ? [] : section(report, tally, path)).encoded
  }

  func closing(summary: Summary, errors: [InputError]) -> [UInt8] {
    Array(HTMLPage.foot(context).utf8)
  }

  // MARK: One file

  private func section(_ report: FileReport, _ tally: HTMLTally, _ path: String) -> [UInt8] {
    let number = Unicode.Scalar(HTMLFile.number)
    let placed = report.placedFindings
    var output = HTMLBytes()
    output += "<section class=\"file b\(classes(tally.counts.keys))\" aria-labelledby=\"f\(number)\">\n"
    output += "<h3 id=\"f\(number)\"><bdi>\(path)</bdi></h3>\n<p class=\"count\">\(counted(tally))</p>\n"
    let lines = LineIndex(report.source)
    var copy = HTMLCopy(report.source, lines, placed, marks: placed.map { mark($0.finding) }, context)
    for part in CopyRows.parts(of: placed, lines: lines) {
      switch part {
      case .skipped(let count): output += "<p class=\"gap\">\(skipped(count))</p>\n"
      case .row(let row):
        let shown = row.findings.isEmpty ? copy.covering(row.lines) : Array(row.findings)
        output += "<div class=\"row b\(classes(shown.map { cell(placed[$0].finding) }))\">\n"
        copy.write(row.lines, to: &output)
        if !row.findings.isEmpty {
          output += "<ul class=\"notes\">\n"
          for index in row.findings { output += note(placed[index].finding, index + 1) }
          output += "</ul>\n"
        }
        output += "</div>\n"
      }
    }
    output += "</section>\n"
    return output.bytes
  }

  /// What is said of a finding, beside its words.
  private func note(_ finding: Finding, _ order: Int) -> String {
    let number = "\(Unicode.Scalar(HTMLFile.number))-\(order)"
    let rule = context.rules[finding.rule]
    let texts = texts[finding.rule]
    let back = context.say("第 \(order) 处，回到文中", "\(order), back to the text")
    let title = rule.title.text(in: context.language).htmlText
    var output = "<li class=\"note i \(mark(finding))\" id=\"n\(number)\"><p class=\"kind\">"
    output += "<a class=\"ref\" href=\"#m\(number)\" aria-label=\"\(back)\">\(order)</a> "
    output += "<strong class=\"level\">\(context.name(of: finding.level))</strong> "
    output +=
      "\(title.isEmpty ? "" : "\(title) ")<a class=\"rule\" href=\"#r\(finding.rule)\">\(rule.id.htmlText)</a></p>"
    output += "<p>\(texts.message(of: finding).htmlText)</p>"
    for (name, text) in [
      (context.say("怎么改", "Better"), texts.advice(of: finding)),
      (context.say("改写", "Rewrite"), context.rewrites(of: finding)),
      (context.say("依据", "Source"), texts.wording(of: finding).source),
    ] where !text.isEmpty {
      output += "<p class=\"more\"><span>\(name)</span> \(text.htmlText)</p>"
    }
    return output + "</li>\n"
  }

  // MARK: Words and classes

  /// The counts of a file or a run by level, levels without findings left out.
  func counted(_ tally: HTMLTally) -> String {
    Level.mostSeriousFirst.compactMap { level in
      let count = tally.count(of: level)
      return count == 0 ? nil : counted(count, level)
    }.joined(separator: context.say("，", ", "))
  }

  func counted(_ count: Int, _ level: Level) -> String {
    context.say("\(count) 个\(context.name(of: level))", "\(count) \(name(of: level, count: count))")
  }

  /// The word for so many findings of a level.
  func name(of level: Level, count: Int) -> String {
    context.name(of: level) + context.say("", count == 1 ? "" : "s")
  }

  private func skipped(_ count: Int) -> String {
    context.say("略去 \(count) 行", "\(count) line\(count == 1 ? "" : "s") left out")
  }

  private func cell(_ finding: Finding) -> HTMLTally.Cell { .init(rule: finding.rule, level: finding.level) }

  /// The classes of what belongs to one finding: its level, its pack.
  private func mark(_ finding: Finding) -> String {
    "\(finding.level.htmlClass) p\(packOfRule[finding.rule])"
  }

  /// The classes of what holds these findings, by which filters find it: levels, packs, and pairs of both. Each has a
  /// blank before it.
  private func classes(_ cells: some Sequence<HTMLTally.Cell>) -> String {
    var levels: Set<Level> = []
    var pairs: Set<HTMLPair> = []
    for cell in cells {
      levels.insert(cell.level)
      pairs.insert(HTMLPair(level: cell.level, pack: packOfRule[cell.rule]))
    }
    let names =
      levels.sorted(by: >).map(\.htmlClass) + Set(pairs.map(\.pack)).sorted().map { "p\($0)" }
      + pairs.sorted().map(\.htmlClass)
    return names.map { " \($0)" }.joined()
  }
}

/// A level and a pack that findings have together.
struct HTMLPair: Hashable, Comparable {
  var level: Level
  /// Index into the packs of the formatter.
  var pack: Int

  var htmlClass: String { "\(level.htmlClass)\(pack)" }

  static func < (a: HTMLPair, b: HTMLPair) -> Bool { (a.pack, b.level) < (b.pack, a.level) }
}

/// Output as it grows; strings would be copied and checked again and again.
struct HTMLBytes {
  var bytes: [UInt8] = []

  static func += (output: inout HTMLBytes, text: String) {
    output.bytes += text.utf8
  }
}
