import Testing

@testable import ZhiyanWorkspace

@Suite struct ExclusionTests {
  private let folder = TemporaryFolder()

  private func exclusion(_ name: String, isFolder: Bool = false, store: ConfigurationStore? = nil) -> Exclusion? {
    var store = store ?? ConfigurationStore()
    var finder = ExclusionFinder()
    let result = finder.exclusion(of: folder(name), isFolder: isFolder, &store)
    #expect(finder.problems.isEmpty)
    // What is remembered of folders says the same.
    #expect(finder.exclusion(of: folder(name), isFolder: isFolder, &store) == result)
    return result
  }

  private func place(_ name: String, _ line: Int) -> Exclusion {
    Exclusion(file: RelativePath.of(folder(name), from: "."), line: line)
  }

  @Test func ignoreFilesCountFromTheRepositoryDown() {
    folder.folder(".git/info")
    folder.file(".git/info/exclude", "\n# a\nd.md\n")
    folder.file(".gitignore", "\n\nbuild/\n*.tmp\n")
    folder.file("a/.gitignore", "!b.tmp\n/c.md\n")
    #expect(exclusion("build/x/a.md") == place(".gitignore", 3))
    #expect(exclusion("build", isFolder: true) == place(".gitignore", 3))
    #expect(exclusion("build") == nil)
    #expect(exclusion("a/a.tmp") == place(".gitignore", 4))
    #expect(exclusion("a/b.tmp") == nil)
    #expect(exclusion("a/c.md") == place("a/.gitignore", 2))
    #expect(exclusion("a/d.md") == place(".git/info/exclude", 3))
    // Nothing need be there.
    #expect(exclusion("nowhere/at/all/x.tmp") == place(".gitignore", 4))
  }

  @Test func theConfigurationCounts() {
    folder.file(".zhiyan.yaml", "# x\nignore:\n  - drafts/\n  - '*.old.txt'\n  - '!keep.old.txt'\n")
    #expect(exclusion("drafts/a.txt") == Exclusion(file: folder(".zhiyan.yaml"), line: 3))
    #expect(exclusion("x/a.old.txt") == Exclusion(file: folder(".zhiyan.yaml"), line: 4))
    #expect(exclusion("x/keep.old.txt") == nil)
    #expect(exclusion("drafts/a.txt", store: ConfigurationStore(isUsed: false)) == nil)
    // The nearest configuration counts alone.
    folder.file("x/.zhiyan.yaml", "ignore: [b.txt]\n")
    #expect(exclusion("x/a.old.txt") == nil)
    #expect(exclusion("x/b.txt") == Exclusion(file: folder("x/.zhiyan.yaml"), line: 1))
  }

  @Test func walksPassOverWhatTheConfigurationLeavesOut() {
    folder.file(".zhiyan.yaml", "ignore: [drafts/, /a.md, in/x/*.md]\n")
    for name in ["a.md", "b.md", "drafts/c.md", "in/a.md", "in/x/d.md", "own/a.md", "own/drafts/e.md"] {
      folder.file(name)
    }
    folder.file("own/.zhiyan.yaml", "ignore: [a.md]\n")
    // What is left out is not looked at either.
    folder.link("drafts/gone.md", to: "nowhere")
    func walk(_ path: String, _ store: ConfigurationStore = ConfigurationStore()) -> [String] {
      var store = store
      let result = FileWalker().walk(path, &store)
      #expect(result.errors.isEmpty)
      return result.files.map { String($0.dropFirst(folder.path.count + 1)) }
    }
    #expect(walk(folder.path) == ["b.md", "in/a.md", "own/drafts/e.md"])
    #expect(walk(folder("in")) == ["in/a.md"])
    #expect(walk(folder("own")) == ["own/drafts/e.md"])
    let given = ConfigurationStore(given: folder("own/.zhiyan.yaml"))
    #expect(FileReading.exists(folder("drafts/gone.md")))
    #expect(walk(folder("in"), given) == ["in/x/d.md"])
  }
}
