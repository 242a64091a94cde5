import ZhiyanEngine
import ZhiyanReport
public import ZhiyanRules
import ZhiyanText

/// All rules as one Markdown page: levels, contents, then pack by pack what each rule finds and passes.
public struct RuleHandbook {
  private let library: RuleLibrary
  private let words: Wording
  /// Examples of each kind, and phrases of each context, that are shown.
  private static let mostExamples = 3
  private static let mostPhrases = 8

  public init(_ library: RuleLibrary, language: Language) {
    self.library = library
    words = Wording(language: language)
  }

  /// The page of the built-in rules.
  public static func builtin(in language: Language) -> String {
    RuleHandbook(BuiltinRules.library, language: language).text
  }

  private func say(_ zh: String, _ en: String) -> String { words.say(zh, en) }

  private var packs: [(pack: Pack, rules: [Rule])] {
    library.packs.map { pack in (pack, library.rules.filter { $0.pack == pack.name }.sorted { $0.id < $1.id }) }
      .filter { !$0.1.isEmpty }
  }

  public var text: String {
    var lines = opening + [""] + levels + ["", "## \(say("目录", "Contents"))", ""]
    for (pack, rules) in packs {
      lines.append("- [\(name(of: pack))](#\(pack.name)) `\(pack.name)` (\(rules.count))")
      for rule in rules {
        lines.append("  - [`\(rule.id)`](#\(rule.id)) \(rule.title.text(in: words.language).escaped)")
      }
    }
    for (pack, rules) in packs {
      lines += ["", "<a id=\"\(pack.name)\"></a>", "", "## \(name(of: pack)) · `\(pack.name)`"]
      if Rule.optInPacks.contains(pack.name) {
        lines += [
          "",
          say(
            "这个规则包默认不检查:在 `.zhiyan.yaml` 的 `packs:` 里写上它,或用 `--enable \(pack.name)`。",
            "Off unless asked for: name it in `packs:` of `.zhiyan.yaml`, or use `--enable \(pack.name)`."),
        ]
      }
      for rule in rules { lines += [""] + section(of: rule) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func name(of pack: Pack) -> String {
    let title = pack.title.text(in: words.language)
    return title.isEmpty ? pack.name : title.escaped
  }

  /// A level's name and how it is written in files: `error`.
  private func name(of level: Level) -> String {
    switch words.language {
    case .zh: "\(words.name(of: level)) `\(level.rawValue)`"
    case .en: "`\(level.rawValue)`"
    }
  }

  // MARK: The top

  private var opening: [String] {
    let rules = packs.reduce(0) { $0 + $1.rules.count }
    return [
      "<!-- \(say("由 Scripts/make-docs 根据 Rules/ 生成,请改规则文件,不要改这一页。", "Written by Scripts/make-docs from Rules/. Change the rule files, not this page.")) -->",
      "",
      "# \(say("规则手册", "The rules"))", "",
      say("[English](rules.md)", "[中文](rules.zh-CN.md)"), "",
      say(
        "\(packs.count) 个规则包,\(rules) 条规则。`zhiyan explain 规则名` 在命令行里说同样的话,而且更全。",
        "\(Wording.counted(rules, "rule")) in \(Wording.counted(packs.count, "pack")). `zhiyan explain RULE` says the same on the command line, and more."
      ),
    ]
  }

  private var levels: [String] {
    [
      "## \(say("级别", "Levels"))", "",
      "| \(say("级别", "Level")) | \(say("意思", "Meaning")) |", "| --- | --- |",
      "| \(name(of: .error)) | \(say("不能发出:法律或平台规则不允许,或者会失去读者的信任", "Must not go out: a law or a platform's rule forbids it, or it costs the reader's trust")) |",
      "| \(name(of: .warning)) | \(say("要改写", "Rewrite it")) |",
      "| \(name(of: .suggestion)) | \(say("可以再想想;默认不影响退出码", "Think again; the exit code stays 0 unless `--fail-on` says otherwise")) |",
      "",
      say(
        "标了渠道的规则只在 `--channel` 给出这个渠道时检查,标了行业的只在 `--profile` 给出这个行业时检查。级别可以在 `.zhiyan.yaml` 的 `levels:` 里改。",
        "A rule with channels runs only where `--channel` names one of them, a rule with trades where `--profile` does. Levels can be changed in `levels:` of `.zhiyan.yaml`."
      ),
      "",
      say(
        "例子里 ✗ 是会标出的,⟦⟧ 括住标出的词;✓ 是不标出的;⏎ 是换行。",
        "In the examples ✗ is flagged, with ⟦⟧ around the words; ✓ passes; ⏎ is a line end."),
    ]
  }

  // MARK: A rule

  private func section(of rule: Rule) -> [String] {
    var lines = [
      "<a id=\"\(rule.id)\"></a>", "", "### \(rule.id)", "",
      "**\(rule.title.text(in: words.language).escaped)** · \(([words.name(of: rule.level)] + limits(of: rule)).joined(separator: " · "))",
      "",
      "- \(say("问题", "What")): \(rule.message.text(in: words.language).withoutValues.escaped)",
    ]
    if !isPhrases(rule.check), let lead = CheckDescription(rule, language: words.language).lines.first {
      lines.append("- \(say("怎么找", "Looks for")): \(lead.escaped)")
    }
    if !rule.source.isEmpty { lines.append("- \(say("依据", "Why")): \(rule.source.escaped)") }
    let advice = rule.advice.text(in: words.language)
    if !advice.isEmpty { lines.append("- \(say("改法", "Better")): \(advice.withoutValues.escaped)") }
    lines += rule.variants.map(variant)
    lines += contexts(rule.unless, say("遇到这些就放过", "Passes it"))
    if let exempt = rule.exempt { lines += contexts(exempt.contexts, say("遇到这些只作建议", "A suggestion only")) }
    let examples =
      shown(rule.examples.flag).map { "✗ \($0)" } + shown(rule.examples.pass).map { "✓ \($0)" }
    if !examples.isEmpty { lines += ["", "~~~text"] + examples + ["~~~"] }
    return lines
  }

  private func isPhrases(_ check: Check) -> Bool {
    switch check {
    case .phrase: true
    case .regex, .require, .message, .field, .suppression: false
    }
  }

  private func limits(of rule: Rule) -> [String] {
    [
      rule.channels.isEmpty
        ? nil : "\(say("渠道", "channels")): \(words.list(rule.channels.map { words.name(of: $0) }))",
      rule.profiles.isEmpty
        ? nil : "\(say("行业", "trades")): \(words.list(rule.profiles.map { words.name(of: $0) }))",
      rule.scopes.isEmpty
        ? nil : "\(say("位置", "where")): \(rule.scopes.map { "`\($0.rawValue)`" }.joined(separator: " "))",
    ].compactMap { $0 }
  }

  private func variant(_ variant: Variant) -> String {
    let channels = words.list(variant.channels.map { words.name(of: $0) })
    let parts = [
      variant.level.map { words.name(of: $0) }, variant.message?.text(in: words.language).withoutValues.escaped,
      variant.source?.escaped, variant.advice?.text(in: words.language).withoutValues.escaped,
    ].compactMap { $0 }
    return "- \(say("渠道", "On")) \(channels): \(parts.joined(separator: " · "))"
  }

  private func contexts(_ contexts: Unless, _ title: String) -> [String] {
    contexts.lists.map { context, phrases in
      let shown = words.list(phrases.map { $0.phrase.text.code }, upTo: Self.mostPhrases)
      return "- \(title), \(words.name(of: context)): \(shown)"
    }
  }

  private func shown(_ examples: [Examples.Example]) -> [String] {
    examples.prefix(Self.mostExamples).map { example in
      example.text.split(whereSeparator: \.isNewline).joined(separator: "⏎")
    }
  }
}

extension String {
  /// As Markdown shows it as it is.
  fileprivate var escaped: String {
    let signs: Set<Character> = ["\\", "`", "*", "_", "<", ">", "[", "]", "|", "#", "~"]
    return String(flatMap { signs.contains($0) ? ["\\", $0] : [$0] })
  }

  /// As a piece of code in Markdown.
  fileprivate var code: String { contains("`") ? "`` \(self) ``" : "`\(self)`" }
}
