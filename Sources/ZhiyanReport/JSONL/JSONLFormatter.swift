/// Writes each finding as a JSON object on its own line, for programs that read line by line; a line with `error` for each
/// input that could not be checked. Nothing found is no line.
struct JSONLFormatter: ReportFormatter {
  private let context: ReportContext
  private let texts: RuleTextTable

  init(_ context: ReportContext) {
    self.context = context
    texts = context.ruleTexts
  }

  var opening: [UInt8] { [] }
  var separator: [UInt8] { [] }

  func chunk(_ report: FileReport) -> [UInt8] {
    JSONReport.findings(of: report, context, texts).flatMap { finding in
      jsonPiece(JSONLine.Finding(path: report.path, finding: finding)) + [0x0A]
    }
  }

  func closing(summary: Summary, errors: [InputError]) -> [UInt8] {
    errors.flatMap { error in jsonPiece(JSONLine.Error(path: error.path, error: error.message)) + [0x0A] }
  }
}
