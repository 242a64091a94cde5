import ZhiyanText

/// Reads phrases out of YAML values, with their places.
struct PhraseDecoder {
  /// The word classes that phrases can name.
  let names: [String: Int]
  let file: Int

  /// A phrase written as a text.
  func phrase(_ node: YAMLNode, _ reader: inout MappingReader) -> Phrase? {
    guard let text = phraseText(node, &reader), let scalar = node.scalar else { return nil }
    var parser = PhraseParser(text, classNames: names.keys.sorted()) { names[$0] }
    let phrase = parser.parse()
    for mistake in parser.mistakes {
      reader.report(scalar.source(of: mistake.range), mistake.message, fix: mistake.fix)
    }
    if let line = text.utf8.firstIndex(of: 0x0A), phrase != nil {
      let offset = text.utf8.distance(from: text.utf8.startIndex, to: line)
      reader.report(
        scalar.source(of: offset..<offset), "a phrase across two lines can never match", fix: "write it on one line")
      return nil
    }
    if let phrase, phrase.elements.contains(where: \.namesScript) {
      reader.report(
        scalar.source(of: 0..<text.utf8.count),
        "a script's characters can only be looked for alone, in a list of a message-level check",
        fix: "check: consistency, with either: [[<@simplified>], [<@traditional>]]")
      return nil
    }
    return phrase
  }

  /// Phrases may look like numbers (`100`); they are texts all the same, but other YAML readers must agree.
  private func phraseText(_ node: YAMLNode, _ reader: inout MappingReader) -> String? {
    reader.string(node)
  }

  /// Phrases that may carry settings: a text, or a mapping with `phrase:`, `edges:`, `instead:` and `safe:`.
  func sources(_ nodes: [YAMLNode], edges: Edges, _ reader: inout MappingReader) -> [PhraseSource] {
    var seen: Set<String> = []
    var sources: [PhraseSource] = []
    for node in nodes {
      guard let source = source(node, edges: edges, &reader) else { continue }
      if !seen.insert(source.phrase.text).inserted {
        reader.report(
          source.place.range, "this phrase stands in the list already, so it can never be the one that matches",
          fix: "remove it")
        continue
      }
      sources.append(source)
    }
    return sources
  }

  private func source(_ node: YAMLNode, edges: Edges, _ reader: inout MappingReader) -> PhraseSource? {
    guard node.entries != nil else {
      return phrase(node, &reader).map {
        PhraseSource(phrase: $0, edges: edges, instead: nil, place: RulePlace(file: file, range: node.range))
      }
    }
    var inner = MappingReader(node, what: "a phrase", file: file)
    let text = inner.required("phrase", fix: "phrase: the words to look for")
    let own: Edges? = inner.value("edges").flatMap { inner.choice($0, "kind of edges") }
    let instead = inner.rewrite(isTemplate: false)
    inner.finish()
    let read = text.flatMap { phrase($0, &inner) }
    reader.add(inner.issues)
    return read.map {
      PhraseSource(
        phrase: $0, edges: own ?? edges, instead: instead,
        place: RulePlace(file: file, range: text?.range ?? node.range))
    }
  }
}
