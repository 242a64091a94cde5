import ZhiyanRules
import ZhiyanText

/// What a rule looks for and where its limits lie, in words.
struct CheckDescription {
  private let rule: Rule
  private let words: Wording
  /// The most items of a list that are shown.
  private let most: Int

  init(_ rule: Rule, language: Language, most: Int = 12) {
    self.rule = rule
    self.most = most
    words = Wording(language: language)
  }

  private func say(_ zh: String, _ en: String) -> String { words.say(zh, en) }

  /// A sentence that says when the rule speaks, then its lists, one a line.
  var lines: [String] {
    switch rule.check {
    case .phrase(let phrases):
      return [say("找下面的短语,一处一条。", "Any of these phrases, each hit a finding."), phraseList(phrases)]
        + rewrites(phrases.map { ($0.phrase.text, $0.instead) })
    case .regex(let patterns):
      return [
        say("找与这些正则表达式相符的文字。", "What matches one of these regular expressions."),
        patterns.map(\.text).joined(separator: "  "),
      ] + rewrites(patterns.map { ($0.text, $0.instead) })
    case .require(let when, let need, let scope):
      return [
        say(
          "出现前者而\(words.name(of: scope))里没有后者时标出。",
          "One of the first without any of the second in the same \(words.name(of: scope))."),
        "when: \(phraseList(when))", "need: \(phraseList(need))",
      ]
    case .message(let check): return lines(of: check)
    case .field(let check): return lines(of: check)
    case .suppression(let fault): return [sentence(about: fault)]
    }
  }

  private func sentence(about fault: SuppressionFault) -> String {
    switch fault {
    case .malformed:
      say(
        "看 zhiyan:ignore… 注释:写法不对、没写规则,或者缺了另一半。",
        "A zhiyan:ignore… comment that cannot be read, names no rule, or lacks its other half.")
    case .unknown:
      say("看 zhiyan:ignore… 注释里有没有不存在的规则。", "A zhiyan:ignore… comment that names a rule which does not exist.")
    case .unused: say("看 zhiyan:ignore… 注释里有没有用不上的规则。", "A zhiyan:ignore… comment whose rule finds nothing there.")
    }
  }

  // MARK: Messages

  private func lines(of check: MessageCheck) -> [String] {
    var lines = kindLines(of: check.kind)
    if !check.when.isEmpty {
      lines.append("\(say("只在消息里有这些时", "only where the message holds")): \(items(check.when))")
    }
    if let count = check.longerThan {
      lines.append(say("只看多于 \(count) 字的消息。", "Only messages of more than \(count) characters."))
    }
    return lines
  }

  private func kindLines(of kind: MessageCheck.Kind) -> [String] {
    switch kind {
    case .require(let when, let needs, let scope, let isEach):
      let scope = words.name(of: scope)
      let lead =
        isEach
        ? say(
          "出现 when: 时,\(scope)里下面每一样都要有;缺了就标出。",
          "Where something of when: stands, the \(scope) must have each of these.")
        : say("出现 when: 时,\(scope)里要有下面的一样。", "Where something of when: stands, the \(scope) must have one of these.")
      return [lead, "when: \(items(when))"]
        + needs.map { need in
          let name = need.name.text(in: words.language)
          return "\(name.isEmpty ? "need" : name): \(items(need.any))"
        }
    case .pair(let first, let second, let within, let replaces):
      let distance =
        within == 0
        ? say("在同一句里", "in one sentence")
        : say("相隔不超过 \(within) 句", "at most \(Wording.counted(within, "sentence")) apart")
      var lines = [
        say("两组里各有一处,\(distance)。", "Something of both lists, \(distance)."), "first: \(items(first))",
        "second: \(items(second))",
      ]
      if !replaces.isEmpty {
        let names = replaces.map(\.name).joined(separator: " ")
        lines.append(say("代替 \(names) 在同一处的结果。", "Takes the place of findings of \(names)."))
      }
      return lines
    case .count(let of, let min, let max, let per, let counting):
      return [counted(min, max, per, counting), "of: \(items(of))"]
    case .length(let measure, let max): return [length(measure, max)]
    case .ratio(let of, .items(let others), let min, let scope):
      return [
        say(
          "\(words.name(of: scope))里,of: 达到 to: 的 \(words.number(min)) 倍时标出。",
          "In a \(words.name(of: scope)), at least \(words.number(min)) times as many of the first as of the second."),
        "of: \(items(of))", "to: \(items(others))",
      ]
    case .ratio(let of, .words, let min, let scope):
      let share = words.number(min * 100)
      return [
        say(
          "\(words.name(of: scope))里,实义词有 \(share)% 以上被 of: 占去时标出。",
          "In a \(words.name(of: scope)), where hits of these cover \(share)% or more of the words that carry meaning."),
        "of: \(items(of))",
      ]
    case .age(let of, let months):
      let lead = say(
        "日期比发送的那天早 \(months) 个月以上时标出。",
        "A date more than \(Wording.counted(months, "month")) before the day of sending.")
      return of.isEmpty ? [lead] : [lead, "\(say("句子里还要有", "in a sentence that holds")): \(items(of))"]
    case .consistency(let lists):
      return [say("一条消息里混用下面几组的写法时标出。", "More than one of these ways of writing in a message.")]
        + lists.enumerated().map { "either \($0 + 1): \(items($1))" }
    }
  }

