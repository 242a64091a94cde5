/// Writes everything that is known about findings, for programs; one file a line, so that two reports can be compared
/// line by line.
struct JSONFormatter: ReportFormatter {
  private let context: ReportContext
  private let texts: RuleTextTable

  init(_ context: ReportContext) {
    self.context = context
    texts = context.ruleTexts
  }

  var opening: [UInt8] {
    Array(#"{"version":1,"tool":"#.utf8) + jsonPiece(JSONReport.Tool(version: context.version))
      + Array(",\n\"files\":[\n".utf8)
  }

  var separator: [UInt8] { Array(",\n".utf8) }

  func chunk(_ report: FileReport) -> [UInt8] {
    let all = JSONReport.findings(of: report, context, texts)
    return jsonPiece(
      JSONReport.File(
        path: report.path, findings: all.filter { $0.suppression == nil },
        suppressed: context.showsSuppressed ? all.filter { $0.suppression != nil } : nil))
  }

  func closing(summary: Summary, errors: [InputError]) -> [UInt8] {
    var output = Array("\n],\n\"errors\":[".utf8)
    for (index, error) in errors.enumerated() {
      output += Array((index == 0 ? "\n" : ",\n").utf8)
      output += jsonPiece(JSONReport.Error(path: error.path, message: error.message))
    }
    output += Array((errors.isEmpty ? "" : "\n").utf8) + Array("],\n\"summary\":".utf8)
    output += jsonPiece(JSONReport.Counts(summary))
    return output + Array("}\n".utf8)
  }
}
