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

  private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  /// The explanation, a few lines each: what, why, source, examples, better wording.
  public var text: String {
    var lines = ["\(rule.id)  \(rule.title.text(in: language))"]
    lines.append(
      "\(say("规则包", "pack")): \(rule.pack)\(pack.isEmpty ? "" : " \(pack)") · \(say("级别", "level")): \(level)")
    if !rule.channels.isEmpty {
      lines.append("\(say("渠道", "channels")): \(rule.channels.map(\.rawValue).joined(separator: " "))")
    }
    lines += ["", "\(say("问题", "What")): \(rule.message.text(in: language).withoutValues)"]
    if !rule.source.isEmpty { lines.append("\(say("依据", "Why")): \(rule.source)") }
    let advice = rule.advice.text(in: language)
    if !advice.isEmpty { lines.append("\(say("改法", "Better")): \(advice)") }
    lines += section(say("会标出", "Flagged"), rule.examples.flag.map(\.text))
    lines += section(say("不标出", "Passes"), rule.examples.pass.map(\.text))
    lines += section(say("遇到这些就放过", "Silenced by"), silencers)
    return lines.joined(separator: "\n") + "\n"
  }

  private var level: String {
    switch rule.level {
    case .error: say("错误", "error")
    case .warning: say("警告", "warning")
    case .suggestion: say("建议", "suggestion")
    }
  }

  private var silencers: [String] {
    let kinds = [
      (say("包含在内", "inside"), rule.unless.inside), (say("同一句里", "near"), rule.unless.near),
      (say("前面紧挨着", "before"), rule.unless.before), (say("后面紧跟着", "after"), rule.unless.after),
      (say("全文任何地方", "anywhere"), rule.unless.anywhere),
    ]
    return kinds.filter { !$0.1.isEmpty }.map { name, phrases in
      let shown = phrases.prefix(12).map(\.phrase.text).joined(separator: say("、", ", "))
      return
        "\(name): \(shown)\(phrases.count > 12 ? say(" 等 \(phrases.count) 条", " and \(phrases.count - 12) more") : "")"
    }
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", "\(title):"] + lines.map { "  \($0)" }
  }
}
