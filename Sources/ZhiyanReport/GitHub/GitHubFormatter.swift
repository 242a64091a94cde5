import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

/// Writes commands that GitHub Actions shows beside the lines they are about, and at the end what the run came to.
///
/// GitHub drops what is over its limits without a word, in the order of the log. So errors come first, and a last line says
/// how much is left out. A chunk holds no more commands than are shown of a whole run, and the assembly keeps no more, so
/// that memory does not grow with the findings.
struct GitHubFormatter: ReportFormatter {
  /// Commands of each level that GitHub shows of one step.
  static let limit = 10

  private let context: ReportContext
  private let texts: RuleTextTable

  init(_ context: ReportContext) {
    self.context = context
    texts = context.ruleTexts
  }

  var opening: [UInt8] { [] }
  var separator: [UInt8] { [] }

  func assembly() -> any ReportAssembly { CappedAnnotations(self) }

  func chunk(_ report: FileReport) -> [UInt8] {
    var room: [WorkflowCommand.Level: Int] = [:]
    var output: [UInt8] = []
    for placed in report.placedFindings {
      let level = placed.finding.level.command
      let left = room[level, default: Self.limit]
      guard left > 0 else { continue }
      room[level] = left - 1
      output += command(placed, path: report.path).line.utf8
    }
    return output
  }

  /// The lines behind the commands: what is not shown, then the counts. Nothing of the user's stands in them, since a line
  /// that starts with `::` would be a command.
  func closing(summary: Summary, errors: [InputError]) -> [UInt8] {
    let line = SummaryLine(summary: summary, unreadable: errors.count, language: context.language).text
    return Array((tally(summary, errors.count) + line + "\n").utf8)
  }

  /// The command about an input that could not be checked.
  func command(_ error: InputError) -> WorkflowCommand {
    var properties = [(name: "title", value: context.say("没有检查", "Not checked"))]
    if error.isAboutFile { properties.insert((name: "file", value: error.path), at: 0) }
    let message = error.isAboutFile ? error.message : "\(error.path): \(error.message)"
    return WorkflowCommand(
      level: .error, properties: properties, message: PlainMessage.sentence(message, in: context.language).visible)
  }

  private func command(_ placed: PlacedFinding, path: String) -> WorkflowCommand {
    let finding = placed.finding
    let (start, end) = (placed.start, placed.end)
    let rule = context.rules[finding.rule]
    let title = rule.title.text(in: context.language).onOneLine
    var message = PlainMessage.paragraph(
      texts[finding.rule], of: finding, in: context.language, rewrites: context.rewrites(of: finding))
    var properties: [(name: String, value: String)] = []
    if path.namesFile {
      properties += [("file", path), ("line", "\(start.line)"), ("endLine", "\(end.line)")]
      // The runner drops columns of more than one line.
      if start.line == end.line { properties += [("col", "\(start.column)"), ("endColumn", "\(end.column)")] }
    } else {
      message = "\(path):\(start.line):\(start.column): \(message)"
    }
    properties.append(("title", title.isEmpty ? rule.id : "\(rule.id) \(title)"))
    return WorkflowCommand(level: finding.level.command, properties: properties, message: message.visible)
  }

  private func tally(_ summary: Summary, _ unreadable: Int) -> String {
    let error = max(0, summary.error + unreadable - Self.limit)
    let warning = max(0, summary.warning - Self.limit)
    let suggestion = max(0, summary.suggestion - Self.limit)
    let all = error + warning + suggestion
    guard all > 0 else { return "" }
    return context.say(
      "GitHub 每步每级只显示 \(Self.limit) 条，另有 \(all) 条未显示：\(error) 个错误，\(warning) 个警告，\(suggestion) 个建议。\n",
      "GitHub shows \(Self.limit) of each level per step; \(all) more are not shown: "
        + "errors \(error), warnings \(warning), suggestions \(suggestion).\n")
  }
}

extension Level {
  fileprivate var command: WorkflowCommand.Level {
    switch self {
    case .error: .error
    case .warning: .warning
    case .suggestion: .notice
    }
  }
}
