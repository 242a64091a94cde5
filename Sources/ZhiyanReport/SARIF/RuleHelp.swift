import ZhiyanRules

/// The page about a rule that viewers show: what it is about, why, what it flags and passes, what to write instead.
struct RuleHelp {
  let rule: Rule
  let context: ReportContext

  /// Absolute; the page of all rules, at this one.
  var uri: String {
    let anchor = String(rule.id.map { $0 == "." ? "-" : $0 })
    return "https://github.com/zhiyan-lint/zhiyan/blob/main/Docs/rules.md#" + SourceURI.percentEncoded(anchor)
  }

  var title: String {
    let title = rule.title.text(in: context.language).onOneLine
    return title.isEmpty ? rule.id : title
  }

  /// What is wrong with a hit, then the way out.
  var summary: String {
    let sentences = [what, advice].filter { !$0.isEmpty }.map { PlainMessage.sentence($0, in: context.language) }
    let text = sentences.joined(separator: context.say("", " "))
    // GitHub takes 1,024 characters.
    return text.isEmpty ? title : String(text.prefix(1024))
  }

  var text: String {
    var parts = [title]
    if !what.isEmpty { parts.append(what) }
    if !advice.isEmpty { parts.append(context.say("怎么改：", "Instead: ") + advice) }
    if !rule.source.isEmpty { parts.append(context.say("依据：", "Source: ") + rule.source.onOneLine) }
    parts += lists { Self.unmarked($0, open: "", close: "") }
    return parts.joined(separator: "\n\n") + "\n\n\(rule.id) \(uri)\n"
  }

  var markdown: String {
    var parts = ["# " + title.markdownEscaped]
    if !what.isEmpty { parts.append(what.markdownEscaped) }
    if !advice.isEmpty { parts.append(context.say("**怎么改：** ", "**Instead:** ") + advice.markdownEscaped) }
    if !rule.source.isEmpty {
      parts.append(context.say("**依据：** ", "**Source:** ") + rule.source.onOneLine.markdownEscaped)
    }
    parts += lists { Self.unmarked($0.markdownEscaped, open: "**", close: "**") }
    return parts.joined(separator: "\n\n") + "\n\n[\(rule.id.markdownEscaped)](\(uri))\n"
  }

  private var what: String { MessageTemplate(rule.message.text(in: context.language)).general.onOneLine }
  private var advice: String { MessageTemplate(rule.advice.text(in: context.language)).general.onOneLine }

  private func lists(_ form: (String) -> String) -> [String] {
    [
      (context.say("会标出：", "Flagged:"), rule.examples.flag),
      (context.say("不会标出：", "Not flagged:"), rule.examples.pass),
    ].compactMap { heading, examples in
      guard !examples.isEmpty else { return nil }
      return heading + "\n\n" + examples.map { "- " + form($0.text.onOneLine) }.joined(separator: "\n")
    }
  }

  /// The text with other signs for the marks around a hit.
  private static func unmarked(_ text: String, open: String, close: String) -> String {
    String(text.flatMap { $0 == "⟦" ? open : $0 == "⟧" ? close : String($0) })
  }
}
