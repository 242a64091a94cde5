import Foundation
import Testing
import ZhiyanTestSupport

@testable import ZhiyanWorkspace

@Suite struct FileAppendingTests {
  @Test func addsToWhatIsThereOrMakesTheFile() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/page.md"
    try FileAppending.append(Array("一\n".utf8), to: path)
    try FileAppending.append(Array("二\n".utf8), to: path)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "一\n二\n")
  }

  @Test func saysWhyItCannot() {
    let folder = TemporaryFolder()
    #expect(throws: OutputError.failed("cannot be written: No such file or directory")) {
      try FileAppending.append([0x0A], to: folder.path + "/none/page.md")
    }
    #expect(throws: OutputError.failed("cannot be written: Is a directory")) {
      try FileAppending.append([0x0A], to: folder.path)
    }
  }
}
