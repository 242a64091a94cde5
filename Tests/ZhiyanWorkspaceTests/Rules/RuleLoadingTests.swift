import Foundation
import Testing
import ZhiyanEngine
import ZhiyanRules

@testable import ZhiyanWorkspace

@Suite struct RuleLoadingTests {
  /// Loads a file with one rule of some keys below the built-in rules.
  private func load(_ keys: String, id: String = "one", pack: String = "house") throws -> LoadedRules {
    let folder = TemporaryFolder()
    let path = folder.put(
      "rules.yaml",
      "pack: \(pack)\nrules:\n  - id: \(id)\n    check: phrase\n    level: warning\n    message: m\n\(keys)\n")
    return RuleLoading.load(paths: [path], allowed: [])
  }

  @Test func ownRulesStandBehindTheBuiltInOnes() throws {
    let loaded = try load("    phrases: [某某]")
    #expect(loaded.mistakes.isEmpty)
    #expect(loaded.rules.rules.map(\.id) == BuiltinRules.compiled.rules.map(\.id) + ["house.one"])
  }

  @Test(arguments: [
    "    phrases: [某某产品]\n    unless: {inside: [某某产品]}", "    phrases: [某某]\n    unless: {inside: [(某某|乙乙)]}",
    "    phrases: [<@date>某某]\n    unless: {inside: [<@date>某某]}",
  ])
  func aPhraseThatItsOwnUnlessSilencesIsReported(keys: String) throws {
    let mistakes = try load(keys).mistakes
    #expect(mistakes.count == 1)
    #expect(mistakes.first?.contains("this phrase can never be found") == true, "\(mistakes)")
    #expect(mistakes.first?.contains("rules.yaml:7:") == true, "\(mistakes)")
  }

  @Test func aPhraseWithoutACharacterOfItsOwnIsReported() throws {
    let mistakes = try load("    phrases: ['-']").mistakes
    #expect(mistakes.contains { $0.contains("it can never be found") }, "\(mistakes)")
  }

  @Test func aReachablePhraseIsNotReported() throws {
    let loaded = try load("    phrases: [某某]\n    unless: {inside: [某某产品], near: [<@date>]}")
    #expect(loaded.mistakes.isEmpty)
  }

  @Test func anIdOfABuiltInRuleIsTaken() throws {
    let rule = try #require(BuiltinRules.compiled.rules.first)
    let loaded = try load("    phrases: [某某]", id: String(rule.id.dropFirst(rule.pack.count + 1)), pack: rule.pack)
    #expect(loaded.mistakes.contains { $0.contains("there is a built-in rule \(rule.id) already") })
    #expect(loaded.rules.rules.count == BuiltinRules.compiled.rules.count)
  }

  @Test func aWrongRegularExpressionIsReportedWithItsPlace() throws {
    let folder = TemporaryFolder()
    let path = folder.put(
      "a.yaml", "pack: house\nrules:\n  - {id: a, check: regex, level: warning, message: m, patterns: ['(a']}\n")
    let mistakes = RuleLoading.load(paths: [path], allowed: []).mistakes
    #expect(mistakes.count == 1)
    #expect(mistakes.first?.contains("a.yaml:3:") == true)
    #expect(mistakes.first?.contains("this is no regular expression") == true)
  }

  @Test func foldersAreReadInOrderAndMissingPathsAreErrors() throws {
    let folder = TemporaryFolder()
    func rule(_ id: String) -> String {
      "pack: house\nrules:\n  - {id: \(id), check: phrase, level: warning, message: m, phrases: [某某]}\n"
    }
    _ = folder.put("b.yml", rule("b"))
    _ = folder.put("a.yaml", rule("a"))
    _ = folder.put("c.txt", "no rules")
    let loaded = RuleLoading.load(paths: [folder.path], allowed: [])
    #expect(loaded.mistakes.isEmpty)
    #expect(loaded.rules.rules.suffix(2).map(\.id) == ["house.a", "house.b"])
    #expect(RuleLoading.load(paths: [folder.path + "/none"], allowed: []).mistakes.count == 1)
  }
}
