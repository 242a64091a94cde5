import ZhiyanText

/// Reads one rule of a rule file.
struct RuleBodyDecoder {
  var reader: MappingReader
  private let node: YAMLNode
  private let pack: String
  let phrases: PhraseDecoder
  private let includesExamples: Bool

  init(_ node: YAMLNode, pack: String, phrases: PhraseDecoder, includesExamples: Bool) {
    self.node = node
    self.pack = pack
    self.phrases = phrases
    self.includesExamples = includesExamples
    reader = MappingReader(node, what: "a rule", file: phrases.file)
  }

  /// The rule; nil where a mistake leaves nothing to run.
  mutating func decode() -> Rule? {
    guard node.entries != nil else {
      reader.report(node.range, "a rule must be written as keys with values", fix: "- id: first-rule")
      return nil
    }
    let name = reader.required("id", fix: "id: a-short-name")
    let kindNode = reader.required("check", fix: "check: phrase")
    let kind: CheckKind? = kindNode.flatMap { reader.choice($0, "check kind") }
    let level: Level? = reader.required("level", fix: "level: warning").flatMap { reader.choice($0, "level") }
    let title = reader.localized("title")
    let message = reader.required("message", fix: "message: {zh: …, en: …}").flatMap {
      reader.localized($0, what: "message")
    }
    let advice = reader.localized("advice")
    let source = reader.string("source")
    let channels: [Channel] = reader.list("channels").compactMap { reader.choice($0, "channel") }
    let scopes: [BlockKind] = reader.list("where").compactMap { reader.choice($0, "scope") }
    let profiles: [Profile] = reader.list("profiles").compactMap { reader.choice($0, "profile") }
    let unless = self.unless()
    let exempt = self.exempt()
    let variants = self.variants(within: channels)
    let examples = self.examples(kind)
    let check = kind.flatMap { self.check($0, at: kindNode ?? node) }
    if kind != nil { reader.finish() }
    if let check {
      for key in ["message", "advice"] {
        if let node = node[key] { MessageValues.check(node, gives: check.values, &reader) }
      }
    }
    if case .message(let found) = check, found.name == .age, includesExamples, let place = node["examples"],
      place["date"] == nil
    {
      reader.report(
        place.range, "examples of an age check need a day on which they are sent", fix: "date: \"2026-01-15\"")
    }

    guard let id = name.flatMap({ reader.string($0) }), let name else { return nil }
    guard RuleDecoder.isName(id) else {
      reader.report(name.range, "a rule's id is made of lower-case letters, digits and hyphens", fix: "id: act-now")
      return nil
    }
    guard let check, let level, let message else { return nil }
    return Rule(
      id: "\(pack).\(id)", pack: pack, level: level, title: title ?? LocalizedText(zh: id, en: id), message: message,
      advice: advice ?? LocalizedText(), source: source ?? "", check: check, unless: unless, channels: channels,
      scopes: scopes, examples: examples, place: RulePlace(file: phrases.file, range: name.range), profiles: profiles,
      exempt: exempt, variants: variants)
  }

  // MARK: Checks

  private mutating func check(_ kind: CheckKind, at place: YAMLNode) -> Check? {
    let edges: Edges = reader.value("edges").flatMap { reader.choice($0, "kind of edges") } ?? .word
    switch kind {
    case .phrase:
      let list = nonEmpty("phrases")
      return list.map { .phrase(phrases.sources($0, edges: edges, &reader)) }
    case .regex:
      return nonEmpty("patterns").map { .regex(patterns($0)) }
    case .require: return RequireDecoder(phrases: phrases, edges: edges).decode(&reader)
    case .pair, .count, .length, .ratio, .age, .consistency:
      return MessageCheckDecoder(phrases: phrases, edges: edges).decode(kind, &reader).map(Check.message)
    case .field: return field(edges: edges)
    case .suppression:
      for key in ["edges", "exempt", "unless", "where"] {
        if let place = self.node[key] {
          reader.report(place.range, "\(key): says nothing about comments", fix: "the rule without \(key):")
        }
      }
      let node = reader.required("fault", fix: "fault: unused")
      return node.flatMap { reader.choice($0, "fault") }.map(Check.suppression)
    }
  }

