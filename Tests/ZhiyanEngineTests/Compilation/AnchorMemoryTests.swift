import Testing
import ZhiyanEngine
import ZhiyanRules
import ZhiyanTestSupport

@Suite struct AnchorMemoryTests {
  private static let words = ["马上", "<buy>", "<@date>", "{0,3}", "(现在|立刻|<soon>)", "[请]", "下单", "的", "最", "<soon>前"]
  private static let sets = ["抢购", "下单", "立即", "再", "<soon>来"]

  /// What is remembered from other versions of a file changes nothing about what comes out.
  @Test func compilingAgainIsCompilingAnew() {
    for seed in UInt64(0)..<10 {
      var random = SeededGenerator(seed: seed)
      var memory = AnchorMemory()
      var phrases = (0..<12).map { _ in random.text(of: Self.words, count: 1...4) }
      var soon = ["马上", "立刻"]
      for step in 0..<8 {
        if random.one(in: 3) {
          soon = (0...random.pick(3)).map { _ in Self.sets[random.pick(4)] }
        } else {
          phrases[random.pick(phrases.count)] = random.text(of: Self.words, count: 1...4)
        }
        let text = """
          pack: ours
          sets:
            soon: [\(Set(soon).sorted().joined(separator: ", "))]
            buy: [买, <soon>买]
          rules:
            - id: now
              check: phrase
              level: warning
              message: 别催
              phrases:
          \(Set(phrases).sorted().map { "      - \"\($0)\"" }.joined(separator: "\n"))

          """
        var decoder = RuleDecoder()
        decoder.add(path: "a", bytes: ContiguousArray(text.utf8))
        let again = RuleSetCompiler.compile(decoder.library, remembering: &memory)
        let anew = RuleSetCompiler.compile(decoder.library)
        #expect(again.rules.encoded() == anew.rules.encoded(), "seed \(seed), step \(step)\n\(text)")
        #expect(again.issues == anew.issues, "seed \(seed), step \(step)\n\(text)")
      }
    }
  }
}
