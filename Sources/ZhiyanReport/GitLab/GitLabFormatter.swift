import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

/// Writes GitLab's code quality report: a list of entries, each about a line of a file.
struct GitLabFormatter: ReportFormatter {
  private let context: ReportContext
  private let texts: RuleTextTable

  init(_ context: ReportContext) {
    self.context = context
    texts = context.ruleTexts
  }

  var opening: [UInt8] { Array("[\n".utf8) }
  var separator: [UInt8] { Array(",\n".utf8) }

  func chunk(_ report: FileReport) -> [UInt8] {
    let pieces = zip(report.placedFindings, report.fingerprints(rules: context.rules)).map { placed, fingerprint in
      let finding = placed.finding
      let rule = context.rules[finding.rule]
      let message = PlainMessage.paragraph(
        texts[finding.rule], of: finding, in: context.language, rewrites: context.rewrites(of: finding))
      return jsonPiece(
        GitLabIssue(
          description: "\(rule.id): \(message)",
          checkName: rule.id,
          fingerprint: fingerprint.amongFiles(path: report.path).description,
          severity: finding.level.gitLabSeverity,
          location: .init(path: report.path, lines: .init(begin: placed.start.line))))
    }
    return Array(pieces.joined(separator: separator))
  }

  func closing(summary: Summary, errors: [InputError]) -> [UInt8] {
    let pieces = zip(errors, Fingerprint.of(errors)).map { error, fingerprint in
      jsonPiece(
        GitLabIssue(
          description: "\(InputError.code): \(PlainMessage.sentence(error.message, in: context.language))",
          checkName: InputError.code,
          fingerprint: fingerprint.description,
          severity: Level.error.gitLabSeverity,
          location: .init(path: error.path, lines: .init(begin: 1))))
    }
    let gap = summary.findings > 0 && !errors.isEmpty ? separator : []
    return gap + Array(pieces.joined(separator: separator)) + Array("\n]\n".utf8)
  }
}

extension Level {
  fileprivate var gitLabSeverity: String {
    switch self {
    case .error: "major"
    case .warning: "minor"
    case .suggestion: "info"
    }
  }
}
