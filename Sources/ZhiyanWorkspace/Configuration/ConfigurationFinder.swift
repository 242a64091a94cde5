/// Finds the configuration that applies to a path: the nearest `.zhiyan.yaml` in its folder or above.
struct ConfigurationFinder {
  static let fileName = ".zhiyan.yaml"

  private var known: [String: String?] = [:]

  /// - Parameter path: a file; relative paths count from the folder of the run.
  /// - Returns: the path of the configuration, nil where there is none.
  mutating func find(for path: String) -> String? {
    find(in: Self.folder(of: path))
  }

  private mutating func find(in folder: String) -> String? {
    if let path = known[folder] { return path }
    let path: String?
    let candidate =
      folder == "." ? Self.fileName : folder.hasSuffix("/") ? folder + Self.fileName : folder + "/" + Self.fileName
    if case .file = FileReading.kind(candidate) {
      path = candidate
    } else if let parent = Self.parent(of: folder) {
      path = find(in: parent)
    } else {
      path = nil
    }
    known[folder] = path
    return path
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The folder above; of a relative one also those above the folder of the run.
  private static func parent(of folder: String) -> String? {
    if folder == "/" { return nil }
    if folder == "." || folder == ".." || folder.hasSuffix("/..") {
      let up = folder == "." ? ".." : folder + "/.."
      // At the top of the file system a folder is its own parent.
      return FileReading.isSameFolder(folder, up) ? nil : up
    }
    guard let slash = folder.lastIndex(of: "/") else { return "." }
    return slash == folder.startIndex ? "/" : String(folder[..<slash])
  }
}
