import Testing

@testable import ZhiyanWorkspace

@Suite struct RelativePathTests {
  @Test(
    arguments: [
      ("a/b.txt", ".", "a/b.txt"), ("./a//b.txt", ".", "a/b.txt"), ("a/b.txt", "a", "b.txt"),
      ("a/b.txt", "./a/", "b.txt"),
      ("/x/a/b.txt", "/x", "a/b.txt"), ("/x/b", "/x/y/z", "../../b"), ("/x", "/x", ""), ("a", "a", ""),
      ("/a", "/", "a"),
      ("b/c.txt", "a", "../b/c.txt"), ("a/../b.txt", "a", "../b.txt"), ("ab/c", "a", "../ab/c"),
    ])
  func seesAPathFromAFolder(path: String, folder: String, seen: String) {
    #expect(RelativePath.of(path, from: folder) == seen)
  }

  @Test func knowsTheNameOfTheFolderOfTheRun() {
    let here = RelativePath.absolute(".")
    #expect(RelativePath.of("a.txt", from: "..") == (here.last ?? "") + "/a.txt")
    #expect(RelativePath.of("a.txt", from: "/" + here.joined(separator: "/")) == "a.txt")
    #expect(RelativePath.of("/" + here.joined(separator: "/") + "/a.txt", from: ".") == "a.txt")
    #expect(RelativePath.of("../a.txt", from: "..") == "a.txt")
  }
}
