import Testing
import ZhiyanTestSupport

@testable import ZhiyanWorkspace

@Suite struct PathPatternsTests {
  private func patterns(_ lines: [String]) -> PathPatterns {
    var patterns = PathPatterns()
    for (index, line) in lines.enumerated() { patterns.append(line, line: index + 1) }
    return patterns
  }

  @Test(
    arguments: [
      (["*.txt"], "a.txt", 1), (["*.txt"], "x/y/a.txt", 1), (["/*.txt"], "x/a.txt", nil), (["sms/"], "sms/x/a.txt", 1),
      (["sms/"], "sms", nil), (["a/b"], "x/a/b", nil), (["**/b"], "x/a/b", 1), (["*", "!a.txt"], "a.txt", nil),
      (["docs", "!docs/a.txt"], "docs/a.txt", 1), (["docs/*", "!docs/a.txt"], "docs/a.txt", nil),
      (["a.txt", "b.txt", "a.*"], "a.txt", 3), (["../out/*"], "../out/a.txt", 1), (["文案/**"], "文案/x/短信.txt", 1),
      ([], "a.txt", nil), (["#a"], "#a", 1), (["a "], "a ", 1),
    ] as [([String], String, Int?)])
  func saysWhichLineMeansAPath(lines: [String], path: String, line: Int?) {
    #expect(patterns(lines).line(matching: path) == line)
    #expect(patterns(lines).matches(path) == (line != nil))
  }

  /// Simple patterns against a slow reading of what they say: `*` within a name, `**` for any folders.
  @Test(arguments: [UInt64.random(in: .min ... .max)]) func agreesWithASlowTwin(seed: UInt64) {
    print("PathPatternsTests seed: \(seed)")
    var generator = SeededGenerator(seed: seed)
    var matched = 0
    for _ in 0..<20_000 {
      let parts = (0...generator.pick(3)).map { _ in
        generator.one(in: 5) ? "**" : generator.text(of: ["a", "b", "文", "*", "?"], count: 1...3)
      }
      // Three stars in a row, and a pair beside a letter, mean something of their own in git; they are tested elsewhere.
      guard !parts.contains(where: { $0 != "**" && $0.contains("**") }) else { continue }
      let path = (0...generator.pick(3)).map { _ in generator.text(of: ["a", "b", "文"], count: 1...3) }
      let isAnchored = generator.one(in: 2)
      let pattern = (isAnchored ? "/" : "") + parts.joined(separator: "/")
      let wanted = path.indices.contains { last in
        let names = Array(path[...last])
        if !isAnchored && parts.count == 1 { return parts == ["**"] || Self.name(parts[0], names[last]) }
        return Self.matches(parts[...], names[...])
      }
      let found = patterns([pattern]).matches(path.joined(separator: "/"))
      #expect(found == wanted, "seed \(seed): \(pattern) \(path)")
      if found != wanted { return }
      if found { matched += 1 }
    }
    #expect(matched > 1000)
  }

  private static func matches(_ pattern: ArraySlice<String>, _ path: ArraySlice<String>) -> Bool {
    guard let first = pattern.first else { return path.isEmpty }
    if first == "**" {
      // At the end it means everything inside, not the folder itself.
      if pattern.count == 1 { return !path.isEmpty }
      return (path.startIndex...path.endIndex).contains { matches(pattern.dropFirst(), path[$0...]) }
    }
    guard let name = path.first, Self.name(first, name) else { return false }
    return matches(pattern.dropFirst(), path.dropFirst())
  }

  /// By bytes, as git: a `?` is one byte.
  private static func name(_ pattern: String, _ name: String) -> Bool {
    bytes(Array(pattern.utf8)[...], Array(name.utf8)[...])
  }

  private static func bytes(_ pattern: ArraySlice<UInt8>, _ name: ArraySlice<UInt8>) -> Bool {
    guard let first = pattern.first else { return name.isEmpty }
    if first == UInt8(ascii: "*") {
      return (name.startIndex...name.endIndex).contains { bytes(pattern.dropFirst(), name[$0...]) }
    }
    guard let byte = name.first, first == UInt8(ascii: "?") || first == byte else { return false }
    return bytes(pattern.dropFirst(), name.dropFirst())
  }
}
