import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

/// Traces in words: what stands where, what was asked, what became of it.
struct TraceText {
  let document: Document
  let rules: RuleSet
  let library: RuleLibrary
  /// The byte of the file that is asked about; nil for all of it.
  let place: Int?
  let words: Wording
  private let lineIndex: LineIndex
  private let sources: [String: Rule]

  /// The most sightings of a rule that are told one by one.
  private static let most = 20

  init(_ document: Document, rules: RuleSet, library: RuleLibrary, at place: Int?, language: Language) {
    self.document = document
    self.rules = rules
    self.library = library
    self.place = place
    words = Wording(language: language)
    lineIndex = LineIndex(document.source)
    sources = Dictionary(library.rules.map { ($0.id, $0) }) { first, _ in first }
  }

  func say(_ zh: String, _ en: String) -> String { words.say(zh, en) }

  func source(of rule: Int) -> Rule { sources[rules.rules[rule].id] ?? rules.rules[rule] }

  /// True where a trace has something to say of the place.
  func concerns(_ trace: RuleTrace) -> Bool {
    trace.sightings.contains { isAsked($0.range) } || trace.findings.contains { isAsked($0.textRange) }
  }

  /// True where a range of the text holds the place that is asked about.
  private func isAsked(_ range: TextRange) -> Bool {
    guard let place else { return true }
    let own = document.map.source(of: range)
    return Int(own.start) <= place && (place < Int(own.end) || own.isEmpty && place == Int(own.start))
  }

  // MARK: One rule

  /// A rule's trace, line by line; the last line is empty.
  func lines(of trace: RuleTrace, note: String?) -> [String] {
    let rule = source(of: trace.rule)
    let spoken = rules.active.first { $0.index == trace.rule }?.level ?? rule.level
    var lines = [
      "\(rule.id)  \(rule.title.text(in: words.language)) · \(words.name(of: spoken))"
    ]
    if let note { lines.append(note) }
    // What a longer reading of the same rule covers is the same find.
    let asked = trace.sightings.filter { isAsked($0.range) && $0.verdict != .overlapped(by: trace.rule) }
    let findings = trace.findings.filter { isAsked($0.textRange) }
    lines.append(summary(of: trace, asked, findings))
    let groups = grouped(asked)
    for group in groups.prefix(Self.most) { lines += ["", headline(of: group[0])] + details(of: group, rule) }
    if groups.count > Self.most {
      lines += ["", say("还有 \(groups.count - Self.most) 处。", "And \(groups.count - Self.most) more.")]
    }
    if let weighing = trace.weighing {
      lines.append("")
      lines += WeighingText(self, rule).lines(of: weighing)
      lines += findings.map { "  → \(position(of: $0.textRange)) \(quoted($0.match))" }
    }
    if asked.isEmpty { lines += nearest(trace) }
    return lines + [""]
  }

  /// Those of several phrases that have the same words, and the same said of them, together.
  private func grouped(_ sightings: [Sighting]) -> [[Sighting]] {
    var groups: [[Sighting]] = []
    for sighting in sightings {
      let same = groups.firstIndex { group in
        group[0].range == sighting.range && group[0].verdict == sighting.verdict && group[0].list == sighting.list
      }
      if let same { groups[same].append(sighting) } else { groups.append([sighting]) }
    }
    return groups
  }

  private func summary(of trace: RuleTrace, _ asked: [Sighting], _ findings: [Finding]) -> String {
    if !findings.isEmpty { return say("标出 \(findings.count) 处。", "\(Wording.counted(findings.count, "finding")).") }
    if asked.isEmpty { return say("没有标出:没有找到这条规则要找的词。", "No finding: nothing that the rule looks for stands here.") }
    return trace.weighing == nil
      ? say("没有标出;最接近的是:", "No finding; what came nearest:") : say("没有标出;找到的词:", "No finding; the words that count:")
  }

  /// What to look at where nothing stands at the place.
  private func nearest(_ trace: RuleTrace) -> [String] {
    let others = trace.sightings.filter { $0.verdict != .overlapped(by: trace.rule) }
    if !others.isEmpty {
      let places = others.prefix(3).map { "\(position(of: $0.range)) \(quoted($0.words))" }
      return [say("别处有: ", "Elsewhere: ") + places.joined(separator: say("、", ", "))]
    }
    guard !trace.beginnings.isEmpty else { return [] }
    return [say("只有一部分相符的短语:", "Phrases of which only a part is there:")]
      + trace.beginnings.map { beginning in
        let here = TextRange(beginning.place, beginning.place)
        return "  \(position(of: here))  \(beginning.phrase.phrase.text)  (\(place(of: beginning.phrase.place)))"
      }
  }

  // MARK: Places

  /// Line and column of a range of the text.
  func position(of range: TextRange) -> String {
    let position = lineIndex.position(of: Int(document.map.source(of: range).start))
    return "\(position.line):\(position.column)"
  }

  /// A place in a rule file: `Rules/hype/urgency.yaml:26:9`.
  func place(of place: RulePlace) -> String {
    guard library.files.indices.contains(place.file) else { return "?" }
    let file = library.files[place.file]
    let position = LineIndex(file.bytes).position(of: Int(place.range.start))
    return "\(file.path):\(position.line):\(position.column)"
  }

  func quoted(_ text: String) -> String {
    text.isEmpty ? say("(空处)", "(an empty place)") : "“\(text.replacing("\n", with: "⏎"))”"
  }
}
