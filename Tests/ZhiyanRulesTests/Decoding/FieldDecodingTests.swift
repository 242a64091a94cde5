import Testing

@testable import ZhiyanRules

@Suite struct FieldDecodingTests {
  private static func mistakes(_ keys: String) -> [String] {
    RuleDecoderTests.mistakes(
      "pack: p\nrules:\n  - id: a\n    check: field\n    level: error\n    message: m\n    \(keys)\n")
  }

  @Test(arguments: [
    "field: signature", "field: subject\n    need: [广告]",
    "field: body\n    forbid: [甲]\n    when: [乙, {rule: p.b}, {pack: p}]",
    "field: closing\n    when: 乙", "field: opening\n    examples: {flag: ['⟦⟧甲']}",
  ])
  func goodOnesHaveNoMistakes(keys: String) {
    #expect(Self.mistakes(keys).isEmpty)
  }

  @Test(arguments: [
    ("need: [甲]", "3:5: a rule needs field: (field: subject)"),
    ("field: sender", "7:12: there is no field sender (use one of subject signature opening body closing)"),
    ("field: signatur", "7:12: there is no field signatur (did you mean signature?)"),
    (
      "field: body\n    need: [甲]\n    forbid: [乙]",
      "9:13: need: and forbid: are two rules (move forbid: to a rule of its own)"
    ),
    ("field: body\n    needs: [甲]", "8:5: a rule has no key needs (did you mean need:?)"),
    (
      "field: body\n    when: [{rule: a, pack: b}]",
      "8:12: one item names a rule or a pack, not both (two items: - rule: … and - pack: …)"
    ),
    ("field: body\n    when: [{rules: a}]", "8:13: an item of this list has no key rules (did you mean rule:?)"),
    (
      "field: body\n    when: [<@traditional>]",
      "8:12: a script is nothing that a text can need (check: consistency, to find both scripts in one message)"
    ),
    ("field: body\n    need: ['(甲']", "8:13: this `(` is never closed"),
    ("field: body\n    examples: {flag: ['甲⟧']}", "8:23: each ⟦ must be followed by its ⟧"),
  ])
  func mistakesHaveAPlaceAndARemedy(keys: String, mistake: String) {
    let found = Self.mistakes(keys)
    #expect(found.count == 1 && found.first?.hasPrefix(mistake) == true, "\(found)")
  }
}
