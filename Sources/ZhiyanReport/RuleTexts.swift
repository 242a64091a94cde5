import ZhiyanRules

/// What a rule says about its findings, in the language of the run.
struct RuleTexts: Sendable {
  let message: MessageTemplate
  let advice: MessageTemplate

  init(_ rule: Rule, in language: Language) {
    message = MessageTemplate(rule.message.text(in: language))
    advice = MessageTemplate(rule.advice.text(in: language))
  }
}

extension ReportContext {
  /// The texts of each rule, in the order of `rules`.
  var ruleTexts: [RuleTexts] { rules.map { RuleTexts($0, in: language) } }
}
