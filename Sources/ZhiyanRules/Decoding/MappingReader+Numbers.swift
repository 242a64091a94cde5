import ZhiyanText

extension MappingReader {
  /// A whole number in a range, nil where the key is missing.
  mutating func integer(_ key: String, _ range: ClosedRange<Int>, fix: String) -> Int? {
    value(key).flatMap { integer($0, key, range, fix: fix) }
  }

  mutating func requiredInteger(_ key: String, _ range: ClosedRange<Int>, fix: String) -> Int? {
    required(key, fix: fix).flatMap { integer($0, key, range, fix: fix) }
  }

  mutating func integer(_ node: YAMLNode, _ key: String, _ range: ClosedRange<Int>, fix: String) -> Int? {
    if let number = node.scalar?.integer.flatMap({ Int(exactly: $0) }), range.contains(number) { return number }
    report(node.range, "\(key) is a whole number from \(range.lowerBound) to \(range.upperBound)", fix: fix)
    return nil
  }

  /// A number above zero.
  mutating func requiredNumber(_ key: String, upTo limit: Double, fix: String) -> Double? {
    guard let node = required(key, fix: fix) else { return nil }
    if let number = node.scalar?.number, number > 0, number <= limit { return number }
    report(node.range, "\(key) is a number above 0, at most \(limit == 1 ? "1" : "\(Int(limit))")", fix: fix)
    return nil
  }

  /// The entries of a list that must not be empty; a single entry may stand for a list of one.
  public mutating func requiredList(_ key: String, fix: String) -> [YAMLNode]? {
    guard let node = required(key, fix: fix) else { return nil }
    guard let items = node.items else { return [node] }
    if items.isEmpty {
      report(node.range, "\(key) is empty", fix: fix)
      return nil
    }
    return items
  }
}
