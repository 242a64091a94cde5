import ZhiyanText

/// Reads the keys of message-level checks.
struct MessageCheckDecoder {
  let phrases: PhraseDecoder
  /// What the rule says of the ends of its hits.
  let edges: Edges

  /// - Returns: nil where a mistake leaves nothing to run.
  func decode(_ kind: CheckKind, _ reader: inout MappingReader) -> MessageCheck? {
    switch kind {
    case .pair: pair(&reader)
    case .count: count(&reader)
    case .length: length(&reader)
    case .ratio: ratio(&reader)
    case .age: age(&reader)
    case .consistency: consistency(&reader)
    case .phrase, .regex, .require, .field, .suppression: nil
    }
  }

  /// Adds the conditions that all kinds share.
  private func check(_ kind: MessageCheck.Kind?, _ reader: inout MappingReader) -> MessageCheck? {
    var check = kind.map(MessageCheck.init)
    let when = items("when", &reader)
    let longerThan = longerThan(&reader)
    check?.when = when
    check?.longerThan = longerThan
    return check
  }

  func longerThan(_ reader: inout MappingReader) -> Int? {
    reader.integer("longer-than", 1...1_000_000, fix: "longer-than: 120, in characters")
  }

  private func items(_ key: String, _ reader: inout MappingReader) -> [CheckItem] {
    guard let node = reader.value(key) else { return [] }
    return phrases.items(node.items ?? [node], edges: edges, &reader)
  }

  private func requiredItems(_ key: String, _ reader: inout MappingReader) -> [CheckItem]? {
    reader.requiredList(key, fix: "\(key): with a list of phrases below it")
      .map { phrases.items($0, edges: edges, &reader) }
  }

  // MARK: Kinds

  private func pair(_ reader: inout MappingReader) -> MessageCheck? {
    let first = requiredItems("first", &reader)
    let second = requiredItems("second", &reader)
    let within = reader.integer("within", 0...100, fix: "within: 1, in sentences; 0 is the same sentence") ?? 1
    var replaces = phrases.ruleNames(reader.list("replaces"), &reader)
    var kind: MessageCheck.Kind?
    if let first, let second {
      if reader.node["replaces"] == nil {
        for case .rule(let name) in first + second { replaces.append(name) }
      }
      kind = .pair(first: first, second: second, within: within, replaces: replaces)
    }
    return check(kind, &reader)
  }

  private func count(_ reader: inout MappingReader) -> MessageCheck? {
    let of = requiredItems("of", &reader)
    let min = reader.integer("min", 1...100_000, fix: "min: 1")
    let max = reader.integer("max", 0...100_000, fix: "max: 2")
    let per = portion(&reader)
    let counting: Counting? = reader.value("counting").flatMap { reader.choice($0, "way of counting") }
    if reader.node["min"] == nil, reader.node["max"] == nil, reader.node.entries != nil {
      reader.report(reader.node["of"]?.range ?? reader.node.range, "a count needs max: or min:", fix: "max: 2")
    }
    if let min, let max, min > max, let node = reader.node["min"] {
      reader.report(node.range, "min is above max, so every text is at fault", fix: "min: \(max)")
    }
    if case .characters = per {
      if let node = reader.node["min"] {
        reader.report(node.range, "a density has a max: only", fix: "per: message, to ask for at least so many")
      }
      if counting == .sentences, let node = reader.node["counting"] {
        reader.report(node.range, "a density counts hits", fix: "per: message, to count sentences")
      }
    }
    if per == .scope(.sentence), counting == .sentences, let node = reader.node["counting"] {
      reader.report(node.range, "a sentence holds one sentence", fix: "per: paragraph")
    }
    var kind: MessageCheck.Kind?
    if let of, let per, min != nil || max != nil {
      kind = .count(of: of, min: min, max: max, per: per, counting: counting ?? .hits)
    }
    return check(kind, &reader)
  }

  /// A scope, or a number of characters.
  private func portion(_ reader: inout MappingReader) -> Portion? {
    guard let node = reader.required("per", fix: "per: message, or a number of characters") else { return nil }
    if node.scalar?.integer != nil {
      return reader.integer(node, "per", 1...1_000_000, fix: "per: 60").map(Portion.characters)
    }
    let scope: Scope? = reader.choice(node, "scope")
    return scope.map(Portion.scope)
  }

  private func length(_ reader: inout MappingReader) -> MessageCheck? {
    let measure: Measure? = reader.required("of", fix: "of: sentence").flatMap { reader.choice($0, "measure") }
    let max = reader.requiredInteger("max", 1...1_000_000, fix: "max: 60")
    if let unless = reader.node["unless"]?.entries {
      for entry in unless where ["inside", "near", "before", "after"].contains(entry.key.scalar?.text ?? "") {
        reader.report(
          entry.key.range, "a length has no words that something could stand beside", fix: "unless: with anywhere:")
      }
    }
    var kind: MessageCheck.Kind?
    if let measure, let max { kind = .length(of: measure, max: max) }
    return check(kind, &reader)
  }

  private func ratio(_ reader: inout MappingReader) -> MessageCheck? {
    let of = requiredItems("of", &reader)
    let isWords = reader.node["to"]?.scalar?.text == "words"
    var to: RatioBase?
    if isWords {
      _ = reader.value("to")
      to = .words
    } else {
      to = requiredItems("to", &reader).map(RatioBase.items)
    }
    let min = reader.requiredNumber("min", upTo: isWords ? 1 : 1_000, fix: isWords ? "min: 0.5" : "min: 3")
    let scope: Scope? = reader.required("per", fix: "per: message").flatMap { reader.choice($0, "scope") }
    if scope == .sentence, let node = reader.node["per"] {
      reader.report(node.range, "a sentence is too short for a ratio", fix: "per: paragraph")
    }
    var kind: MessageCheck.Kind?
    if let of, let to, let min, let scope { kind = .ratio(of: of, to: to, min: min, per: scope) }
    return check(kind, &reader)
  }

  private func age(_ reader: inout MappingReader) -> MessageCheck? {
    let of = items("of", &reader)
    let months = reader.requiredInteger("months", 1...1_200, fix: "months: 6")
    return check(months.map { .age(of: of, months: $0) }, &reader)
  }

  private func consistency(_ reader: inout MappingReader) -> MessageCheck? {
    let fix = "either: [[您], [你]]"
    guard let nodes = reader.requiredList("either", fix: fix) else { return check(nil, &reader) }
    let lists = nodes.map { phrases.items($0.items ?? [$0], edges: edges, &reader) }
    if lists.count < 2, let node = reader.node["either"] {
      reader.report(node.range, "either: has at least two entries, of which a message may use one", fix: fix)
    }
    return check(.consistency(lists), &reader)
  }
}
