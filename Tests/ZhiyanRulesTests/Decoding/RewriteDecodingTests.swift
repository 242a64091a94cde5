import Testing
import ZhiyanText

@testable import ZhiyanRules

@Suite struct RewriteDecodingTests {
  private static func file(_ check: String, _ entry: String) -> String {
    let list = check == "regex" ? "patterns" : "phrases"
    return
      "pack: p\nrules:\n  - id: a\n    check: \(check)\n    level: error\n    message: m\n    \(list):\n      - \(entry)\n"
  }

  private static func rule(_ check: String, _ entry: String) -> Rule? {
    var decoder = RuleDecoder()
    decoder.add(path: "a.yaml", bytes: ContiguousArray(file(check, entry).utf8))
    #expect(decoder.issues.isEmpty)
    return decoder.library.rules.first
  }

  @Test func aRewriteIsUnsafeUnlessItSaysSo() {
    func rewrite(_ entry: String) -> Rewrite? { Self.rule("phrase", entry)?.check.phrases.first?.instead }
    #expect(rewrite("{phrase: 甲, instead: 乙}") == Rewrite("乙"))
    #expect(rewrite("{phrase: 甲, instead: 乙, safe: true}") == Rewrite("乙", isSafe: true))
    #expect(rewrite("{phrase: 甲, instead: $1}") == Rewrite("$1"))
    #expect(rewrite("{phrase: 甲, instead: ''}") == Rewrite(""))
    #expect(rewrite("{phrase: 甲}") == nil)
    guard case .regex(let patterns) = Self.rule("regex", "{pattern: (甲), instead: $1, safe: true}")?.check else {
      Issue.record("no expression")
      return
    }
    #expect(patterns.first?.instead == Rewrite("$1", isSafe: true))
  }

  @Test(arguments: [
    ("phrase", "{phrase: 甲, safe: true}", "8:27: safe: is said of instead:, and there is none"),
    ("phrase", "{phrase: 甲, instead: 乙, safe: maybe}", "8:39: safe is true or false (safe: true)"),
    ("phrase", "{phrase: 甲, instead: \"乙\\n\", safe: true}", "8:30: a safe rewrite stands on one line"),
    ("phrase", "{phrase: 甲, instaed: 乙}", "8:21: a phrase has no key instaed (did you mean instead:?)"),
    ("regex", "{pattern: 甲, instead: a$x}", "8:32: a $ stands before the number of a group"),
  ])
  func mistakesHaveAPlaceAndARemedy(check: String, entry: String, mistake: String) {
    let found = RuleDecoderTests.mistakes(Self.file(check, entry))
    #expect(found.count == 1 && found.first?.hasPrefix(mistake) == true, "\(found)")
  }
}
