import Testing
import ZhiyanEngine
import ZhiyanRules
import ZhiyanTestSupport
import ZhiyanText

@testable import ZhiyanWorkspace

@Suite struct RuleTrialsTests {
  private static let phrases = ["马上<buy>", "赶快", "<buy>吧", "最", "[请]", "{0,2}", "(现在|立刻)来", "快<more>"]
  private static let flags = ["⟦马上下单⟧", "请⟦赶快⟧!", "⟦下单吧⟧", "⟦现在来⟧", "⟦快买⟧", "最⟦马上抢购⟧"]
  private static let passes = ["马上就好", "赶快", "下单", "好", "快买", "马上下单"]

  private static func text(_ random: inout SeededGenerator, parts: inout [Int: String]) -> String {
    func list(_ pieces: [String], _ random: inout SeededGenerator) -> String {
      Set((0...random.pick(4)).map { _ in pieces[random.pick(pieces.count)] }).sorted()
        .map { "\"\($0)\"" }.joined(separator: ", ")
    }
    func rule(_ number: Int, _ random: inout SeededGenerator) -> String {
      let unless = random.one(in: 4) ? "\n    unless: {inside: [马上下单]}" : ""
      return """
          - id: r\(number)
            check: phrase
            level: warning
            message: 别催\(random.pick(5))
            phrases: [\(list(phrases, &random))]\(unless)
            examples:
              flag: [\(list(flags, &random))]
              pass: [\(list(passes, &random))]

        """
    }
    // One part changes at a time, as when someone types.
    let part = random.pick(7)
    for number in 0..<4 where parts[number] == nil || part == number { parts[number] = rule(number, &random) }
    if parts[4] == nil || part == 4 { parts[4] = "\(list(["下单", "抢购", "买"], &random))" }
    if parts[5] == nil || part == 5 {
      let reference = random.one(in: 2) ? "ours.r1" : "hype.act-now"
      parts[5] = """
          - id: many
            check: count
            level: warning
            message: 太多了
            of: [{rule: \(reference)}]
            max: 1
            per: message
            examples:
              flag: [马上下单马上下单, "⟦立即抢购！立即抢购！⟧"]
              pass: [好]

        """
    }
    if part == 6 { parts[6] = String(repeating: "# 注\n", count: random.pick(4)) }
    return (parts[6] ?? "") + "pack: ours\nsets:\n  buy: [\(parts[4] ?? "")]\n  more: [买, \"<buy>\"]\nrules:\n"
      + (0..<4).compactMap { parts[$0] }.joined() + (parts[5] ?? "")
  }

  /// Everything at once, with nothing remembered, all rules of the file in one set: the slow twin.
  private static func issues(of file: AuthoredFile) -> [RuleIssue] {
    var decoder = RuleDecoder()
    decoder.addCommonWordClasses(from: BuiltinRules.common)
    let bytes = file.library.files[file.index].bytes
    decoder.add(path: "/w/ours.yaml", bytes: bytes)
    let own = decoder.library
    let usesBuiltin = own.rules.contains { if case .message = $0.check { true } else { false } }
    let compiled = RuleSetCompiler.compile(own, onto: usesBuiltin ? BuiltinRules.compiled : nil)
    var issues = decoder.issues + compiled.issues + PhraseReach.issues(of: own, in: compiled.rules)
    let first = compiled.rules.rules.count - own.rules.count
    for (place, rule) in own.rules.enumerated() {
      var seen: Set<RulePlace> = []
      let tests = ExampleTests(rule, index: first + place, in: compiled.rules, hidden: [], of: own)
      for failure in tests.placedFailures where seen.insert(failure.place).inserted {
        issues.append(
          RuleIssue(
            file: 1, range: failure.place.range,
            message: "this example fails, \(failure.variant.rawValue): \(failure.difference(in: .en))"))
      }
    }
    return issues
  }

  private static func key(_ issues: [RuleIssue]) -> [String] {
    issues.map { "\($0.range.start)-\($0.range.end) \($0.message)" }.sorted()
  }

  @Test func goingOnIsStartingAnew() {
    var failures = 0
    for seed in UInt64(0)..<3 {
      var random = SeededGenerator(seed: seed)
      var trials = RuleTrials()
      var parts: [Int: String] = [:]
      for step in 0..<8 {
        let text = Self.text(&random, parts: &parts)
        let file = AuthoredFile(path: "/w/ours.yaml", bytes: ContiguousArray(text.utf8))
        trials.start(file)
        // Typing goes on in the middle of the trials.
        if random.one(in: 2) {
          for _ in 0..<random.pick(4) { _ = trials.step() }
          continue
        }
        trials.finish()
        #expect(trials.isDone)
        let found = Self.key(file.mistakes + trials.issues)
        failures += found.count
        #expect(found == Self.key(Self.issues(of: file)), "seed \(seed), step \(step)\n\(text)")
      }
    }
    #expect(failures > 20)
  }

  @Test func onlyWhatChangedIsTriedAgain() {
    var random = SeededGenerator(seed: 7)
    var parts: [Int: String] = [:]
    let text = Self.text(&random, parts: &parts)
    var trials = RuleTrials()
    func start(_ text: String) -> Int {
      trials.start(AuthoredFile(path: "/w/ours.yaml", bytes: ContiguousArray(text.utf8)))
      var count = 0
      while trials.step() { count += 1 }
      return count
    }
    // Compiling is a piece of its own.
    #expect(start(text) == 6)
    #expect(start(text) == 0)
    #expect(start("# 注\n" + text) == 0)
    #expect(start(text.replacing("message: 太多了", with: "message: 真多")) == 0)
    #expect(start(text.replacing("pass: [好]", with: "pass: [不好]")) == 2)
    // All of it, where all rules use a set that changes; the count is new as well.
    #expect(start(text.replacing("buy: [", with: "buy: [购, ")) > 2)
  }
}
