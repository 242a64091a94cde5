import Testing
import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

@Suite struct MessageConditionsTests {
  @Test(arguments: [
    ("独家发售", ["独家"]), ("独家发售。\n第二段说明是广告", []), ("广告:独家", []),
  ])
  func anywhereSilencesPhrasesToo(text: String, found: [String]) {
    #expect(RuleBench(phrases: ["独家"], edges: .free, more: "    unless: {anywhere: [广告]}").found(text) == found)
    let regex = RuleBench(
      "  - {id: one, check: regex, level: warning, message: m, patterns: [独家], unless: {anywhere: [广告]}}")
    #expect(regex.found(text) == found)
    let require = RuleBench(
      "  - {id: one, check: require, level: warning, message: m, edges: free, when: [独家], need: [甲], within: message, unless: {anywhere: [广告]}}"
    )
    #expect(require.found(text) == found)
  }

  @Test func partsAreNoFindings() {
    let bench = RuleBench(
      "  - {id: one, check: count, level: warning, message: m, of: [独家], when: [广告], max: 5, per: message}")
    #expect(bench.found("独家广告").isEmpty)
  }

  @Test func rulesBelowWhatIsShownStillCount() {
    let bench = RuleBench(
      """
        - {id: a, check: phrase, level: suggestion, message: m, edges: free, phrases: [公司规定]}
        - {id: b, check: phrase, level: suggestion, message: m, edges: free, phrases: [没办法]}
        - {id: c, check: phrase, level: suggestion, message: m, edges: free, phrases: [就是]}
        - {id: both, check: pair, level: error, message: m, first: [{rule: test.a}], second: [{pack: test}], replaces: []}
      """)
    func found(_ rules: RuleSet) -> [Int] {
      var linter = Linter(rules)
      return linter.lint(Document(plain: ContiguousArray("公司规定。没办法".utf8))).findings.map(\.rule)
    }
    #expect(found(bench.rules.configured(showing: .error) { $0.level }) == [3])
    #expect(found(bench.rules.configured { $0.level }) == [0, 3, 1])
    // What is switched off is no fault, so it is no part of one either.
    #expect(found(bench.rules.configured { $0.id == "test.b" ? nil : $0.level }) == [0])
    #expect(found(bench.rules.configured { $0.id == "test.both" ? nil : $0.level }) == [0, 1])
  }

  @Test func messageFindingsHideNoOthers() {
    let bench = RuleBench(
      """
        - {id: a, check: phrase, level: error, message: m, edges: free, phrases: [独家]}
        - {id: b, check: count, level: suggestion, message: m, edges: free, of: [独家, 首发], max: 0, per: message}
        - {id: c, check: count, level: suggestion, message: m, edges: free, of: [{rule: test.a}], max: 0, per: message}
      """)
    #expect(bench.result("独家首发").findings.map(\.rule) == [0, 1, 2])
  }

  @Test func namesAreLookedUpAmongAllRules() {
    let file = """
      pack: p
      rules:
        - {id: one, check: count, level: warning, message: m, of: [{rule: p.tow}, {pack: q}, {rule: p.one}], max: 1, per: message}
        - {id: two, check: pair, level: warning, message: m, first: [甲乙], second: [丙丁], replaces: [p.thre]}
        - {id: three, check: phrase, level: warning, message: m, phrases: [甲乙]}
      """
    var decoder = RuleDecoder()
    decoder.add(path: "a.yaml", bytes: ContiguousArray(file.utf8))
    #expect(decoder.issues.isEmpty)
    let issues = RuleSetCompiler.compile(decoder.library).issues
    #expect(
      issues.map { "\($0.message) (\($0.fix ?? ""))" } == [
        "there is no rule p.tow (did you mean p.two?)", "there is no pack q (did you mean p?)",
        "rule p.one looks at messages as a whole, so its findings cannot be part of another check (name the rules whose phrases count)",
        "there is no rule p.thre (did you mean p.three?)",
      ])
    #expect(
      issues.map { String(decoding: ContiguousArray(file.utf8)[$0.range.indices], as: UTF8.self) } == [
        "p.tow", "q", "p.one", "p.thre",
      ])
  }

  @Test func theCompiledFormFindsTheSame() {
    let bench = RuleBench(
      """
        - {id: a, check: phrase, level: suggestion, message: m, edges: free, phrases: [独家], unless: {anywhere: [广告]}}
        - {id: b, check: count, level: warning, message: m, edges: free, of: [{rule: test.a}, 首发], max: 1, per: 20, longer-than: 2}
        - {id: c, check: count, level: warning, message: m, edges: free, of: [首发], min: 1, per: paragraph, counting: sentences}
        - {id: d, check: pair, level: warning, message: m, edges: free, first: [{pack: test}], second: [首发], within: 2, replaces: [test.a]}
        - {id: e, check: length, level: warning, message: m, of: segments, max: 1}
        - {id: f, check: ratio, level: warning, message: m, edges: free, of: [首发], to: words, min: 0.25, per: message}
        - {id: g, check: age, level: warning, message: m, of: [首发], months: 2}
        - {id: h, check: consistency, level: warning, message: m, when: [首发], either: [<@simplified>, [<@traditional>, 甲]]}
        - id: i
          check: require
          level: warning
          message: "{missing}"
          edges: free
          when: [首发]
          need-each: [{name: {zh: 时间}, any: [<@time>]}, {name: 规则, any: [{pack: test}]}]
          within: sentence
      """)
    let bytes = bench.rules.encoded()
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    memory.copyBytes(from: bytes)
    // The rule set looks at the bytes where they lie; they stay for good, as those of the program do.
    let stored = RuleSet(encoded: UnsafeRawBufferPointer(memory))
    #expect(stored.encoded() == bytes)
    var one = Linter(bench.rules)
    var other = Linter(stored)
    let day = CalendarDate("2026-06-30")
    for text in ["", "独家首发,首发。2024 年首发", "首发們独家。乙", String(repeating: "首发们", count: 40), "乙\n首发"] {
      let document = Document(paragraphs: text)
      let found = one.lint(document, on: day).findings
      #expect(found == other.lint(document, on: day).findings)
      #expect(found.isEmpty == text.isEmpty)
    }
  }
}
