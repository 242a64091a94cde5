import Testing
import ZhiyanEngine
import ZhiyanRules

@testable import ZhiyanWorkspace

@Suite struct ConfigurationStarterTests {
  /// The keys in comments, each with the lines that belong to it, taken out of the comments.
  private func keys(_ text: String) -> [(name: String, text: String)] {
    var keys: [(name: String, text: String)] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let bare = line.dropFirst(2)
      let name = bare.prefix { ("a"..."z").contains($0) }
      if line.hasPrefix("# "), !name.isEmpty, bare.dropFirst(name.count).hasPrefix(":") {
        keys.append((String(name), bare + "\n"))
      } else if line.hasPrefix("#   "), !keys.isEmpty {
        keys[keys.count - 1].text += bare + "\n"
      }
    }
    return keys
  }

  private func mistakes(_ text: String) -> [String] {
    let folder = TemporaryFolder()
    return RunRules(CheckRequest(), configurations: [folder.put(".zhiyan.yaml", text)]).mistakes
  }

  @Test(arguments: Language.allCases) func everyKeyIsShownAndGood(language: Language) {
    let text = ConfigurationStarter.text(in: language)
    #expect(mistakes(text).isEmpty)
    let keys = keys(text)
    #expect(
      keys.map(\.name) == [
        "packs", "levels", "allow", "channel", "profile", "encoding", "templates", "rules", "ignore", "overrides",
        "suppress",
      ])
    for key in keys { #expect(mistakes(key.text).isEmpty, "\(key.text)") }
    #expect(mistakes(keys.map(\.text).joined()).isEmpty)
    // Exactly the keys that there are: an unknown one is told all of them.
    let issues = ConfigurationDecoder.decode(path: "x", bytes: ContiguousArray("zzzzzzzz: 1".utf8)).issues
    #expect(issues.first?.fix == "use one of " + keys.map(\.name).joined(separator: " "))
  }

  @Test func defaultsChangeNothing() {
    for key in keys(ConfigurationStarter.text(in: .en))
    where ["packs", "allow", "profile", "encoding", "templates", "rules", "ignore"].contains(key.name) {
      let folder = TemporaryFolder()
      let path = folder.put(".zhiyan.yaml", key.text)
      let rules = RunRules(CheckRequest(), configurations: [path])
      #expect(rules.set(for: path).active.map(\.index) == rules.set(for: "").active.map(\.index), "\(key.text)")
    }
  }
}
