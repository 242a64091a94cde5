import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

/// Writes findings for people: place, level, rule and message on one line, then the words in their line, then the way
/// out.
struct TextFormatter: ReportFormatter {
  private let context: ReportContext
  private let texts: RuleTextTable
  private let style: TerminalStyle

  init(_ context: ReportContext) {
    self.context = context
    texts = context.ruleTexts
    style = TerminalStyle(usesColor: context.usesColor)
  }

  var opening: [UInt8] { [] }
  var separator: [UInt8] { [0x0A] }

  func chunk(_ report: FileReport) -> [UInt8] {
    let suppressed = context.showsSuppressed ? report.suppressed : []
    guard !report.findings.isEmpty || !suppressed.isEmpty else { return [] }
    let lines = LineIndex(report.source)
    let path = report.path.visible
    var output = ""
    for finding in report.findings {
      if !output.isEmpty { output += "\n" }
      let placed = PlacedFinding(finding, in: lines)
      output += headline(placed, path: path)
      output += excerpts(placed, report.source, lines)
      output += wayOut(finding)
    }
    if !output.isEmpty && !suppressed.isEmpty { output += "\n" }
    for suppressed in suppressed { output += line(suppressed, lines, path: path) }
    return Array(output.utf8)
  }

  func closing(summary: Summary, errors: [InputError]) -> [UInt8] {
    let hidden = context.showsSuppressed ? summary.suppressed + summary.baselined : 0
    let gap = summary.findings + hidden > 0 ? "\n" : ""
    let line = SummaryLine(summary: summary, unreadable: errors.count, language: context.language).text
    return Array((gap + line + "\n").utf8)
  }

  private func headline(_ placed: PlacedFinding, path: String) -> String {
    let finding = placed.finding
    let place = "\(path):\(placed.start.line):\(placed.start.column):"
    let level = style.level(finding.level, context.name(of: finding.level))
    let message = texts[finding.rule].message(of: finding).onOneLine.visible
    return "\(style.bold(place)) \(level) \(style.faint(context.rules[finding.rule].id)) \(message)\n"
  }

  /// A finding that is suppressed, on one line with its reason.
  private func line(_ suppressed: SuppressedFinding, _ lines: LineIndex, path: String) -> String {
    let finding = suppressed.finding
    let start = PlacedFinding(finding, in: lines).start
    let rule = context.rules[finding.rule].id
    let reason = suppressed.reason.onOneLine.visible
    return style.faint(
      "\(path):\(start.line):\(start.column): \(context.name(of: suppressed.origin)) \(rule)"
        + " \(texts[finding.rule].message(of: finding).onOneLine.visible)"
        + (reason.isEmpty ? "" : context.say("（理由：\(reason)）", " (reason: \(reason))"))) + "\n"
  }

  /// The lines of the hit, each with its marks; of a hit over many lines the first two and the last.
  private func excerpts(
    _ placed: PlacedFinding, _ source: ContiguousArray<UInt8>, _ lines: LineIndex
  ) -> String {
    var output = ""
    let first = placed.start.line
    // A hit that ends with its line break has nothing to show on the next line.
    let last = placed.end.column == 1 && placed.end.line > first ? placed.end.line - 1 : placed.end.line
    let isLong = last - first > 3
    for line in isLong ? [first, first + 1, last] : Array(first...last) {
      if isLong && line == last { output += "    …\n" }
      let range = lines.range(ofLine: line)
      guard !range.isEmpty else { continue }
      let hit = line == first ? placed.range : indented(placed.range, in: range, source)
      let excerpt = SourceExcerpt(source, line: range, hit: hit, width: context.width)
      output += "    \(excerpt.text)\n"
      if !excerpt.marks.isEmpty { output += "    \(style.level(placed.finding.level, excerpt.marks))\n" }
    }
    return output
  }

  /// The part of a hit that goes on in a line, the indentation of the line left out.
  private func indented(
    _ hit: SourceRange, in line: SourceRange, _ source: ContiguousArray<UInt8>
  ) -> SourceRange {
    var start = max(hit.start, line.start)
    while start < min(hit.end, line.end), source[Int(start)] == 0x20 || source[Int(start)] == 0x09 { start += 1 }
    return SourceRange(start, max(start, hit.end))
  }

  private func wayOut(_ finding: Finding) -> String {
    var output = ""
    let advice = texts[finding.rule].advice(of: finding).onOneLine.visible
    if !advice.isEmpty { output += "  → \(advice)\n" }
    let rewrites = context.rewrites(of: finding).visible
    if !rewrites.isEmpty { output += "  → \(rewrites)\n" }
    return output
  }
}

extension ReportContext {
  /// The word for a level, for people.
  func name(of level: Level) -> String {
    switch level {
    case .error: say("错误", "error")
    case .warning: say("警告", "warning")
    case .suggestion: say("建议", "suggestion")
    }
  }

  /// How a finding came to be suppressed, for people.
  func name(of origin: SuppressedFinding.Origin) -> String {
    switch origin {
    case .comment: say("文中忽略", "ignored in the text")
    case .configuration: say("配置忽略", "ignored by configuration")
    case .baseline: say("基线已有", "in the baseline")
    }
  }

  /// What could be written instead, for people; empty where the rule offers nothing.
  func rewrites(of finding: Finding) -> String {
    finding.suggestions.map { text in
      text.isEmpty ? say("删去", "leave it out") : say("改为 ", "write ") + "“\(text.onOneLine)”"
    }.joined(separator: say("，或", ", or "))
  }
}