  private mutating func nonEmpty(_ key: String) -> [YAMLNode]? {
    guard let node = reader.required(key, fix: "\(key): with a list below it") else { return nil }
    guard let items = node.items else {
      reader.report(node.range, "\(key): is a list", fix: "- the words to look for, one line below \(key):")
      return nil
    }
    return items
  }

  private mutating func patterns(_ nodes: [YAMLNode]) -> [PatternText] {
    nodes.compactMap { node in
      let place = RulePlace(file: phrases.file, range: node.range)
      guard node.entries != nil else {
        return reader.string(node).map { PatternText(text: $0, instead: nil, place: place) }
      }
      var inner = MappingReader(node, what: "a pattern", file: phrases.file)
      let text = inner.required("pattern", fix: "pattern: '!{3,}'").flatMap { inner.string($0) }
      let instead = inner.rewrite(isTemplate: true)
      inner.finish()
      reader.add(inner.issues)
      return text.map { PatternText(text: $0, instead: instead, place: place) }
    }
  }

  // MARK: Unless and examples

  private mutating func unless() -> Unless {
    var unless = Unless()
    guard let node = reader.value("unless") else { return unless }
    var inner = MappingReader(node, what: "unless", file: phrases.file)
    unless = contexts(&inner)
    inner.finish()
    reader.add(inner.issues)
    return unless
  }

  /// The places around a hit that `unless:` and `exempt:` name alike.
  func contexts(_ inner: inout MappingReader) -> Unless {
    var contexts = Unless()
    contexts.inside = phrases.sources(inner.list("inside"), edges: .free, &inner)
    contexts.near = phrases.sources(inner.list("near"), edges: .free, &inner)
    contexts.before = phrases.sources(inner.list("before"), edges: .free, &inner)
    contexts.after = phrases.sources(inner.list("after"), edges: .free, &inner)
    contexts.anywhere = phrases.sources(inner.list("anywhere"), edges: .free, &inner)
    return contexts
  }

  private mutating func examples(_ kind: CheckKind?) -> Examples {
    guard let node = reader.value("examples"), includesExamples else { return Examples() }
    var inner = MappingReader(node, what: "examples", file: phrases.file)
    let flag = texts("flag", &inner)
    let pass = texts("pass", &inner)
    let exempt = texts("exempt", &inner)
    let date = date(&inner)
    inner.finish()
    // What is missing has a place, but no words.
    let allowsEmpty = kind == .count || kind == .field
    for example in flag + exempt where !ExampleMarks.areBalanced(example.text, allowsEmpty: allowsEmpty) {
      inner.report(
        example.place.range, "each ⟦ must be followed by its ⟧\(allowsEmpty ? "" : ", and not be empty")",
        fix: "⟦the words found⟧")
    }
    for example in pass where example.text.contains("⟦") || example.text.contains("⟧") {
      inner.report(example.place.range, "a text that passes holds no ⟦ ⟧", fix: "move it to flag:, or remove the marks")
    }
    reader.add(inner.issues)
    return Examples(flag: flag, pass: pass, exempt: exempt, date: date)
  }

  /// The day on which examples are sent.
  private func date(_ reader: inout MappingReader) -> CalendarDate? {
    guard let node = reader.value("date"), let text = reader.string(node) else { return nil }
    if let date = CalendarDate(text) { return date }
    reader.report(node.range, "\(text) is no day written as YYYY-MM-DD", fix: "date: \"2026-01-15\"")
    return nil
  }

  private func texts(_ key: String, _ reader: inout MappingReader) -> [Examples.Example] {
    reader.list(key).compactMap { node in
      reader.string(node).map { .init(text: $0, place: RulePlace(file: phrases.file, range: node.range)) }
    }
  }
}
