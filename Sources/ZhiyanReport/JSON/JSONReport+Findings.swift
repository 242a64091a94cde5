import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

extension JSONReport {
  /// Everything that is known about the findings of a file, in their order; those that are suppressed come last, and only
  /// where they are shown.
  static func findings(of report: FileReport, _ context: ReportContext, _ texts: RuleTextTable) -> [Finding] {
    let suppressed = context.showsSuppressed ? report.suppressed : []
    guard !report.findings.isEmpty || !suppressed.isEmpty else { return [] }
    let lines = LineIndex(report.source)
    let all = report.findings.map { ($0, nil) } + suppressed.map { ($0.finding, $0) }
    return zip(all, report.fingerprints(rules: context.rules)).map { item, fingerprint in
      let (finding, suppressed): (ZhiyanEngine.Finding, SuppressedFinding?) = item
      let placed = PlacedFinding(finding, in: lines)
      let rule = context.rules[finding.rule]
      return Finding(
        rule: rule.id,
        category: rule.pack,
        level: finding.level.rawValue,
        message: texts[finding.rule].message(of: finding),
        match: finding.match,
        range: .init(start: .init(placed.start), end: .init(placed.end)),
        advice: texts[finding.rule].advice(of: finding),
        source: texts[finding.rule].wording(of: finding).source,
        suggestions: finding.suggestions.enumerated().map { index, text in
          .init(text: text, safe: finding.hasSafeFix && index == 0 ? true : nil)
        },
        fingerprint: fingerprint.description,
        written: finding.written,
        exempt: finding.isExempt ? true : nil,
        suppression: suppressed.map { .init(origin: $0.origin.rawValue, reason: $0.reason) })
    }
  }
}
