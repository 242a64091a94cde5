import ZhiyanEngine
import ZhiyanRules

/// What a rule says about its findings, in the language of the run.
struct RuleTexts: Sendable {
  /// What one variant of a rule says, or the rule itself.
  struct Wording: Sendable {
    let message: MessageTemplate
    let advice: MessageTemplate
    let source: String

    fileprivate init(_ message: LocalizedText, _ advice: LocalizedText, _ source: String, in language: Language) {
      self.message = MessageTemplate(message.text(in: language))
      self.advice = MessageTemplate(advice.text(in: language))
      self.source = source
    }
  }

  // A rule is large, and a copy for each finding would be most of the work.
  private let rules: [Rule]
  private let index: Int
  private let language: Language

  init(_ index: Int, of rules: [Rule], in language: Language) {
    self.rules = rules
    self.index = index
    self.language = language
  }

  /// The words for a finding: those of its channel.
  func wording(of finding: Finding) -> Wording {
    guard let variant = finding.variant, rules[index].variants.indices.contains(variant) else {
      return Wording(rules[index].message, rules[index].advice, rules[index].source, in: language)
    }
    let rule = rules[index].applying(variant)
    return Wording(rule.message, rule.advice, rule.source, in: language)
  }

  func advice(of finding: Finding) -> String { wording(of: finding).advice.filled(with: finding, in: language) }

  /// The message about a finding: what is wrong, then how the words are meant to read, then the note of an exemption.
  func message(of finding: Finding) -> String {
    var text = wording(of: finding).message.filled(with: finding, in: language)
    if let written = finding.written {
      let match = finding.match.onOneLine
      switch language {
      case .zh: text += "（“\(written)”写成了“\(match)”）"
      case .en: text += " (“\(written)” written as “\(match)”)"
      }
    }
    if finding.isExempt {
      let note = (rules[index].exempt?.note ?? Exemption.sharedNote).text(in: language)
      switch language {
      case .zh: text += (text.hasSuffix("。") ? "" : "。") + note
      case .en: text += (text.hasSuffix(".") ? " " : ". ") + note
      }
    }
    return text
  }
}

/// The texts of each rule, in the order of the rules; looked up when a finding asks, because most rules find nothing in a run.
struct RuleTextTable: Sendable {
  fileprivate let context: ReportContext

  subscript(rule: Int) -> RuleTexts { RuleTexts(rule, of: context.rules, in: context.language) }
}

extension ReportContext {
  /// The texts of each rule, in the order of `rules`.
  var ruleTexts: RuleTextTable { RuleTextTable(context: self) }
}
