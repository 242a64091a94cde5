import ZhiyanRules
import ZhiyanText

extension RuleSetCompiler {
  /// Adds a message-level check: its lists become parts, their phrases patterns of these parts.
  mutating func add(_ check: MessageCheck, rule: Int32) {
    let first = compiled.parts.count
    let parts = check.parts
    for items in parts { add(items, rule: rule) }
    let kind: MessageProgram.Kind
    var replaces: [RuleName] = []
    switch check.kind {
    case .require(_, let needs, let scope, let isEach):
      let compiledNeeds = needs.enumerated().map { index, need in
        MessageProgram.Need(
          name: need.name, sequences: sequences(need.any.compactMap(\.source)),
          part: need.any.contains(where: \.isReference) ? first + 1 + index : -1)
      }
      kind = .require(when: first, needs: compiledNeeds, within: scope, isEach: isEach)
    case .pair(_, _, let within, let names):
      kind = .pair(first: first, second: first + 1, within: within)
      replaces = names
    case .count(_, let min, let max, let per, let counting):
      kind = .count(of: first, min: min, max: max, per: per, counting: counting)
    case .length(let measure, let max): kind = .length(of: measure, max: max)
    case .ratio(_, .items, let min, let per): kind = .ratio(of: first, to: first + 1, min: min, per: per)
    case .ratio(_, .words, let min, let per): kind = .ratio(of: first, to: nil, min: min, per: per)
    case .age(let items, let months):
      let need = MessageProgram.Need(
        name: LocalizedText(), sequences: sequences(items.compactMap(\.source)),
        part: items.contains(where: \.isReference) ? first : -1)
      kind = .age(of: items.isEmpty ? nil : need, years: first + parts.count, months: months)
      addYears(rule: rule)
    case .consistency(let lists): kind = .consistency(Array(first..<first + lists.count))
    }
    pending += replaces.map { ($0, false) }
    compiled.checks.append(
      MessageProgram(
        rule: rule, kind: kind, when: check.when.isEmpty ? -1 : first + parts.count - 1,
        longerThan: check.longerThan ?? 0,
        replaces: replaces.map { RuleReference(name: $0.name, isPack: false) }))
  }

  private mutating func add(_ items: [CheckItem], rule: Int32) {
    var part = MessagePart(rule: rule, scripts: [], references: [])
    add(items.compactMap(\.source), rule: rule, part: Int32(compiled.parts.count))
    for item in items {
      switch item {
      case .phrase: break
      case .script(let script, _): part.scripts.append(script)
      case .rule, .pack: add(item, to: &part.references)
      }
    }
    compiled.parts.append(part)
  }

  /// Adds the rule or the pack that an item names; an item that names none adds nothing.
  mutating func add(_ item: CheckItem, to references: inout [RuleReference]) {
    let (name, isPack): (RuleName, Bool)
    switch item {
    case .phrase, .script: return
    case .rule(let rule): (name, isPack) = (rule, false)
    case .pack(let pack): (name, isPack) = (pack, true)
    }
    references.append(RuleReference(name: name.name, isPack: isPack))
    pending.append((name, isPack))
  }

  /// A part for the first characters of years, by which the scan finds the few sentences whose age can be told.
  private mutating func addYears(rule: Int32) {
    let digits = (0...9).map { [Phrase.Element.literal(String($0))] }
    let centuries: [[Phrase.Element]] = [[.literal("19")], [.literal("20")]]
    let numerals: [[Phrase.Element]] = [[.literal("二〇")], [.literal("二零")], [.literal("一九")]]
    let phrases = [
      Phrase(text: "20\\d", elements: [.alternatives(centuries), .alternatives(digits)]),
      Phrase(text: "二〇", elements: [.alternatives(numerals)]),
    ]
    let place = compiled.rules[Int(rule)].place
    add(
      phrases.map { PhraseSource(phrase: $0, edges: .free, instead: nil, place: place) }, rule: rule,
      part: Int32(compiled.parts.count), isVerified: true)
    compiled.parts.append(MessagePart(rule: rule, scripts: [], references: []))
  }

  /// Finds the rules that names stand for, once all rules are known, and reports names that stand for none.
  mutating func resolveReferences() {
    let messageLevel = Set(compiled.checks.map(\.rule))
    var byID: [String: [Int32]] = [:]
    var byPack: [String: [Int32]] = [:]
    for (index, rule) in compiled.rules.enumerated() {
      byID[rule.id, default: []].append(Int32(index))
      byPack[rule.pack, default: []].append(Int32(index))
    }
    func rules(_ name: String, _ isPack: Bool) -> [Int32] {
      (isPack ? byPack : byID)[name, default: []].filter { !messageLevel.contains($0) }
    }
    for part in compiled.parts.indices {
      for index in compiled.parts[part].references.indices {
        let reference = compiled.parts[part].references[index]
        compiled.parts[part].references[index].rules = rules(reference.name, reference.isPack)
      }
    }
    for field in compiled.fields.indices {
      for index in compiled.fields[field].references.indices {
        let reference = compiled.fields[field].references[index]
        compiled.fields[field].references[index].rules = rules(reference.name, reference.isPack)
      }
    }
    for check in compiled.checks.indices {
      for index in compiled.checks[check].replaces.indices {
        compiled.checks[check].replaces[index].rules = rules(compiled.checks[check].replaces[index].name, false)
      }
    }
    for (name, isPack) in pending where rules(name.name, isPack).isEmpty {
      let known = isPack ? byPack : byID
      let what = isPack ? "pack" : "rule"
      if known[name.name] != nil {
        report(
          name, "\(what) \(name.name) looks at messages as a whole, so its findings cannot be part of another check",
          fix: "name the rules whose phrases count")
      } else {
        let near = NearestName.of(name.name, among: known.keys.sorted())
        report(
          name, "there is no \(what) \(name.name)",
          fix: near.map { "did you mean \($0)?" } ?? "zhiyan rules list shows all rules")
      }
    }
  }

  private mutating func report(_ name: RuleName, _ message: String, fix: String) {
    issues.append(RuleIssue(file: name.place.file, range: name.place.range, message: message, fix: fix))
  }
}
