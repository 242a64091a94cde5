import Yams
import ZhiyanRules

/// Yams as the judge of what a document means.
enum YAMLTwin {
  /// A short text for a value: its structure, its strings and what they resolve to.
  static func describe(_ node: YAMLNode) -> String {
    switch node.content {
    case .scalar(let scalar): "\(tag(scalar.kind)):\(scalar.text.debugDescription)"
    case .sequence(let items): "[" + items.map(describe).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { "\(describe($0.key)) = \(describe($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  static func describe(_ node: Node) -> String {
    switch node {
    case .scalar(let scalar):
      "\(node.tag.description.split(separator: ":").last ?? ""):\(scalar.string.debugDescription)"
    case .sequence(let items): "[" + items.map(describe).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { "\(describe($0.key)) = \(describe($0.value))" }.joined(separator: ", ") + "}"
    case .alias(let alias): "alias:\(alias.anchor)"
    }
  }

  /// What Yams makes of a document; its error where it refuses.
  static func reading(_ bytes: ContiguousArray<UInt8>) -> String {
    do {
      // Yams tells libyaml the encoding, which then takes a byte-order mark for a character in the first column. A mark
      // is no part of the text in YAML, so the twin does not see it.
      let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      let text = String(decoding: bytes[mark...], as: UTF8.self)
      guard let node = try Yams.compose(yaml: text) else { return "null:\"\"" }
      return describe(node)
    } catch {
      return "error: \(error)"
    }
  }

  private static func tag(_ kind: YAMLScalar.Kind) -> String {
    switch kind {
    case .string: "str"
    case .integer: "int"
    case .float: "float"
    case .boolean: "bool"
    case .null: "null"
    }
  }
}
