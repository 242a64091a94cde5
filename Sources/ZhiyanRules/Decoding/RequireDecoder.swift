import ZhiyanText

/// Reads the keys of `check: require`.
struct RequireDecoder {
  let phrases: PhraseDecoder
  let edges: Edges

  func decode(_ reader: inout MappingReader) -> Check? {
    let when = reader.requiredList("when", fix: "when: with a list of phrases below it")
      .map { phrases.items($0, edges: edges, &reader) }
    let isEach = reader.node["need-each"] != nil
    let needs = isEach ? groups(&reader) : group(&reader)
    let within: Scope? = reader.required("within", fix: "within: message").flatMap { reader.choice($0, "scope") }
    let longerThan = MessageCheckDecoder(phrases: phrases, edges: edges).longerThan(&reader)
    guard let when, let needs, let within else { return nil }
    let items = when + needs.flatMap(\.any)
    if !isEach, longerThan == nil, items.allSatisfy({ $0.source != nil }) {
      // Such a check is decided at each hit, while the text around it is at hand.
      return .require(
        when: when.compactMap(\.source), need: needs.flatMap { $0.any.compactMap(\.source) }, within: within)
    }
    var check = MessageCheck(kind: .require(when: when, needs: needs, within: within, isEach: isEach))
    check.longerThan = longerThan
    return .message(check)
  }

  /// `need:`, one of some phrases.
  private func group(_ reader: inout MappingReader) -> [Need]? {
    _ = reader.value("need-each")
    return reader.requiredList("need", fix: "need: with a list of phrases below it, or need-each:").map {
      let items = phrases.items($0, edges: .free, &reader)
      phrases.refuseScripts(items, fix: "check: count, with max: 0", &reader)
      return [Need(name: LocalizedText(), any: items)]
    }
  }

  /// `need-each:`, several things with names.
  private func groups(_ reader: inout MappingReader) -> [Need]? {
    let fix = "- name: {zh: 时间, en: the time} and any: [<@time>] below need-each:"
    if let node = reader.value("need") {
      reader.report(node.range, "need: and need-each: exclude each other", fix: "put this list under need-each:")
    }
    guard let nodes = reader.requiredList("need-each", fix: fix) else { return nil }
    return nodes.compactMap { node in
      var inner = MappingReader(node, what: "an entry of need-each", file: phrases.file)
      let name = inner.required("name", fix: "name: {zh: 时间, en: the time}").flatMap {
        inner.localized($0, what: "name")
      }
      let any = inner.requiredList("any", fix: "any: [<@time>, <@date>]").map {
        phrases.items($0, edges: .free, &inner)
      }
      phrases.refuseScripts(any ?? [], fix: "check: count, with max: 0", &inner)
      inner.finish()
      reader.add(inner.issues)
      guard let name, let any else { return nil }
      return Need(name: name, any: any)
    }
  }
}
