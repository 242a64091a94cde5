import Testing
import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

@Suite struct ExemptionTests {
  private func bench(_ exempt: String, more: String = "") -> RuleBench {
    RuleBench(phrases: ["最佳", "更快"], edges: .free, more: "    exempt: \(exempt)\n\(more)")
  }

  /// The words found, an exempt hit in brackets.
  private func found(_ bench: RuleBench, _ text: String) -> [String] {
    bench.result(text).findings.map { $0.isExempt ? "[\($0.match)]" : $0.match }
  }

  @Test(arguments: [
    ("{near: [相比上一代]}", "相比上一代更快,最佳", ["[更快]", "[最佳]"]),
    ("{near: [相比上一代]}", "相比上一代更快。最佳", ["[更快]", "最佳"]),
    ("{inside: [最佳赏味期]}", "最佳赏味期,最佳", ["[最佳]", "最佳"]),
    ("{before: [评为]}", "评为最佳,最佳", ["[最佳]", "最佳"]),
    ("{after: [奖]}", "最佳奖,最佳", ["[最佳]", "最佳"]),
    ("{anywhere: [数据来源]}", "最佳。\n更快。\n数据来源", ["[最佳]", "[更快]"]),
    ("{anywhere: [数据来源]}", "最佳。\n更快。", ["最佳", "更快"]),
  ])
  func aContextLowersAHitAndHidesNone(exempt: String, text: String, wanted: [String]) {
    let bench = bench(exempt)
    #expect(found(bench, text) == wanted)
    for finding in bench.result(text).findings { #expect(finding.level == (finding.isExempt ? .suggestion : .warning)) }
  }

  @Test func unlessIsAskedFirst() {
    let bench = bench("{near: [甲]}", more: "    unless: {near: [乙]}")
    #expect(found(bench, "甲最佳") == ["[最佳]"])
    #expect(found(bench, "甲乙最佳").isEmpty)
  }

  @Test func anExemptHitGivesWayToAnotherRule() {
    let bench = RuleBench(
      """
        - {id: one, check: phrase, level: error, message: m, edges: free, phrases: [全国最佳], exempt: {near: [甲]}}
        - {id: two, check: phrase, level: warning, message: m, edges: free, phrases: [最佳]}
      """)
    #expect(bench.result("全国最佳").findings.map(\.rule) == [0])
    #expect(bench.result("甲全国最佳").findings.map(\.rule) == [1])
  }

  @Test func requireAndRegularExpressionsCanBeExemptToo() {
    let bench = RuleBench(
      """
        - {id: one, check: require, level: warning, message: m, edges: free, when: [会议], need: [九点], within: message, exempt: {near: [例会], anywhere: [丙]}}
        - {id: two, check: regex, level: warning, message: m, patterns: ['!{3,}'], exempt: {near: [喜报]}}
      """)
    #expect(found(bench, "会议!!!") == ["会议", "!!!"])
    #expect(found(bench, "例会是会议") == ["[会议]"])
    #expect(found(bench, "会议。丙") == ["[会议]"])
    #expect(found(bench, "九点会议。丙").isEmpty)
    #expect(found(bench, "喜报!!!") == ["[!!!]"])
  }

  @Test func aMinimumAboveSuggestionDropsIt() {
    var linter = Linter(bench("{near: [甲]}").rules.configured(showing: .warning) { $0.level })
    #expect(linter.lint(Document(plain: ContiguousArray("甲最佳。最佳".utf8))).findings.map(\.textRange.start) == [12])
  }

  @Test func theCompiledFormKeepsIt() {
    let bytes = bench(
      "{near: [甲], anywhere: [乙], note: {zh: 备注}}", more: "    variants: [{channels: [sms], source: x}]"
    )
    .rules.encoded()
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    copy.copyBytes(from: bytes)
    // Never freed: the rule set looks at it where it lies.
    let rules = RuleSet(encoded: UnsafeRawBufferPointer(copy))
    var linter = Linter(rules)
    let findings = linter.lint(Document(plain: ContiguousArray("甲最佳。最佳".utf8))).findings
    #expect(findings.map(\.isExempt) == [true, false])
    #expect(rules.rules[0].exempt?.note?.zh == "备注")
    #expect(rules.rules[0].variants.map(\.source) == ["x"])
    #expect(rules.encoded() == bytes)
  }
}
