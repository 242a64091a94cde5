import ZhiyanText

extension RuleBodyDecoder {
  /// The keys of `check: field`.
  mutating func field(edges: Edges) -> Check? {
    let node = reader.required("field", fix: "field: subject")
    let field: FieldCheck.Field? = node.flatMap { reader.choice($0, "field") }
    let need = phrases.sources(reader.list("need"), edges: .free, &reader)
    let forbid = phrases.sources(reader.list("forbid"), edges: edges, &reader)
    let when = phrases.items(reader.list("when"), edges: .word, &reader)
    phrases.refuseScripts(when, fix: "check: consistency, to find both scripts in one message", &reader)
    guard let field else { return nil }
    if !need.isEmpty && !forbid.isEmpty, let second = reader.node["forbid"] {
      reader.report(second.range, "need: and forbid: are two rules", fix: "move forbid: to a rule of its own")
      return nil
    }
    return .field(FieldCheck(field: field, need: need, forbid: forbid, when: when))
  }
}
