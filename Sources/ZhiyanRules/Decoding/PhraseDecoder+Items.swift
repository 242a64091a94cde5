import ZhiyanText

extension PhraseDecoder {
  /// The entries of a list of a message-level check: phrases, scripts, and the findings of other rules.
  func items(_ nodes: [YAMLNode], edges: Edges, _ reader: inout MappingReader) -> [CheckItem] {
    var phrases: [YAMLNode] = []
    var items: [CheckItem] = []
    for node in nodes {
      if let script = Self.script(node) {
        items.append(.script(script, RulePlace(file: file, range: node.range)))
      } else if node.entries != nil, node["phrase"] == nil {
        if let item = reference(node, &reader) { items.append(item) }
      } else {
        phrases.append(node)
      }
    }
    return sources(phrases, edges: edges, &reader).map(CheckItem.phrase) + items
  }

  /// Reports scripts in a list in which they mean nothing.
  func refuseScripts(_ items: [CheckItem], fix: String, _ reader: inout MappingReader) {
    for case .script(_, let place) in items {
      reader.report(place.range, "a script is nothing that a text can need", fix: fix)
    }
  }

  private static func script(_ node: YAMLNode) -> Script? {
    switch node.string {
    case "<@simplified>": .simplified
    case "<@traditional>": .traditional
    default: nil
    }
  }

  /// `rule: hype.act-now` or `pack: hype`.
  private func reference(_ node: YAMLNode, _ reader: inout MappingReader) -> CheckItem? {
    var inner = MappingReader(node, what: "an item of this list", file: file)
    let rule = name("rule", &inner)
    let pack = name("pack", &inner)
    _ = inner.value("phrase")
    inner.finish()
    if inner.issues.isEmpty && rule == nil && pack == nil {
      inner.report(node.range, "this item names nothing", fix: "rule: hype.act-now, or pack: hype")
    }
    if rule != nil && pack != nil {
      inner.report(node.range, "one item names a rule or a pack, not both", fix: "two items: - rule: … and - pack: …")
    }
    reader.add(inner.issues)
    return rule.map(CheckItem.rule) ?? pack.map(CheckItem.pack)
  }

  private func name(_ key: String, _ reader: inout MappingReader) -> RuleName? {
    guard let node = reader.value(key), let name = reader.string(node) else { return nil }
    return RuleName(name: name, place: RulePlace(file: file, range: node.range))
  }

  /// The full ids of rules.
  func ruleNames(_ nodes: [YAMLNode], _ reader: inout MappingReader) -> [RuleName] {
    nodes.compactMap { node in
      reader.string(node).map { RuleName(name: $0, place: RulePlace(file: file, range: node.range)) }
    }
  }
}

extension Phrase.Element {
  /// True where the element asks for the characters of one script.
  var namesScript: Bool {
    switch self {
    case .recogniser(let recogniser): recogniser == .simplified || recogniser == .traditional
    case .literal, .wordClass, .gap, .space: false
    case .optional(let elements): elements.contains(where: \.namesScript)
    case .alternatives(let branches): branches.joined().contains(where: \.namesScript)
    }
  }
}
