import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

/// What a rule that looks beyond single hits has weighed, in words.
struct WeighingText {
  private let text: TraceText
  private let rule: Rule

  init(_ text: TraceText, _ rule: Rule) {
    self.text = text
    self.rule = rule
  }

  private func say(_ zh: String, _ en: String) -> String { text.say(zh, en) }

  func lines(of weighing: Weighing) -> [String] {
    if weighing.isTooLong {
      return [say("文件太长,不当作一条消息来看。", "The file is too long to be one message, so it is not weighed as one.")]
    }
    var lines = Array(CheckDescription(rule, language: text.words.language, most: 6).lines.prefix(1))
    if let holds = weighing.whenHolds {
      lines.append(
        "  when: "
          + (holds ? say("消息里有", "is in the message") : say("消息里没有,所以不看", "is not in the message, so nothing is asked"))
      )
    }
    if case .message(let check) = rule.check, let least = check.longerThan, let count = weighing.characters {
      lines.append(
        say("  消息 \(count) 字,要多于 \(least) 字", "  the message has \(count) characters; more than \(least) are asked for")
      )
    }
    if weighing.lacksDate { lines.append(say("  不知道哪天发送(--date)", "  the day of sending is not known (--date)")) }
    if let part = weighing.part { lines += self.lines(of: part) }
    lines += text.trials(weighing.trials, say("放过", "silenced by"))
    lines += weighing.measures.prefix(8).enumerated().flatMap { self.lines(of: $1, number: $0) }
    return lines
  }

  private func lines(of part: Weighing.Part) -> [String] {
    let field = text.words.name(of: part.field)
    guard let isThere = part.isThere else {
      return [say("  这里不是分得出各部分的消息(--channel)", "  this is no message with parts (--channel)")]
    }
    guard isThere else { return [say("  没有\(field)", "  there is no \(field)")] }
    guard let held = part.held else { return [say("  有\(field)", "  there is a \(field)")] }
    return [say("  \(field)里有 ", "  the \(field) holds ") + text.held(held)]
  }

  // MARK: Measures

  private func lines(of measure: Weighing.Measure, number: Int) -> [String] {
    guard case .message(let check) = rule.check else { return [] }
    let place = measure.range.map { "\(text.position(of: $0)) " } ?? ""
    let verdict = measure.isOver ? say("标出", "a finding") : say("不标", "none")
    return ["  \(place)\(amount(of: measure, check, number)): \(verdict)"] + measure.held.map { "    \(text.held($0))" }
  }

  private func amount(of measure: Weighing.Measure, _ check: MessageCheck, _ number: Int) -> String {
    let value = measure.value
    let base = measure.base ?? 0
    switch check.kind {
    case .require:
      let missing = measure.missing.map { $0.text(in: text.words.language) }.filter { !$0.isEmpty }
      if !measure.isOver { return say("需要的都在", "what is needed is there") }
      return missing.isEmpty
        ? say("缺少需要的内容", "what is needed is missing")
        : say("缺少 \(missing.joined(separator: "、"))", "missing: \(missing.joined(separator: ", "))")
    case .pair(_, _, let within, _):
      return say(
        "first: \(value) 处,second: \(base) 处,最多相隔 \(within) 句",
        "\(value) of first:, \(base) of second:, at most \(Wording.counted(within, "sentence")) apart")
    case .count(_, let min, let max, .characters(let count), _):
      return say(
        "\(base) 字里 \(value) 处,每 \(count) 字最多 \(max ?? min ?? 0) 处",
        "\(value) in \(base) characters, at most \(max ?? min ?? 0) for each \(count)")
    case .count(_, let min, let max, .scope, _):
      return say("\(value) 处\(limits(min, max))", "\(value)\(limits(min, max))")
    case .length(.segments, let max):
      return say("\(base) 字符,分成 \(value) 条,上限 \(max)", "\(base) units in \(value) segments, limit \(max)")
    case .length(_, let max): return say("长 \(value),上限 \(max)", "\(value) long, limit \(max)")
    case .ratio(_, .items, let min, _):
      return say(
        "of: \(value) 处,to: \(base) 处,\(text.words.number(min)) 倍起标出",
        "\(value) of of:, \(base) of to:, from \(text.words.number(min)) times on")
    case .ratio(_, .words, let min, _):
      return say(
        "\(base) 个实义词里占 \(value) 个,\(text.words.number(min)) 起标出",
        "\(value) of \(base) words that carry meaning, from \(text.words.number(min)) on")
    case .age(_, let months):
      return say("\(value) 个月前,上限 \(months) 个月", "\(Wording.counted(value, "month")) ago, limit \(months)")
    case .consistency: return say("either: \(number + 1) 有 \(value) 处", "\(value) of either: \(number + 1)")
    }
  }

  private func limits(_ min: Int?, _ max: Int?) -> String {
    let least = min.map { say(",下限 \($0)", ", at least \($0)") } ?? ""
    return least + (max.map { say(",上限 \($0)", ", at most \($0)") } ?? "")
  }
}
