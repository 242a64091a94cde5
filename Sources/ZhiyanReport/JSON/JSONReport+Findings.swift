import ZhiyanEngine
import ZhiyanRules

extension JSONReport {
  /// Everything that is known about the findings of a file, in their order.
  static func findings(of report: FileReport, _ context: ReportContext, _ texts: [RuleTexts]) -> [Finding] {
    zip(report.placedFindings, report.fingerprints(rules: context.rules)).map { placed, fingerprint in
      let finding = placed.finding
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
        exempt: finding.isExempt ? true : nil)
    }
  }
}
