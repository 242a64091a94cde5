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
