import Testing
import ZhiyanWorkspace

/// The walk against git itself, which these tests need: the same tree, the same ignore files, the same answer.
@Suite struct GitComparisonTests {
  private static let folders = ["", "a/", "b/", "a/b/", "a/b/a/", "build/", "foo bar/", "中文/"]
  private static let names = [
    "a", "ab", "abc", "b", "foo", "foo bar", "foobar", "x[1]", "x1", "中", "中文", "!a", "#a", "a ", "a\\b", "A", "-",
  ]
  private static let files = folders.flatMap { folder in names.map { folder + $0 + ".md" } }

  private let folder = TemporaryFolder()

  private init() {
    for file in Self.files { folder.file(file, "") }
    let made = Command.run("git init -q '\(folder.path)' 2>&1")
    #expect(made.status == 0, "git is needed: \(made.output)")
    folder.file(".input", Self.files.map { $0 + "\0" }.joined())
  }

  /// The files that git does not ignore, in the order of their bytes.
  private func keptByGit() -> [String] {
    let answer = Command.run(
      """
      cd '\(folder.path)' && GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 git -c core.excludesFile=/dev/null \
      -c core.ignoreCase=false check-ignore -z --stdin < .input
      """)
    // 1 stands for "none is ignored".
    #expect(answer.status <= 1)
    let ignored = Set(answer.output.split(separator: "\0").map(String.init))
    return Self.files.filter { !ignored.contains($0) }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  @Test(arguments: [UInt64.random(in: .min ... .max)])
  func agreesOnGeneratedFiles(seed: UInt64) {
    print("GitComparisonTests seed: \(seed)")
    var generator = IgnoreFileGenerator(seed: seed)
    var someKept = 0
    for number in 0..<400 {
      var texts: [String: String] = [:]
      for place in [".git/info/exclude", ".gitignore", "a/.gitignore", "a/b/.gitignore"] {
        texts[place] = place == ".gitignore" || generator.chance(0.4) ? generator.file() : ""
        folder.file(place, texts[place] ?? "")
      }
      let expected = keptByGit()
      if !expected.isEmpty && expected.count < Self.files.count { someKept += 1 }
      let found = folder.walked()
      guard found == expected else {
        let difference = Set(found).symmetricDifference(expected).sorted()
        Issue.record("case \(number), seed \(seed): \(difference.prefix(5)) with \(texts)")
        return
      }
    }
    print("GitComparisonTests: \(someKept) of 400 cases keep some files and ignore others")
    #expect(someKept > 200)
  }

  @Test(
    arguments: [
      "\u{FEFF}a.md\n", "a.md\r\nb.md\r\n", "a.md\r\r\n", "#a.md\n", "\\#a.md\n", "\\!a.md\n", "!a.md\n", "a.md   \n",
      "a\\ .md \n", "a.md\\ \n", "a.md\\", "a.md\t\n", "*.md\n!foo.md", "/*\n!/a/\n", "/*\n!/a\n/a/*\n!/a/b\n", "a/\n",
      "a/b\n", "/b\n", "b/\n!b/a.md\n", "**/b\n", "**/b/*.md\n", "a/**\n", "a/**/a.md\n", "a**/a.md\n", "a/**b/a.md\n",
      "**\n", "**/\n", "*/\n", "/\n", "//\n", "a//\n", "!\n", "\n\n", "[ab].md\n", "[!ab].md\n", "[^ab].md\n",
      "[a-c]*.md\n", "[]a].md\n", "[[:alpha:]].md\n", "[[:no:]].md\n", "[[:alpha].md\n", "[a\n", "x[[]1].md\n",
      "x\\[1\\].md\n", "[\\!]a.md\n", "a[\\\\]b.md\n", "a\\\\b.md\n", "[--a].md\n", "[a-\\c].md\n", "??.md\n",
      "???.md\n", "a?b/a.md\n", "a[/]b/a.md\n", "a/?.md\n", "foo bar/*\n", "foo\\ bar.md\n", "中*\n", "中文/中*.md\n",
      "a.md\0x\n", "*\n!*.md\n", "*\n!*/\n!*.md\n", "*o*b*r*\n", "a/*/a/*.md\n", "*/a.md\n", "*/*/a.md\n",
    ])
  func agreesOn(text: String) {
    folder.file(".gitignore", text)
    #expect(folder.walked() == keptByGit())
  }
}
