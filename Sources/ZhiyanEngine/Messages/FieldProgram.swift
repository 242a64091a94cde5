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
  /// Rules and packs of which a finding will do.
  var references: [RuleReference]

  /// Whether a finding of a rule fulfils the condition.
  func waits(for other: Int32) -> Bool { other != rule && references.contains { $0.rules.contains(other) } }
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
      write(field.references)
    }
  }
}

extension BinaryReader {
  mutating func fields() -> [FieldProgram] {
    (0..<int()).map { _ in
      FieldProgram(
        rule: Int32(int()), field: FieldCheck.Field(rawValue: string()) ?? .body, need: index(), forbids: int() == 1,
        isConditional: int() == 1, when: index(), references: references())
    }
  }
}
