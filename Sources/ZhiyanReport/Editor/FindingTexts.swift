public import ZhiyanEngine
public import ZhiyanRules

/// What editors show about findings: the words of reports, one finding at a time.
public struct FindingTexts {
  private let context: ReportContext

  /// - Parameter rules: those to which findings refer.
  public init(_ rules: [Rule], language: Language) {
    context = ReportContext(rules: rules, language: language, version: "")
  }

  /// What is wrong, then the way out: plain text on one line.
  public func message(of finding: Finding) -> String {
    PlainMessage.paragraph(context.ruleTexts[finding.rule], of: finding, in: context.language)
  }

  /// The page about a rule, absolute.
  public func page(of finding: Finding) -> String { RuleHelp(rule: context.rules[finding.rule], context: context).uri }

  /// Why a rule objects, who says so, examples, and the page.
  /// - Parameter rule: the rule with its examples, which compiled rules lack.
  public func help(_ rule: Rule, asMarkdown: Bool) -> String {
    let help = RuleHelp(rule: rule, context: context)
    return asMarkdown ? help.markdown : help.text
  }
}
