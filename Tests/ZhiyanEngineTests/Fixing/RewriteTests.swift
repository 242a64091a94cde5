import Testing
import ZhiyanRules
import ZhiyanText

@testable import ZhiyanEngine

/// What findings offer to write instead.
@Suite struct RewriteTests {
  private func bench(_ pattern: String, _ instead: String) -> RuleBench {
    RuleBench(
      """
        - id: one
          check: regex
          level: warning
          message: m
          patterns: [{pattern: '\(pattern)', instead: '\(instead)', safe: true}]
      """)
  }

  @Test(arguments: [
    (#"([\p{Han}])([A-Z]+)"#, "$1 $2", "在App店ABC", ["在 A", "店 ABC"]),
    (#"(?<=\p{Han})\(([^()]+)\)"#, "（$1）", "门店(江北)和(江南)", ["（江北）", "（江南）"]),
    (#"[０-９]+"#, "${0:half-width}", "第１２页，３", ["12", "3"]), (#"(甲)|(乙)"#, "[$1$2]", "乙甲", ["[乙]", "[甲]"]),
    (#"甲"#, "$$", "甲", ["$"]),
  ])
  func groupsAreFilledIn(pattern: String, instead: String, text: String, rewrites: [String]) {
    let document = Document(paragraphs: "别的段落\n" + text + "\n再来")
    let findings = bench(pattern, instead).result(document).findings
    #expect(findings.map(\.suggestions) == rewrites.map { [$0] })
    #expect(findings.allSatisfy { $0.hasSafeFix })
  }

  @Test func survivesCompilationToBytes() {
    let rules = bench("(甲)", "$1乙").rules
    let bytes = rules.encoded()
    let aligned = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    // Never freed: a rule set reads its tables from there.
    aligned.copyBytes(from: bytes)
    var linter = Linter(RuleSet(encoded: UnsafeRawBufferPointer(aligned)))
    let found = linter.lint(Document(plain: ContiguousArray("甲".utf8))).findings
    #expect(found.map(\.suggestions) == [["甲乙"]] && found.allSatisfy { $0.hasSafeFix })
  }

  @Test func aGroupThatIsNotThereIsAMistake() {
    var decoder = RuleDecoder()
    let yaml =
      "pack: p\nrules: [{id: a, check: regex, level: error, message: m, patterns: [{pattern: (a), instead: $2}]}]\n"
    decoder.add(path: "a.yaml", bytes: ContiguousArray(yaml.utf8))
    let issues = RuleSetCompiler.compile(decoder.library).issues
    #expect(decoder.issues.isEmpty)
    #expect(issues.map(\.message) == ["instead: names group 2, and the expression has 1"])
  }
}
