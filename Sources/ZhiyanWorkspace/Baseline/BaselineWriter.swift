/// Writes a baseline as JSON: sorted by bytes, one count a line, so that a change is a small difference.
enum BaselineWriter {
  static func bytes(of baseline: Baseline) -> [UInt8] {
    var output = "{\n  \"version\": \(Baseline.version),\n"
    output += "  \"rules\": "
    output += object(sorted(baseline.rules), indent: "  ") { quoted($0) } + ",\n"
    output += "  \"files\": "
    output += object(sorted(baseline.files), indent: "  ") { counts in
      var rules: [(key: String, value: [(key: String, value: Int)])] = []
      for (key, count) in counts.sorted(by: { $0.key < $1.key }) {
        if rules.last?.key != key.rule { rules.append((key.rule, [])) }
        rules[rules.count - 1].value.append((key.context, count))
      }
      return object(rules, indent: "    ") { contexts in object(contexts, indent: "      ") { String($0) } }
    }
    return Array((output + "\n}\n").utf8)
  }

  private static func sorted<Value>(_ values: [String: Value]) -> [(key: String, value: Value)] {
    values.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }

  private static func object<Value>(
    _ entries: [(key: String, value: Value)], indent: String, _ write: (Value) -> String
  ) -> String {
    if entries.isEmpty { return "{}" }
    let lines = entries.map { "\(indent)  \(quoted($0.key)): \(write($0.value))" }
    return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
  }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: result += "\\\""
      case 0x5C: result += "\\\\"
      case 0x09: result += "\\t"
      case 0x0A: result += "\\n"
      case 0x0D: result += "\\r"
      // What an editor would hide, or YAML does not allow as it is.
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
