import ZhiyanText

/// The keys that rule files may have, for editors that offer them.
public enum RuleFileKeys {
  /// At the top of a file.
  public static let file = ["pack", "title", "sets", "rules"]
  /// Below `examples:`.
  public static let examples = ["flag", "pass", "exempt", "date"]
  /// Below `unless:` and `exempt:`.
  public static let contexts = ["inside", "near", "before", "after", "anywhere"]

  /// Of a rule; asked of the decoder itself, so that none is missing.
  /// - Parameter kind: what the rule checks; nil for the keys that all rules have.
  public static func rule(_ kind: CheckKind?) -> [String] {
    guard let kind else {
      let all = CheckKind.allCases.map { rule($0) }
      return (all.first ?? []).filter { key in all.allSatisfy { $0.contains(key) } }
    }
    let bytes = ContiguousArray("check: \(kind.rawValue)\n".utf8)
    guard let node = YAMLParser.parse(bytes).node else { return [] }
    var decoder = RuleBodyDecoder(
      node, pack: "keys", phrases: PhraseDecoder(names: [:], file: 0), includesExamples: true)
    _ = decoder.decode()
    var seen: Set<String> = []
    return decoder.reader.asked.filter { seen.insert($0).inserted }
  }
}
