import Testing
import ZhiyanWorkspace

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct FileWalkerTests {
  let folder = TemporaryFolder()

  var result: FileWalker.Result { FileWalker().walk(folder.path) }

  /// The errors of a walk, relative to the folder.
  var errors: [String] { result.errors.map { $0.path.dropFirst(folder.path.count + 1) + ": " + $0.error.en } }

  @Test func sortsByTheBytesOfThePath() {
    let names = ["Z.md", "a-b/x.md", "a.md", "a/x.md", "a/x/y.txt", "a0.md", "é.md", "中.md", "😀.md"]
    for name in names.reversed() { folder.file(name) }
    // "a-b/" and "a.md" go before "a/", which a sorted walk of sorted folders would miss.
    #expect(folder.walked() == names)
  }

  @Test func composedAndDecomposedNamesAreTwoFiles() {
    folder.file("\u{E9}.md")
    folder.file("e\u{301}.md")
    let files = folder.walked().map { Array($0.utf8) }
    #expect(files == [Array("e\u{301}.md".utf8), Array("\u{E9}.md".utf8)])
  }

  @Test func keepsOddNames() {
    let names = ["\t.md", "\n.md", " .md", "\"'`.md", "$(x).md", "-rf.md", "a b/c d.md", "back\\slash.md", "文案/🧧.md"]
    for name in names { folder.file(name) }
    #expect(folder.walked() == names)
    #expect(errors == [])
  }

  @Test func reportsNamesThatAreNotUTF8() {
    #if os(Linux)
      folder.file(Array("a".utf8) + [0xFF, 0x0A] + Array("中.md".utf8))
      folder.file([0xD6, 0xD0] + Array(".docx".utf8))
      folder.file([0xD6, 0xD0] + Array(".o".utf8))
      folder.file("ok.md")
      #expect(folder.walked() == ["ok.md"])
      #expect(errors == [#"a\xFF\x0A中.md: has a name that is not UTF-8: rename it"#])
      #expect(result.unread == ["docx": 1])
    #endif
  }

  @Test func takesEmptyAndBinaryFiles() {
    folder.file("empty.md", "")
    folder.file("zero.txt", "\0\0")
    #expect(folder.walked() == ["empty.md", "zero.txt"])
  }

  @Test func skipsHiddenNames() {
    for name in [".hidden.md", ".git/a.md", ".config/a.md", "a/.b/c.md", "a.md"] { folder.file(name) }
    #expect(folder.walked() == ["a.md"])
    #expect(folder.walked(respectsIgnoreFiles: false) == ["a.md"])
    #expect(FileWalker().walk(folder(".config")).files == [folder(".config/a.md")])
  }

  @Test func countsWhatHasNoReader() {
    for name in ["a.docx", "b.DOCX", "c.html", "README", "a.swift", "b.md"] { folder.file(name) }
    #expect(result.unread == ["docx": 2, "html": 1, FileWalker.noExtension: 1])
  }

  @Test func skipsPipes() {
    mkfifo(folder("pipe.md"), 0o644)
    folder.link("link.md", to: "pipe.md")
    folder.file("a.md")
    #expect(folder.walked() == ["a.md"])
    #expect(errors == [])
  }

  @Test func followsLinksOnce() {
    folder.file("z/a.md")
    folder.link("b.md", to: "z/a.md")
    let outside = TemporaryFolder()
    outside.file("x.txt")
    folder.link("d.md", to: outside("x.txt"))
    folder.link("c.md", to: "d.md")
    #expect(folder.walked() == ["c.md", "z/a.md"])
  }

  @Test func followsLinkedFoldersOnce() {
    let outside = TemporaryFolder()
    outside.file("in/x.md")
    outside.link("in/again", to: "..")
    outside.file("y.md")
    outside.link("z.md", to: "y.md")
    folder.link("b", to: outside.path)
    folder.link("c", to: outside("in"))
    folder.file("a.md")
    #expect(folder.walked() == ["a.md", "b/in/x.md", "b/y.md"])
  }

  @Test func endsInLoops() {
    folder.file("a/x.md")
    folder.file("b/y.md")
    folder.link("a/self", to: ".")
    folder.link("a/up", to: "..")
    folder.link("a/b", to: "../b")
    folder.link("b/a", to: "../a")
    #expect(folder.walked() == ["a/x.md", "b/y.md"])
    #expect(errors == [])
  }

  @Test func reportsDanglingLinks() {
    folder.link("a.md", to: "nowhere.md")
    folder.link("loop", to: "loop")
    #expect(errors.count == 2)
    #expect(errors.first == "a.md: is a link to something that does not exist")
    #expect(errors.last?.hasPrefix("loop: is a link that cannot be followed: ") == true)
  }

  @Test func reportsUnreadableFolders() {
    folder.file("closed/a.md")
    folder.file("open/a.md")
    chmod(folder("closed"), 0)
    #expect(folder.walked().last == "open/a.md")
    if geteuid() == 0 {
      print("reportsUnreadableFolders: root may read every folder, so the error is not looked at")
    } else {
      #expect(errors == ["closed: may not be read: check its permissions"])
    }
  }

  @Test func reportsARootThatIsNoFolder() {
    folder.file("a.md")
    #expect(FileWalker().walk(folder("a.md")).errors.map(\.path) == [folder("a.md")])
    #expect(FileWalker().walk(folder("none")).errors.map(\.error.en) == ["there is no such file or folder"])
    #expect(FileWalker().walk("").errors.count == 1)
  }

  @Test func keepsTheRootAsItIsGiven() {
    folder.file("a.md")
    #expect(FileWalker().walk(folder.path + "/").files == [folder.path + "/a.md"])
    #expect(FileWalker().walk(folder.path + "/./").files == [folder.path + "/./a.md"])
  }

  @Test func listsTenThousandFilesQuickly() {
    for group in 0..<100 {
      for number in 0..<100 { folder.file("group\(group)/file\(number).md", "") }
    }
    let clock = ContinuousClock()
    var count = 0
    let best = (0..<3).map { _ in clock.measure { count = result.files.count } }.min()
    print("10,000 files: \(best.map { "\($0)" } ?? "")")
    #expect(count == 10_000)
    // Far above what it takes, for builds without optimization on machines with other work.
    #expect(best.map { $0 < .seconds(2) } == true)
  }
}
