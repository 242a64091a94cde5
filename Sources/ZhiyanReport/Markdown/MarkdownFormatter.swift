import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

/// Writes a page for people: a table for each file with findings, one for inputs that could not be checked, and what the
/// run came to.
struct MarkdownFormatter: ReportFormatter {
  private let context: ReportContext
  private let texts: RuleTextTable

  init(_ context: ReportContext) {
    self.context = context
    texts = context.ruleTexts
  }

  var opening: [UInt8] { Array(context.say("# zhiyan 检查结果\n", "# zhiyan report\n").utf8) }
  var separator: [UInt8] { [] }

  func chunk(_ report: FileReport) -> [UInt8] {
    let suppressed = context.showsSuppressed ? report.suppressed : []
    guard !report.findings.isEmpty || !suppressed.isEmpty else { return [] }
    var output = "\n## \(report.path.visible.markdownCell)\n\n"
    if !report.findings.isEmpty { output += table(of: report) }
    if !suppressed.isEmpty {
      let lines = LineIndex(report.source)
      output +=
        (report.findings.isEmpty ? "" : "\n")
        + table(
          context.say(["位置", "忽略", "规则", "问题", "理由"], ["Place", "Ignored", "Rule", "What", "Reason"]),
          rows: suppressed.map { suppressed in
            let placed = PlacedFinding(suppressed.finding, in: lines)
            return [
              "\(placed.start.line):\(placed.start.column)", context.name(of: suppressed.origin),
              context.rules[placed.finding.rule].id, texts[placed.finding.rule].message(of: placed.finding),
              suppressed.reason,
            ]
          })
    }
    return Array(output.utf8)
  }

  private func table(of report: FileReport) -> String {
    table(
      context.say(["位置", "级别", "规则", "问题", "怎么改"], ["Place", "Level", "Rule", "What", "Better"]),
      rows: report.placedFindings.map { placed in
        let finding = placed.finding
        let ways = [texts[finding.rule].advice(of: finding), context.rewrites(of: finding)].filter { !$0.isEmpty }
        return [
          "\(placed.start.line):\(placed.start.column)", context.name(of: finding.level),
          context.rules[finding.rule].id, texts[finding.rule].message(of: finding),
          ways.map { PlainMessage.sentence($0, in: context.language) }.joined(separator: context.say("", " ")),
        ]
      })
  }

  func closing(summary: Summary, errors: [InputError]) -> [UInt8] {
    closing(summary: summary, errors: errors, listed: errors.count, notes: [])
  }

  /// - Parameters:
  ///   - listed: how many of the inputs that could not be checked are named.
  ///   - notes: sentences before the counts.
  func closing(summary: Summary, errors: [InputError], listed: Int, notes: [String]) -> [UInt8] {
    var output = ""
    var notes = notes
    if !errors.isEmpty {
      output += context.say("\n## 没有检查的输入\n\n", "\n## Not checked\n\n")
      output += table(
        context.say(["输入", "原因"], ["Input", "Reason"]),
        rows: errors.prefix(listed).map { [$0.path.visible, $0.message] })
      let more = errors.count - listed
      if more > 0 { notes.append(context.say("还有 \(more) 个输入没有检查。", "\(more) more inputs were not checked.")) }
    }
    notes.append(SummaryLine(summary: summary, unreadable: errors.count, language: context.language).text)
    return Array((output + notes.map { "\n\($0)\n" }.joined()).utf8)
  }

  private func table(_ head: [String], rows: [[String]]) -> String {
    let lines = [head.map(\.markdownCell), head.map { _ in "---" }] + rows.map { $0.map(\.markdownCell) }
    return lines.map { "| \($0.joined(separator: " | ")) |\n" }.joined()
  }
}
