public import ZhiyanText

/// Reads the keys of one mapping and keeps account of what was wrong.
///
/// Nothing is ignored: `finish` reports every key that was not asked for.
public struct MappingReader {
  public let node: YAMLNode
  /// What the mapping describes, for messages: "a rule", "the configuration".
  private let what: String
  private let file: Int
  private let entries: [YAMLNode.Entry]
  private(set) var asked: [String] = []
  public private(set) var issues: [RuleIssue] = []

  /// Reports an issue where the node is no mapping; then every key is missing without a further word.
  public init(_ node: YAMLNode, what: String, file: Int) {
    self.node = node
    self.what = what
    self.file = file
    if let entries = node.entries {
      self.entries = entries
    } else {
      entries = []
      if !node.isNull {
        report(node.range, "\(what) must be written as keys with values", fix: "key: value")
      }
    }
  }

  public mutating func report(_ range: SourceRange, _ message: String, fix: String? = nil) {
    issues.append(RuleIssue(file: file, range: range, message: message, fix: fix))
  }

  public mutating func add(_ issues: [RuleIssue]) { self.issues += issues }

  /// Reports every key that was not asked for, with the nearest one that could be meant.
  public mutating func finish() {
    for entry in entries {
      guard let key = entry.key.scalar?.text, !asked.contains(key) else { continue }
      let fix =
        NearestName.of(key, among: asked).map { "did you mean \($0):?" } ?? "use one of \(asked.joined(separator: " "))"
      report(entry.key.range, "\(what) has no key \(key)", fix: fix)
    }
  }

  // MARK: Values

  /// The value of a key, nil where it is missing or empty.
  public mutating func value(_ key: String) -> YAMLNode? {
    asked.append(key)
    guard let value = entries.first(where: { $0.key.scalar?.text == key })?.value, !value.isNull else { return nil }
    return value
  }

  /// The value of a key that must be there.
  public mutating func required(_ key: String, fix: String) -> YAMLNode? {
    if let value = value(key) { return value }
    if node.entries != nil {
      let first = entries.first?.key.range ?? node.range
      report(first, "\(what) needs \(key):", fix: fix)
    }
    return nil
  }

  /// A text. Numbers and truth values are refused, because other YAML readers would not see a text.
  public mutating func string(_ node: YAMLNode) -> String? {
    if let text = node.string { return text }
    if let scalar = node.scalar, scalar.kind != .null {
      report(
        node.range, "a text is wanted here, and \(scalar.text) is a \(scalar.kind) in YAML", fix: "\"\(scalar.text)\"")
    } else if node.scalar == nil {
      report(node.range, "a single text is wanted here, not a list or a mapping")
    }
    return nil
  }

  public mutating func string(_ key: String) -> String? {
    value(key).flatMap { string($0) }
  }

  public mutating func boolean(_ key: String) -> Bool? {
    guard let node = value(key) else { return nil }
    if let value = node.scalar?.boolean { return value }
    report(node.range, "\(key) is true or false", fix: "\(key): true")
    return nil
  }

  /// The items of a list; a single value counts as a list of one.
  public mutating func list(_ key: String) -> [YAMLNode] {
    guard let node = value(key) else { return [] }
    if let items = node.items { return items }
    if node.scalar != nil { return [node] }
    report(node.range, "\(key) is a list", fix: "\(key): [a, b]")
    return []
  }

  /// One of a closed set of names.
  public mutating func choice<T: RawRepresentable & CaseIterable>(_ node: YAMLNode, _ what: String) -> T?
  where T.RawValue == String {
    guard let name = node.scalar?.text else {
      report(node.range, "a \(what) is wanted here")
      return nil
    }
    if let value = T(rawValue: name) { return value }
    let names = T.allCases.map(\.rawValue)
    let fix =
      NearestName.of(name, among: names).map { "did you mean \($0)?" } ?? "use one of \(names.joined(separator: " "))"
    report(node.range, "there is no \(what) \(name)", fix: fix)
    return nil
  }

  /// A text in Chinese and English, or a single text for both.
  public mutating func localized(_ key: String) -> LocalizedText? {
    guard let node = value(key) else { return nil }
    return localized(node, what: key)
  }

  public mutating func localized(_ node: YAMLNode, what: String) -> LocalizedText? {
    if node.scalar != nil { return string(node).map { LocalizedText(zh: $0) } }
    var reader = MappingReader(node, what: what, file: file)
    let text = LocalizedText(zh: reader.string("zh"), en: reader.string("en"))
    if text.zh == nil && text.en == nil && reader.issues.isEmpty {
      reader.report(node.range, "\(what) needs a text", fix: "{zh: …, en: …}")
    }
    reader.finish()
    issues += reader.issues
    return text
  }
}
