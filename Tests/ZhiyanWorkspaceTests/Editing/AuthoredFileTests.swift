import Foundation
import Testing
import ZhiyanRules
import ZhiyanText

@testable import ZhiyanWorkspace

@Suite struct AuthoredFileTests {
  private static let file = """
    pack: ours
    sets:
      buy: [下单, 抢购]
    rules:
      - id: now
        check: phrase
        level: warning
        message: 别催
        phrases:
          - (赶快|马上)<buy>
        examples:
          flag: [请⟦马上下单⟧, ⟦赶快抢购⟧!, ⟦马上抢购⟧]
          pass: [请下单, 马上就好, 明天]

    """

  private func open(_ text: String) -> AuthoredFile {
    AuthoredFile(path: "/w/ours.yaml", bytes: ContiguousArray(text.utf8))
  }

  private func words(_ issue: RuleIssue, _ text: String) -> String {
    String(decoding: Array(text.utf8)[issue.range.indices], as: UTF8.self)
  }

  @Test func aGoodFileHasNoIssues() { #expect(open(Self.file).issues == []) }

  @Test func examplesAreRun() {
    let text = Self.file.replacing("pass: [请下单", with: "pass: [请马上下单")
    let issues = open(text).issues
    #expect(issues.map { words($0, text) } == ["请马上下单"])
    #expect(issues.first?.message.contains("马上下单") == true)
  }

  @Test func mistakesHaveTheirPlaces() {
    let text = Self.file.replacing("level: warning", with: "level: waring")
    #expect(open(text).issues.map { words($0, text) }.contains("waring"))
    let unknown = Self.file.replacing("<buy>\n", with: "<byu>\n")
    #expect(open(unknown).issues.map { words($0, unknown) }.contains("<byu>"))
    #expect(!open("pack: ours\nrules: [\n").issues.isEmpty)
  }

  @Test func aBuiltInIdIsTaken() {
    let text = Self.file.replacing("pack: ours", with: "pack: hype").replacing("id: now", with: "id: act-now")
    #expect(open(text).issues.contains { $0.message.contains("built-in rule hype.act-now") })
  }

  @Test func phrasesAreExpanded() throws {
    let place = Self.file.utf8.count - Self.file[Self.file.range(of: "(赶快")!.lowerBound...].utf8.count
    let meaning = try #require(open(Self.file).meaning(at: place))
    #expect(Set(meaning.samples) == ["赶快下单", "马上抢购"] || Set(meaning.samples).count >= 2)
    #expect(meaning.samples.allSatisfy { $0.hasSuffix("下单") || $0.hasSuffix("抢购") })
    #expect(open(Self.file).meaning(at: 0) == nil)
  }

  @Test func setsShowWhatTheyHoldAndWhoUsesThem() throws {
    let text = Self.file.replacing("  buy: [下单, 抢购]", with: "  buy: [下单, <more>]\n  more: [抢购]\n  idle: [闲]")
    let file = open(text)
    func place(_ words: String) throws -> Int {
      let range = try #require(text.range(of: words))
      return text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    }
    let defined = try #require(file.set(at: place("buy: [")))
    #expect(defined.samples == ["下单", "抢购"])
    #expect(defined.rules == ["ours.now"])
    #expect(defined.origin == .thisFile)
    #expect(try file.set(at: place("more: ["))?.rules == ["ours.now"])
    #expect(try file.set(at: place("idle: ["))?.rules == [])
    for offset in 1...4 { #expect(try file.set(at: place("<buy>") + offset)?.name == "buy") }
    #expect(try file.set(at: place("<buy>"))?.range == file.set(at: place("<buy>") + 1)?.range)
    #expect(try file.set(at: place("下单")) == nil)
    #expect(file.set(at: 0) == nil)
    #expect(file.set(at: text.utf8.count) == nil)
  }

  @Test func filesOfTheSameRunAreKnown() {
    func file(_ path: String, _ text: String) -> RuleFile { RuleFile(path: path, bytes: ContiguousArray(text.utf8)) }
    let before = file("/w/shared.yaml", "sets:\n  polite: [请]\n")
    let packed = file("/w/packed.yaml", "pack: packed\nsets:\n  secret: [甲]\nrules: []\n")
    let after = file(
      "/w/z.yaml", "pack: z\nrules:\n  - {id: later, check: phrase, level: error, message: 乙, phrases: [乙丙丁]}\n")
    let text =
      Self.file.replacing("马上)<buy>", with: "马上)<buy>\n      - <polite>快点\n      - <secret>乙丙") + """
          - id: twice
            check: count
            level: warning
            message: 太多
            of: [{rule: z.later}]
            max: 1
            per: message

        """
    func mistakes(_ neighbours: RuleNeighbours) -> [String] {
      AuthoredFile(path: "/w/ours.yaml", bytes: ContiguousArray(text.utf8), beside: neighbours).issues.map {
        words($0, text)
      }
    }
    let alone = mistakes(RuleNeighbours())
    #expect(alone.contains("<polite>") && alone.contains("<secret>") && alone.contains("z.later"), "\(alone)")
    let together = mistakes(RuleNeighbours(preceding: [before, packed], following: [after]))
    #expect(together == ["<secret>"], "\(together)")
  }

  @Test func examplesFailInBothLanguages() {
    let text = Self.file.replacing("pass: [请下单", with: "pass: [请马上下单")
    let zh = AuthoredFile(path: "/w/ours.yaml", bytes: ContiguousArray(text.utf8), language: .zh)
    #expect(zh.issues.map(\.message) == ["这个例子没通过（原样）：应命中：没有；实际命中：马上下单"])
    #expect(open(text).issues.map(\.message) == ["this example fails, as written: wanted nothing, found 马上下单"])
  }

  @Test func configurationsAreCheckedToo() {
    let text = "levels: {hype.act-nwo: error}\n"
    let file = AuthoredFile(path: "/w/.zhiyan.yaml", bytes: ContiguousArray(text.utf8))
    #expect(file.issues.map { words($0, text) } == ["hype.act-nwo"])
  }

  @Test func otherYAMLIsNone() {
    #expect(!AuthoredFile.isAuthored(path: "/w/a.yaml", ContiguousArray("rules: []\n".utf8), isNamed: false))
    #expect(AuthoredFile.isAuthored(path: "/w/a.yaml", ContiguousArray("rules: []\n".utf8), isNamed: true))
    #expect(AuthoredFile.isAuthored(path: "/w/a.yml", ContiguousArray("pack: a\nrules: [\n".utf8), isNamed: false))
  }

  @Test func offeredKeysAreKeys() {
    for kind in CheckKind.allCases {
      let keys = RuleFileKeys.rule(kind)
      #expect(keys.starts(with: ["id", "check", "level"]), "\(kind)")
      for key in keys {
        var decoder = RuleDecoder()
        decoder.add(
          path: "a", bytes: ContiguousArray("pack: a\nrules:\n  - check: \(kind.rawValue)\n    \(key): x\n".utf8))
        #expect(!decoder.issues.contains { $0.message.hasSuffix("has no key \(key)") }, "\(kind) \(key)")
      }
    }
    for (parent, keys) in [
      ("unless", RuleFileKeys.contexts), ("exempt", RuleFileKeys.contexts), ("examples", RuleFileKeys.examples),
    ] {
      for key in keys {
        var decoder = RuleDecoder()
        decoder.add(
          path: "a", bytes: ContiguousArray("pack: a\nrules:\n  - {check: age, \(parent): {\(key): [x]}}\n".utf8))
        #expect(!decoder.issues.contains { $0.message.hasSuffix("has no key \(key)") }, "\(parent) \(key)")
      }
    }
  }
}
