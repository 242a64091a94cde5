import Testing
import ZhiyanWorkspace

@Suite struct IgnoreRulesTests {
  let folder = TemporaryFolder()

  @Test func ownFileWinsInItsFolder() {
    for name in ["a.md", "b.md", "c.md", "in/a.md", "in/b.md"] { folder.file(name) }
    folder.file(".gitignore", "a.md\n!b.md\n")
    folder.file(".zhiyanignore", "!a.md\nb.md\n")
    folder.file("in/.gitignore", "a.md\n!b.md\n")
    // The nearer .gitignore wins over the .zhiyanignore above it.
    #expect(folder.walked() == ["a.md", "c.md", "in/b.md"])
    #expect(folder.walked(respectsIgnoreFiles: false) == ["a.md", "b.md", "c.md", "in/a.md", "in/b.md"])
  }

  @Test func ownFileCannotReachIntoAnIgnoredFolder() {
    folder.file("build/a.md")
    folder.file(".gitignore", "build/\n")
    folder.file(".zhiyanignore", "!build/a.md\n")
    #expect(folder.walked() == [])
    folder.file(".zhiyanignore", "!build/\n")
    #expect(folder.walked() == ["build/a.md"])
  }

  @Test func filesAboveCountUpToTheRepository() {
    folder.file(".gitignore", "a.md\n")
    folder.folder("repository/.git/info")
    folder.file("repository/.gitignore", "b.md\n/in/deep/c.md\n")
    folder.file("repository/.git/info/exclude", "d.md\ne.md\n")
    folder.file("repository/in/.zhiyanignore", "!e.md\n")
    for name in ["a", "b", "c", "d", "e"] { folder.file("repository/in/deep/\(name).md") }
    let files = FileWalker().walk(folder("repository/in/deep")).files
    #expect(files == ["a", "e"].map { folder("repository/in/deep/\($0).md") })
  }

  @Test func filesAboveDoNotCountOutsideARepository() {
    folder.file(".gitignore", "a.md\n")
    folder.file("in/a.md")
    folder.file("in/b.md")
    folder.file("in/.gitignore", "b.md\n")
    #expect(FileWalker().walk(folder("in")).files == [folder("in/a.md")])
  }

  @Test func innerRepositoryInheritsOnlyOwnFiles() {
    folder.folder(".git")
    folder.file(".gitignore", "a.md\n")
    folder.file(".zhiyanignore", "b.md\n")
    folder.folder("inner/.git/info")
    folder.file("inner/.git/info/exclude", "c.md\n")
    for name in ["a", "b", "c", "d"] { folder.file("inner/\(name).md") }
    #expect(folder.walked() == ["inner/a.md", "inner/d.md"])
  }

  @Test func worktreeUsesTheExcludeFileOfItsRepository() {
    let repository = folder("main")
    let made = Command.run(
      """
      git init -q '\(repository)' && cd '\(repository)' && echo a.md > .git/info/exclude &&
      git -c user.name=x -c user.email=x@example.invalid commit -q --allow-empty -m x &&
      git worktree add -q ../tree 2>&1
      """)
    #expect(made.status == 0, "git is needed: \(made.output)")
    folder.file("tree/a.md")
    folder.file("tree/b.md")
    #expect(FileWalker().walk(folder("tree")).files == [folder("tree/b.md")])
  }

  @Test func aWalkedFolderMayBeIgnoredItself() {
    folder.folder(".git")
    folder.file(".gitignore", "build/\n*.txt\n")
    folder.file("build/a.md")
    folder.file("build/a.txt")
    #expect(FileWalker().walk(folder("build")).files == [folder("build/a.md")])
  }

  @Test func linksAreNoFoldersForPatterns() {
    let outside = TemporaryFolder()
    outside.file("x.md")
    folder.link("link", to: outside.path)
    folder.file(".gitignore", "link/\n")
    #expect(folder.walked() == ["link/x.md"])
    folder.file(".gitignore", "link\n")
    #expect(folder.walked() == [])
    folder.file(".gitignore", "/link/x.md\n")
    #expect(folder.walked() == [])
  }

  @Test func aFolderInPlaceOfAnIgnoreFileSaysNothing() {
    folder.folder(".gitignore")
    folder.file("a.md")
    let result = FileWalker().walk(folder.path)
    #expect(result.files == [folder("a.md")])
    #expect(result.errors == [])
  }

  @Test func ignoredLinksAreNotLookedAt() {
    folder.link("gone.md", to: "nowhere")
    folder.file(".gitignore", "gone.md\n")
    #expect(FileWalker().walk(folder.path).errors == [])
  }
}
