import ZhiyanText

/// Tells whether two versions of a rule find the same: a hash of what it looks for, its word classes included.
///
/// What the rule says to people, its level and its examples do not count, and neither does how its file is laid out.
struct RuleDigest {
  private static let spoken: Set<String> = ["title", "message", "advice", "source", "examples", "level"]

  private var hash = FNV1a()
  private let wordClasses: [String: UInt64]

  private init(wordClasses: [String: UInt64]) { self.wordClasses = wordClasses }

  /// - Parameters:
  ///   - rule: the mapping that a rule is written as.
  ///   - wordClasses: the digests of those that it can name.
  static func of(_ rule: YAMLNode, wordClasses: [String: UInt64]) -> UInt64 {
    var digest = RuleDigest(wordClasses: wordClasses)
    for entry in rule.entries ?? [] where !spoken.contains(entry.key.scalar?.text ?? "") {
      digest.add(entry.key)
      digest.add(entry.value)
    }
    return digest.hash.value
  }

  private mutating func add(_ node: YAMLNode) {
    switch node.content {
    case .scalar(let scalar): add(scalar.text)
    case .sequence(let items):
      hash.add(separator: 1)
      for item in items { add(item) }
    case .mapping(let entries):
      hash.add(separator: 2)
      for entry in entries {
        add(entry.key)
        add(entry.value)
      }
    }
    hash.add(separator: 3)
  }

  private mutating func add(_ text: String) {
    hash.add(separator: 0)
    hash.add(text.utf8)
    var rest = text.utf8[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[rest.index(after: open)...]
      guard let close = rest.firstIndex(of: UInt8(ascii: ">")) else { return }
      if let value = wordClasses[String(Substring(rest[..<close]))] { hash.add(value) }
    }
  }
}
