extension YAMLNode {
  /// The value as JSON: two spaces a level, keys in the order of the file, no escapes but the needed ones.
  ///
  /// Numbers, truths and nothing become JSON's own; a line feed stands at the end.
  public func json() -> ContiguousArray<UInt8> {
    var writer = JSONWriter()
    writer.write(self, level: 0)
    writer.bytes.append(Byte.lineFeed)
    return writer.bytes
  }
}

private struct JSONWriter {
  var bytes = ContiguousArray<UInt8>()

  mutating func write(_ node: YAMLNode, level: Int) {
    switch node.content {
    case .scalar(let scalar):
      write(scalar)
    case .sequence(let items):
      guard !items.isEmpty else { return append("[]") }
      for (index, item) in items.enumerated() {
        append(index == 0 ? "[" : ",")
        newLine(level + 1)
        write(item, level: level + 1)
      }
      newLine(level)
      append("]")
    case .mapping(let entries):
      guard !entries.isEmpty else { return append("{}") }
      for (index, entry) in entries.enumerated() {
        append(index == 0 ? "{" : ",")
        newLine(level + 1)
        write(quoted: entry.key.scalar?.text ?? "")
        append(": ")
        write(entry.value, level: level + 1)
      }
      newLine(level)
      append("}")
    }
  }

  private mutating func write(_ scalar: YAMLScalar) {
    switch scalar.kind {
    case .null: append("null")
    case .boolean: append(scalar.boolean == true ? "true" : "false")
    case .integer: append(scalar.integer.map { String($0) } ?? "null")
    // JSON knows no plus sign before a number; the rest of the digits stay as they were written.
    case .float: append(scalar.text.utf8.first == Byte.plus ? String(scalar.text.dropFirst()) : scalar.text)
    case .string: write(quoted: scalar.text)
    }
  }

  private mutating func write(quoted text: String) {
    bytes.append(Byte.doubleQuote)
    for byte in text.utf8 {
      switch byte {
      case Byte.doubleQuote, Byte.backslash:
        bytes.append(Byte.backslash)
        bytes.append(byte)
      case Byte.lineFeed: append("\\n")
      case Byte.carriageReturn: append("\\r")
      case Byte.tab: append("\\t")
      case 0..<0x20, 0x7F:
        append(byte < 0x10 ? "\\u000" : "\\u00")
        append(String(byte, radix: 16))
      default: bytes.append(byte)
      }
    }
    bytes.append(Byte.doubleQuote)
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func newLine(_ level: Int) {
    bytes.append(Byte.lineFeed)
    bytes.append(contentsOf: repeatElement(Byte.space, count: level * 2))
  }
}
