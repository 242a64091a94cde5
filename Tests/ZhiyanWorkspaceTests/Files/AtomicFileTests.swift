import Testing
import ZhiyanWorkspace

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct AtomicFileTests {
  let folder = TemporaryFolder()
  let bytes = Array("新".utf8)

  @Test func makesAFile() throws {
    try AtomicFile.write(bytes, to: folder("a b.txt"))
    #expect(folder.text("a b.txt") == "新")
    let mask = umask(0)
    umask(mask)
    #expect(folder.mode("a b.txt") == 0o666 & ~mask)
    #expect(folder.names() == ["a b.txt"])
  }

  @Test func replacesAFileAndKeepsItsMode() throws {
    folder.file("a.txt", "旧的内容")
    chmod(folder("a.txt"), 0o751)
    try AtomicFile.write(bytes, to: folder("a.txt"))
    #expect(folder.text("a.txt") == "新")
    #expect(folder.mode("a.txt") == 0o751)
  }

  @Test func takesNamesOfFullLength() throws {
    let name = String(repeating: "x", count: 255)
    try AtomicFile.write(bytes, to: folder(name))
    #expect(folder.names() == [name])
  }

  @Test func replacesWhatALinkLeadsTo() throws {
    folder.file("in/a.txt")
    folder.link("link.txt", to: "in/a.txt")
    try AtomicFile.write(bytes, to: folder("link.txt"))
    #expect(folder.text("in/a.txt") == "新")
    #expect(try AtomicFileTests.isLink(folder("link.txt")))
    #expect(throws: OutputError.self) {
      folder.link("gone.txt", to: "nowhere.txt")
      try AtomicFile.write(bytes, to: folder("gone.txt"))
    }
  }

  @Test func leavesTheOldFileWhenWritingFails() {
    folder.file("a.txt", "旧")
    #expect(throws: OutputError.closedPipe) {
      try AtomicFile.write(to: folder("a.txt")) { sink throws(OutputError) in
        try sink.write(bytes)
        throw .closedPipe
      }
    }
    #expect(folder.text("a.txt") == "旧")
    #expect(folder.names() == ["a.txt"])
  }

  @Test func refusesFoldersAndMissingFolders() {
    folder.folder("in")
    #expect(throws: OutputError.failed("is a folder: give the path of a file")) {
      try AtomicFile.write(bytes, to: folder("in"))
    }
    #expect(throws: OutputError.failed("cannot be written: No such file or directory")) {
      try AtomicFile.write(bytes, to: folder("none/a.txt"))
    }
    #expect(folder.names() == ["in"])
  }

  @Test func writesToDevicesDirectly() throws {
    try AtomicFile.write(bytes, to: "/dev/null")
    guard case .special = FileReading.kind("/dev/null") else {
      Issue.record("/dev/null has been replaced")
      return
    }
    #if os(Linux)
      #expect(throws: OutputError.failed("cannot be written: No space left on device")) {
        try AtomicFile.write(bytes, to: "/dev/full")
      }
    #endif
  }

  @Test func writesToPipesDirectly() throws {
    let path = folder("pipe")
    mkfifo(path, 0o600)
    let reader = try #require(popen("cat '\(path)' > '\(folder("out.txt"))'", "r"))
    try AtomicFile.write(bytes, to: path)
    pclose(reader)
    #expect(folder.text("out.txt") == "新")
    guard case .special = FileReading.kind(path) else {
      Issue.record("the pipe has been replaced")
      return
    }
  }

  @Test func appendsToARedirectedDescriptor() throws {
    folder.file("log.txt", "旧")
    let log = open(folder("log.txt"), O_WRONLY | O_APPEND)
    try AtomicFile.write(bytes, to: "/dev/fd/\(log)")
    close(log)
    #expect(folder.text("log.txt") == "旧新")
  }

  private static func isLink(_ path: String) throws -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }
}
