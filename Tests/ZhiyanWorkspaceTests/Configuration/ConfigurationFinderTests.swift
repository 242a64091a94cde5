import Testing

@testable import ZhiyanWorkspace

@Suite struct ConfigurationFinderTests {
  @Test func theNearestFileUpwardWins() throws {
    let folder = TemporaryFolder()
    let outer = folder.put(".zhiyan.yaml", "")
    let inner = folder.put("a/b/.zhiyan.yaml", "")
    _ = folder.put("a/b/c/copy.txt", "")
    var finder = ConfigurationFinder()
    #expect(finder.find(for: folder.path + "/a/b/c/copy.txt") == inner)
    #expect(finder.find(for: folder.path + "/a/b/copy.txt") == inner)
    #expect(finder.find(for: folder.path + "/a/copy.txt") == outer)
    #expect(finder.find(for: folder.path + "/copy.txt") == outer)
    #expect(finder.find(for: folder.path + "/a/b/c/other.txt") == inner)
  }

  @Test func aFolderOfThatNameIsNoConfiguration() throws {
    let folder = TemporaryFolder()
    let outer = folder.put(".zhiyan.yaml", "")
    _ = folder.put("a/.zhiyan.yaml/x", "")
    var finder = ConfigurationFinder()
    #expect(finder.find(for: folder.path + "/a/copy.txt") == outer)
  }

  @Test(arguments: [("a/b.txt", "a"), ("b.txt", "."), ("/b.txt", "/"), ("/a/b/c", "/a/b")])
  func theFolderOfAPath(path: String, folder: String) {
    #expect(ConfigurationFinder.folder(of: path) == folder)
  }
}
