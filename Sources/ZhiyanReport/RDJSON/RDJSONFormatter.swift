import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

/// Writes reviewdog's diagnostic format. Columns count bytes there, so that hits in Chinese text are where they are.
struct RDJSONFormatter: ReportFormatter {
  private let context: ReportContext
  private let texts: RuleTextTable

  init(_ context: ReportContext) {
    self.context = context
    texts = context.ruleTexts
  }

  var opening: [UInt8] {
    Array(#"{"source":"#.utf8) + jsonPiece(RDJSONReport.Source()) + Array(",\n\"diagnostics\":[\n".utf8)
  }
  var separator: [UInt8] { Array(",\n".utf8) }

  func chunk(_ report: FileReport) -> [UInt8] {
    let pieces = report.placedFindings.map { placed in
      let finding = placed.finding
      let rule = context.rules[finding.rule]
      let range = RDJSONReport.Range(start: .init(placed.start), end: .init(placed.end))
      return jsonPiece(
        RDJSONReport.Diagnostic(
          // reviewdog puts it into comments, which are Markdown.
          message: PlainMessage.text(texts[finding.rule], of: finding, in: context.language),
          location: .init(path: report.path, range: range),
          severity: finding.level.rdjsonSeverity,
          code: .init(value: rule.id, url: RuleHelp(rule: rule, context: context).uri),
          suggestions: suggestions(placed, range, report)))
    }
    return Array(pieces.joined(separator: separator))
  }

  func closing(summary: Summary, errors: [InputError]) -> [UInt8] {
    let pieces = errors.map { error in
      jsonPiece(
        RDJSONReport.Diagnostic(
          message: PlainMessage.withoutMarkup(PlainMessage.sentence(error.message, in: context.language)),
          location: .init(path: error.path),
          severity: Level.error.rdjsonSeverity,
          code: .init(value: InputError.code)))
    }
    let gap = summary.findings > 0 && !errors.isEmpty ? separator : []
    return gap + Array(pieces.joined(separator: separator)) + Array("\n]}\n".utf8)
  }

  /// The rewrites that can be put into the file as they are.
  private func suggestions(
    _ placed: PlacedFinding, _ range: RDJSONReport.Range, _ report: FileReport
  ) -> [RDJSONReport.Suggestion]? {
    let rewrites = placed.finding.suggestions.filter { $0 != placed.finding.match }
    guard !rewrites.isEmpty, placed.isVerbatim(in: report.source) else { return nil }
    return rewrites.map { .init(range: range, text: $0) }
  }
}

extension Level {
  fileprivate var rdjsonSeverity: String {
    switch self {
    case .error: "ERROR"
    case .warning: "WARNING"
    case .suggestion: "INFO"
    }
  }
}
