import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

/// Writes XML as Checkstyle does: files, clean ones too, and in each its errors.
struct CheckstyleFormatter: ReportFormatter {
  private let context: ReportContext
  private let texts: RuleTextTable

  init(_ context: ReportContext) {
    self.context = context
    texts = context.ruleTexts
  }

  var opening: [UInt8] {
    Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n".utf8)
  }
  var separator: [UInt8] { [] }

  func chunk(_ report: FileReport) -> [UInt8] {
    let rows = report.placedFindings.map { placed in
      let finding = placed.finding
      let message = PlainMessage.paragraph(
        texts[finding.rule], of: finding, in: context.language, rewrites: context.rewrites(of: finding))
      return xmlTag(
        "error",
        [
          "line": "\(placed.start.line)", "column": "\(placed.start.column)",
          "severity": finding.level.checkstyleSeverity, "message": message,
          "source": "zhiyan.\(context.rules[finding.rule].id)",
        ])
    }
    return file(report.path, rows)
  }

  func closing(summary: Summary, errors: [InputError]) -> [UInt8] {
    let files = errors.flatMap { error in
      let row = xmlTag(
        "error",
        [
          "line": "1", "column": "1", "severity": Level.error.checkstyleSeverity,
          "message": PlainMessage.sentence(error.message, in: context.language), "source": "zhiyan.\(InputError.code)",
        ])
      return file(error.path, [row])
    }
    return files + Array("</checkstyle>\n".utf8)
  }

  private func file(_ path: String, _ rows: [String]) -> [UInt8] {
    let tag = xmlTag("file", ["name": path])
    guard !rows.isEmpty else { return Array("<\(tag)/>\n".utf8) }
    return Array("<\(tag)>\n\(rows.map { "<\($0)/>\n" }.joined())</file>\n".utf8)
  }
}

extension Level {
  fileprivate var checkstyleSeverity: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .suggestion: "info"
    }
  }
}
