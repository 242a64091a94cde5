import ZhiyanEngine
import ZhiyanReport
public import ZhiyanRules

/// A rule in words, for `zhiyan explain`.
public struct RuleExplanation {
  private let rule: Rule
  private let pack: String
  private let language: Language

  public init(_ rule: Rule, library: RuleLibrary, language: Language) {
    self.rule = rule
    self.language = language
    pack = library.packs.first { $0.name == rule.pack }?.title.text(in: language) ?? ""
  }

  private var words: Wording { Wording(language: language) }

  private func say(_ zh: String, _ en: String) -> String { words.say(zh, en) }

  /// The explanation, a few lines each: what, why, source, examples, better wording.
  public var text: String {
    var lines = ["\(rule.id)  \(rule.title.text(in: language))"]
    lines.append(
      "\(say("规则包", "pack")): \(rule.pack)\(pack.isEmpty ? "" : " \(pack)") · \(say("级别", "level")): \(words.name(of: rule.level))"
    )
    let limits = rule.limits(in: language)
    if !limits.isEmpty { lines.append(limits) }
    lines += ["", "\(say("问题", "What")): \(rule.message.text(in: language).withoutValues)"]
    if !rule.source.isEmpty { lines.append("\(say("依据", "Why")): \(rule.source)") }
    let advice = rule.advice.text(in: language)
    if !advice.isEmpty { lines.append("\(say("改法", "Better")): \(advice)") }
    lines += section(say("怎么找", "Looks for"), CheckDescription(rule, language: language).lines)
    lines += rule.variants.flatMap(variant)
    lines += section(say("会标出", "Flagged"), rule.examples.flag.map(\.text))
    lines += section(say("只作建议", "Only suggested"), rule.examples.exempt.map(\.text))
    lines += section(say("不标出", "Passes"), rule.examples.pass.map(\.text))
    lines += section(say("遇到这些就放过", "Silenced by"), contexts(rule.unless))
    lines += exemption
    return lines.joined(separator: "\n") + "\n"
  }

  /// What a rule says otherwise on some channels.
  private func variant(_ variant: Variant) -> [String] {
    let channels = variant.channels.map(\.rawValue).joined(separator: " ")
    var lines = ["", "\(say("在这些渠道", "On")) \(channels):"]
    if let level = variant.level { lines.append("  \(say("级别", "level")): \(words.name(of: level))") }
    if let message = variant.message {
      lines.append("  \(say("问题", "What")): \(message.text(in: language).withoutValues)")
    }
    if let source = variant.source { lines.append("  \(say("依据", "Why")): \(source)") }
    if let advice = variant.advice { lines.append("  \(say("改法", "Better")): \(advice.text(in: language))") }
    return lines
  }

  private var exemption: [String] {
    guard let exempt = rule.exempt else { return [] }
    let note = (exempt.note ?? Exemption.sharedNote).text(in: language)
    let contexts = contexts(exempt.contexts)
    return section(say("遇到这些只作建议（\(note)）", "A suggestion beside (\(note))"), contexts)
  }

  private func contexts(_ contexts: Unless) -> [String] {
    contexts.lists.map { context, phrases in
      "\(words.name(of: context)): \(words.list(phrases.map(\.phrase.text)))"
    }
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", "\(title):"] + lines.map { "  \($0)" }
  }
}
