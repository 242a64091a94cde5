import ZhiyanRules

/// A `check: field` rule, compiled.
struct FieldProgram: Sendable {
  var rule: Int32
  var field: FieldCheck.Field
  /// One of these must be in the field.
  var need: SequenceIndex
  /// True where hits of the rule's phrases in the field are the findings, and its absence is none.
  var forbids: Bool
  /// Whether anything must be in the message first, and what.
  var isConditional: Bool
  var when: SequenceIndex
  /// Full ids, and packs, of which a finding will do.
  var whenRules: [String]
  var whenPacks: [String]
}

extension BinaryWriter {
  mutating func write(_ fields: [FieldProgram]) {
    write(fields.count)
    for field in fields {
      write(Int(field.rule))
      write(field.field.rawValue)
      write(field.need)
      write(field.forbids ? 1 : 0)
      write(field.isConditional ? 1 : 0)
      write(field.when)
      write(field.whenRules.joined(separator: " "))
      write(field.whenPacks.joined(separator: " "))
    }
  }
}

extension BinaryReader {
  mutating func fields() -> [FieldProgram] {
    (0..<int()).map { _ in
      FieldProgram(
        rule: Int32(int()), field: FieldCheck.Field(rawValue: string()) ?? .body, need: index(), forbids: int() == 1,
        isConditional: int() == 1, when: index(), whenRules: words(), whenPacks: words())
    }
  }

  private mutating func words() -> [String] { string().split(separator: " ").map(String.init) }
}
