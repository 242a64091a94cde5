import Testing
import ZhiyanReaders
import ZhiyanReport
import ZhiyanRules

@testable import ZhiyanWorkspace

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct FixedFileTests {
  let folder = TemporaryFolder()

  private func run(_ fixing: Fixing, _ name: String) async -> (output: String, outcome: CheckOutcome) {
    var request = CheckRequest()
    request.paths = [folder(name)]
    request.enabled = ["typography"]
    request.usesConfiguration = false
    request.language = .en
    request.fixing = fixing
    var bytes: [UInt8] = []
    let outcome = await CheckSession(request).run { bytes += $0 }
    return (String(decoding: bytes, as: UTF8.self), outcome)
  }

  @Test(arguments: [
    ("您好,票\r\n在,此\r\n", "您好，票\r\n在，此\r\n"), ("您好,票\r在,此", "您好，票\r在，此"),
    ("\u{FEFF}您好,票\n\r\n在,此\r", "\u{FEFF}您好，票\n\r\n在，此\r"),
  ])
  func keepsMarksAndLineEnds(old: String, new: String) async {
    folder.file("a.txt", old)
    let (output, outcome) = await run(.write, "a.txt")
    #expect(folder.text("a.txt") == new)
    #expect(outcome.summary.fixed == 2 && outcome.summary.findings == 0)
    #expect(output == "Checked 1 file, nothing found; 2 fixed.\n")
  }

  @Test func keepsModesAndLinks() async throws {
    folder.file("in/a.txt", "您好,票")
    chmod(folder("in/a.txt"), 0o640)
    folder.link("a.txt", to: "in/a.txt")
    #expect(await run(.write, "a.txt").outcome.summary.fixed == 1)
    #expect(folder.text("in/a.txt") == "您好，票" && folder.mode("in/a.txt") == 0o640)
    var status = stat()
    #expect(lstat(folder("a.txt"), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(folder.names() == ["a.txt", "in"])
  }

  @Test func aCleanFileIsNotWritten() async {
    folder.file("a.txt", "您好，票")
    var before = stat()
    stat(folder("a.txt"), &before)
    #expect(await run(.write, "a.txt").outcome.summary.fixed == 0)
    var after = stat()
    stat(folder("a.txt"), &after)
    #expect(before.st_ino == after.st_ino)
  }

  @Test func showingADiffWritesNothing() async {
    folder.file("a.txt", "您好,票\n")
    let (output, outcome) = await run(.diff, "a.txt")
    #expect(output.hasSuffix("@@ -1 +1 @@\n-您好,票\n+您好，票\n"))
    #expect(outcome.summary.fixed == 1 && folder.text("a.txt") == "您好,票\n")
  }

  @Test func aFileThatChangedMeanwhileIsLeftAlone() throws {
    folder.file("a.txt", "新的内容")
    let (old, new) = (ContiguousArray("旧".utf8), ContiguousArray("改好".utf8))
    #expect(throws: FileError.self) { try FixedFile.write(new, to: folder("a.txt"), insteadOf: old) }
    #expect(folder.text("a.txt") == "新的内容" && folder.names() == ["a.txt"])
    folder.file("a.txt", "改好")
    // Under another name it was fixed already.
    try FixedFile.write(new, to: folder("a.txt"), insteadOf: old)
    #expect(folder.text("a.txt") == "改好" && folder.names() == ["a.txt"])
  }

  @Test func theSameFileUnderTwoNamesIsFixedOnce() async {
    folder.file("a.txt", "您好,票")
    folder.link("b.txt", to: "a.txt")
    var request = CheckRequest()
    request.paths = [folder("a.txt"), folder("b.txt")]
    request.enabled = ["typography"]
    request.fixing = .write
    request.jobs = 2
    let outcome = await CheckSession(request).run { _ in }
    #expect(outcome.errors.isEmpty && folder.text("a.txt") == "您好，票")
  }
}
