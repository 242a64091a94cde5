import Testing
import ZhiyanRules
import ZhiyanText

@testable import ZhiyanWorkspace

@Suite struct ConfigurationEditTests {
  /// The configuration with a word more.
  private func allowing(_ word: String, _ text: String) -> String? {
    var bytes = ContiguousArray(text.utf8)
    guard let edit = ConfigurationEdit.edit(.allow(word), in: bytes, path: "/w/.zhiyan.yaml") else { return nil }
    bytes.insert(contentsOf: edit.text.utf8, at: edit.at)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("", "allow:\n  - 最佳\n"),
    ("packs: [hype]", "packs: [hype]\nallow:\n  - 最佳\n"),
    ("allow: [闭环]  # ours\n", "allow: [闭环, 最佳]  # ours\n"),
    ("allow: [闭环,\n  赋能]\n", "allow: [闭环,\n  赋能, 最佳]\n"),
    ("allow:\n  - 闭环 # ours\npacks: [hype]\n", "allow:\n  - 闭环 # ours\n  - 最佳\npacks: [hype]\n"),
    ("allow:\n- 闭环", "allow:\n- 闭环\n- 最佳"),
    ("allow: []\n", "allow: [最佳]\n"),
    ("allow: [ ]  # none yet\npacks: [hype]\n", "allow: [最佳 ]  # none yet\npacks: [hype]\n"),
    ("allow: [  # none yet\n  ]\n", "allow: [最佳  # none yet\n  ]\n"),
    ("# nothing yet\n", "# nothing yet\nallow:\n  - 最佳\n"),
  ])
  func keepsTheRest(before: String, after: String) {
    #expect(allowing("最佳", before) == after)
  }

  @Test(arguments: ["最佳", "No. 1", "a: b", "“引号”", "\"", "\\", "yes", "- x", "{x}", "#1", "100%", " 空 "])
  func anyWordsAreAllowed(word: String) throws {
    for before in ["", "allow: [闭环]\n", "allow:\n  - 闭环\n"] {
      let text = try #require(allowing(word, before))
      let file = ConfigurationDecoder.decode(path: "/w/.zhiyan.yaml", bytes: ContiguousArray(text.utf8))
      #expect(file.issues.isEmpty)
      #expect(file.settings.allowed?.value.last == word)
    }
  }

  @Test func aBrokenFileIsLeftAsItIs() { #expect(allowing("最佳", "packs: [hype\n") == nil) }

  @Test func acceptsWordsInOneFile() throws {
    let change = ConfigurationEdit.Change.suppress(
      file: "/w/文案/短信.txt", rule: "hype.act-now", match: "立即抢购", reason: "理由")
    for before in ["", "suppress:\n  - {paths: [a], rules: [b.c], reason: r}\n"] {
      var bytes = ContiguousArray(before.utf8)
      let edit = try #require(ConfigurationEdit.edit(change, in: bytes, path: "/w/.zhiyan.yaml"))
      bytes.insert(contentsOf: edit.text.utf8, at: edit.at)
      let file = ConfigurationDecoder.decode(path: "/w/.zhiyan.yaml", bytes: bytes)
      #expect(file.issues.isEmpty)
      #expect(file.applied(to: "/w/文案/短信.txt").suppressions.count == 1)
      #expect(file.applied(to: "/w/别处/短信.txt").suppressions.isEmpty)
      #expect(file.applied(to: "/w/x/文案/短信.txt").suppressions.isEmpty)
    }
  }

  @Test func offeredKeysAreKeys() {
    for key in ConfigurationKeys.file {
      let file = ConfigurationDecoder.decode(path: ".zhiyan.yaml", bytes: ContiguousArray("\(key): [x]\n".utf8))
      #expect(!file.issues.contains { $0.message.contains("has no key") }, "\(key)")
    }
    let file = ConfigurationDecoder.decode(path: ".zhiyan.yaml", bytes: ContiguousArray("nokey: 1\n".utf8))
    // The decoder names all keys that it knows.
    let named = file.issues.first?.fix?.split(separator: " ").map(String.init) ?? []
    #expect(Set(ConfigurationKeys.file).isSubset(of: named))
    #expect(named.count - 3 == ConfigurationKeys.file.count)
  }
}
