import ZhiyanText

extension RuleBodyDecoder {
  /// The keys of `check: field`.
  mutating func field(edges: Edges) -> Check? {
    let node = reader.required("field", fix: "field: subject")
    let field: FieldCheck.Field? = node.flatMap { reader.choice($0, "field") }
    let need = phrases.sources(reader.list("need"), edges: .free, &reader)
    let forbid = phrases.sources(reader.list("forbid"), edges: edges, &reader)
    let when = reader.list("when").compactMap { condition($0) }
    guard let field else { return nil }
    if !need.isEmpty && !forbid.isEmpty, let second = reader.node["forbid"] {
      reader.report(second.range, "need: and forbid: are two rules", fix: "move forbid: to a rule of its own")
      return nil
    }
    return .field(FieldCheck(field: field, need: need, forbid: forbid, when: when))
  }

  /// A phrase, or a mapping with `rule:` or `pack:`.
  private mutating func condition(_ node: YAMLNode) -> FieldCheck.Condition? {
    guard node.entries != nil, node["phrase"] == nil else {
      return phrases.sources([node], edges: .word, &reader).first.map { .phrase($0) }
    }
    var inner = MappingReader(node, what: "a condition", file: phrases.file)
    let rule = inner.value("rule")
    let pack = inner.value("pack")
    inner.finish()
    var condition: FieldCheck.Condition?
    if let name = (rule ?? pack).flatMap({ inner.string($0) }), let node = rule ?? pack, rule == nil || pack == nil {
      let place = RulePlace(file: phrases.file, range: node.range)
      condition = rule == nil ? .pack(name, place) : .rule(name, place)
    } else if inner.issues.isEmpty {
      inner.report(node.range, "a condition is a phrase, or one of rule: and pack:", fix: "{pack: hype}")
    }
    reader.add(inner.issues)
    return condition
  }
}