  private func counted(_ min: Int?, _ max: Int?, _ per: Portion, _ counting: Counting) -> String {
    let portion: String
    switch per {
    case .scope(let scope): portion = say(words.name(of: scope), "a \(words.name(of: scope))")
    case .characters(let count): portion = say("每 \(count) 字", "\(count) characters")
    }
    let unit: String
    switch counting {
    case .hits: unit = say("处", "hit(s)")
    case .sentences: unit = say("句", "sentence(s) with a hit")
    }
    let limits = [
      min.map { say("少于 \($0) \(unit)", "fewer than \($0) \(unit)") },
      max.map { say("多于 \($0) \(unit)", "more than \($0) \(unit)") },
    ].compactMap { $0 }.joined(separator: say("或", " or "))
    return say("\(portion)里\(limits)时标出。", "In \(portion): \(limits).")
  }

  private func length(_ measure: Measure, _ max: Int) -> String {
    switch measure {
    case .sentence: say("一句多于 \(max) 个字词时标出。", "A sentence of more than \(max) characters or words.")
    case .clause: say("没有停顿的一段多于 \(max) 个字词时标出。", "More than \(max) characters or words without a pause.")
    case .message: say("消息多于 \(max) 个字符时标出。", "A message of more than \(max) characters.")
    case .segments: say("短信要分成多于 \(max) 条发送时标出。", "A text message of more than \(Wording.counted(max, "segment")).")
    }
  }

  // MARK: Parts of messages

  private func lines(of check: FieldCheck) -> [String] {
    let field = words.name(of: check.field)
    var lines: [String]
    if !check.forbid.isEmpty {
      lines = [say("\(field)里有下面的短语时标出。", "One of these in the \(field)."), phraseList(check.forbid)]
    } else if check.need.isEmpty {
      lines = [say("消息没有\(field)时标出。", "A message without a \(field).")]
    } else {
      lines = [say("\(field)里没有下面任何一样时标出。", "A \(field) without any of these."), phraseList(check.need)]
    }
    if !check.when.isEmpty {
      lines.append("\(say("只在消息里有这些时", "only where the message holds")): \(items(check.when))")
    }
    return lines
  }

  // MARK: Lists

  private func phraseList(_ phrases: [PhraseSource]) -> String {
    words.list(phrases.map(\.phrase.text), upTo: most)
  }

  private func items(_ items: [CheckItem]) -> String {
    let shown = items.map { item in
      switch item {
      case .phrase(let phrase): phrase.phrase.text
      case .script(.simplified, _): say("简体字", "simplified characters")
      case .script(.traditional, _): say("繁体字", "traditional characters")
      case .rule(let name): say("\(name.name) 的结果", "findings of \(name.name)")
      case .pack(let name): say("规则包 \(name.name) 的结果", "findings of the pack \(name.name)")
      }
    }
    return words.list(shown, upTo: most)
  }

  /// The rewrites that phrases or expressions offer, those apart that a fix puts in place.
  private func rewrites(_ all: [(words: String, instead: Rewrite?)]) -> [String] {
    func list(_ name: String, where isSafe: Bool) -> [String] {
      let known = all.compactMap { words, instead in
        instead.flatMap { $0.isSafe == isSafe ? "\(words) → \($0.text.isEmpty ? say("删去", "nothing") : $0.text)" : nil }
      }
      return known.isEmpty ? [] : ["\(name): \(words.list(known, upTo: most))"]
    }
    return list(say("可以改成", "write"), where: false)
      + list(say("check --fix 会改成", "check --fix writes"), where: true)
  }
}
