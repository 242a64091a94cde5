import ZhiyanText

/// Looks at what stands in braces in the texts of a rule.
enum MessageValues {
  /// Reports values that the check does not give.
  /// - Parameter node: a text, or a mapping of languages to texts.
  static func check(_ node: YAMLNode, gives known: [MessageValue], _ reader: inout MappingReader) {
    if let entries = node.entries {
      for entry in entries { check(entry.value, gives: known, &reader) }
      return
    }
    guard let scalar = node.scalar else { return }
    for value in MessageValue.allCases where !known.contains(value) {
      let mark = "{\(value.rawValue)}"
      guard let place = scalar.text.utf8Range(of: mark) else { continue }
      let others = known.map { "{\($0.rawValue)}" }.joined(separator: " ")
      reader.report(scalar.source(of: place), "this kind of check gives no \(mark)", fix: "use \(others)")
    }
  }
}

extension String {
  /// The first place of a text, in UTF-8 bytes.
  fileprivate func utf8Range(of other: String) -> Range<Int>? {
    let bytes = Array(utf8)
    let wanted = Array(other.utf8)
    guard bytes.count >= wanted.count else { return nil }
    for start in 0...bytes.count - wanted.count where bytes[start..<start + wanted.count].elementsEqual(wanted) {
      return start..<start + wanted.count
    }
    return nil
  }
}
