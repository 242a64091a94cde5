import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

/// Writes everything that is known about findings, for programs; one file a line, so that two reports can be compared
/// line by line.
struct JSONFormatter: ReportFormatter {
  private let context: ReportContext
  private let texts: [RuleTexts]

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
    jsonPiece(JSONReport.File(path: report.path, findings: findings(of: report)))
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

  private func findings(of report: FileReport) -> [JSONReport.Finding] {
    // A clean file needs no line index.
    guard !report.findings.isEmpty else { return [] }
    let lines = LineIndex(report.source)
    let fingerprints = report.fingerprints(rules: context.rules)
    return zip(report.findings, fingerprints).map { finding, fingerprint in
      let placed = PlacedFinding(finding, in: lines)
      let rule = context.rules[finding.rule]
      return JSONReport.Finding(
        rule: rule.id,
        category: rule.pack,
        level: finding.level.rawValue,
        message: texts[finding.rule].message(of: finding),
        match: finding.match,
        range: .init(start: .init(placed.start), end: .init(placed.end)),
        advice: texts[finding.rule].advice(of: finding),
        source: texts[finding.rule].wording(of: finding).source,
        suggestions: finding.suggestions.map { .init(text: $0) },
        fingerprint: fingerprint.description,
        written: finding.written,
        exempt: finding.isExempt ? true : nil)
    }
  }
}
