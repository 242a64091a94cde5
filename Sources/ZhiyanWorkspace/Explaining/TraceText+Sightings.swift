import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

extension TraceText {
  /// The place and the words.
  func headline(of sighting: Sighting) -> String {
    let words = "\(position(of: sighting.range)) \(quoted(sighting.words))"
    guard let plain = sighting.respelled else { return words }
    return words + say(" 读作 ", " read as ") + quoted(plain)
  }

  /// What stands there, its words, what was asked, what became of it.
  func details(of group: [Sighting], _ rule: Rule) -> [String] {
    let sighting = group[0]
    var lines = group.map { "  \(origin(of: $0.origin))" }
    if let list = sighting.list {
      lines.append("  \(say("属于", "counts for")): \(rule.check.name(ofList: list))")
    }
    let segmentation = marked(sighting)
    if !segmentation.isEmpty {
      lines.append(
        "  \(say("分词", "words")): \(segmentation)  \(sighting.segmentation.cutsWord ? say("切开了词", "cuts a word") : say("两端不切词", "cuts no word"))"
      )
    }
    for (effect, title) in [
      (Trial.Effect.silences, say("放过", "silenced by")), (.lowers, say("降为建议", "lowered by")),
    ] {
      lines += trials(sighting.trials.filter { $0.effect == effect }, title)
    }
    return lines + ["  \(say("结果", "so")): \(outcome(of: sighting, rule))"]
  }

  private func origin(of origin: Sighting.Origin) -> String {
    switch origin {
    case .phrase(let phrase):
      let edges =
        switch phrase.edges {
        case .word: ""
        case .free: "  edges: free"
        }
      return "\(say("短语", "phrase")): \(phrase.phrase.text)  (\(place(of: phrase.place)))\(edges)"
    case .regex(let pattern):
      return "\(say("正则表达式", "regular expression")): \(pattern.text)  (\(place(of: pattern.place)))"
    case .script(.simplified): return say("只有简体才有的字", "characters of simplified script only")
    case .script(.traditional): return say("只有繁体才有的字", "characters of traditional script only")
    case .finding(let rule): return "\(say("这条规则的结果", "a finding of")): \(rules.rules[rule].id)"
    }
  }

  /// The words around a sighting, parted by `|`, with ⟦ and ⟧ where it starts and ends.
  private func marked(_ sighting: Sighting) -> String {
    let starts = sighting.segmentation.words.map(\.start)
    guard let first = starts.first, let end = sighting.segmentation.words.last?.end else { return "" }
    let points = Set(starts + [sighting.range.start, sighting.range.end]).sorted()
    var text = ""
    for (index, point) in points.enumerated() {
      if point == sighting.range.end && !sighting.range.isEmpty { text += "⟧" }
      if point > first && starts.contains(point) { text += "|" }
      if point == sighting.range.start { text += sighting.range.isEmpty ? "⟦⟧" : "⟦" }
      let next = index + 1 < points.count ? points[index + 1] : max(end, point)
      text += document.string(TextRange(point, next)).replacing("\n", with: "⏎").replacing("\r", with: "")
    }
    return text
  }

  // MARK: Trials

  /// What was asked: those that hold, each with its phrase, and the others in one line.
  func trials(_ trials: [Trial], _ title: String) -> [String] {
    guard !trials.isEmpty else { return [] }
    let idle = trials.filter { $0.held == nil && $0.context != .allowed }
    var lines = trials.compactMap { trial in
      trial.held.map { "  \(title): \(words.name(of: trial.context)) \(self.held($0))" }
    }
    if !idle.isEmpty {
      let names = idle.map { "\(words.name(of: $0.context)) \(words.phrases($0.count))" }
      lines.append("  \(title): \(names.joined(separator: say("、", ", "))): \(say("没有相符的", "none"))")
    }
    return lines
  }

  /// The words that a context found and its phrase.
  func held(_ held: Held) -> String {
    guard let phrase = held.phrase else { return say("相符", "holds") }
    let here = held.range.map { "\(position(of: $0)) " } ?? ""
    return "\(here)\(quoted(held.words ?? ""))  \(phrase.phrase.text)  (\(place(of: phrase.place)))"
  }

  // MARK: Outcomes

  private func outcome(of sighting: Sighting, _ rule: Rule) -> String {
    switch sighting.verdict {
    case .finding(let isExempt):
      guard isExempt else { return say("标出", "a finding") }
      let note = (rule.exempt?.note ?? Exemption.sharedNote).text(in: words.language)
      return say("标出,降为建议(\(note))", "a finding, lowered to a suggestion (\(note))")
    case .counts: return say("算一处", "counts")
    case .cutsWord(let start, let end):
      switch (start, end) {
      case (true, true): return say("不标:首尾都切开了词", "none: both its edges cut a word")
      case (true, false): return say("不标:开头切开了词", "none: its start cuts a word")
      case (false, true): return say("不标:结尾切开了词", "none: its end cuts a word")
      case (false, false): return say("不标:不是一个完整的词", "none: it is no whole word")
      }
    case .outside:
      let kinds = rule.scopes.map(\.rawValue).joined(separator: " ")
      return say("不标:不在 where: \(kinds) 里", "none: it stands in no block of where: \(kinds)")
    case .address: return say("不标:是网址或邮箱的一部分", "none: it is part of an address")
    case .lookAlike: return say("不标:字形相近,但这里是另一个词", "none: it looks alike, and is another word here")
    case .silenced:
      let isNeed = sighting.trials.contains { trial in
        if case .need = trial.context { trial.held != nil } else { false }
      }
      return isNeed ? say("不标:需要的都在", "none: what is needed is there") : say("不标:被放过", "none: silenced")
    case .notInField: return say("不标:不在规则要看的那一部分里", "none: it is not in the part that the rule looks at")
    case .conditionUnmet:
      return say("不标:规则等待的内容不在消息里", "none: what the rule waits for is not in the message")
    case .overlapped(let other):
      return say(
        "不标:同一处有更严重或更长的结果 \(rules.rules[other].id)",
        "none: \(rules.rules[other].id) is reported there, more serious or longer")
    case .replaced(let other):
      return say("不标:由 \(rules.rules[other].id) 一并标出", "none: \(rules.rules[other].id) reports it with other words")
    case .hidden: return say("不标:低于要显示的级别", "none: below the level that is shown")
    case .suppressed(let origin, let reason):
      let note = reason.isEmpty ? "" : say("(\(reason))", " (\(reason))")
      switch origin {
      case .comment: return say("不标:文中的注释忽略了它", "none: a comment in the text leaves it out") + note
      case .configuration: return say("不标:配置忽略了它", "none: the configuration leaves it out") + note
      case .baseline: return say("不标:基线中已有", "none: the baseline knows it")
      }
    }
  }
}

extension Check {
  /// What a list of a message-level check is called in a rule file.
  fileprivate func name(ofList list: Int) -> String {
    guard case .message(let check) = self else { return "phrases:" }
    let names: [String]
    switch check.kind {
    case .require(_, let needs, _, _): names = ["when:"] + needs.map { _ in "need:" }
    case .pair: names = ["first:", "second:"]
    case .count, .age: names = ["of:"]
    case .length: names = []
    case .ratio(_, .items, _, _): names = ["of:", "to:"]
    case .ratio(_, .words, _, _): names = ["of:"]
    case .consistency(let lists): names = lists.indices.map { "either: \($0 + 1)" }
    }
    return names.indices.contains(list) ? names[list] : "when:"
  }
}
