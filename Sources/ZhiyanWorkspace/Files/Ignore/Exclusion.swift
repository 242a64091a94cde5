/// Why a walk would not come upon a path.
struct Exclusion: Hashable {
  /// An ignore file, or a configuration; as seen from the folder of the run.
  var file: String
  /// 1-based.
  var line: Int

  /// Asks the ignore files and the configuration around a path, which need not exist.
  ///
  /// Ignore files count from the repository's root down; outside of one from the folder of the run, or for a path that
  /// is not below it from its own folder.
  /// - Parameter problems: gets the ignore files that cannot be read.
  static func of(
    _ path: String, isFolder: Bool, _ configurations: inout ConfigurationStore, problems: inout [FileWalker.Problem]
  ) -> Exclusion? {
    let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    if let (file, line) = configurations.ignoringLine(for: path, isFolder: isFolder) {
      return Exclusion(file: file, line: line)
    }
    let place = real(path, isFolder: isFolder)
    var start = max(0, place.count - 1)
    if let repository = Repository.around(existingFolder(place.dropLast())) {
      start = repository.root.utf8.split(separator: UInt8(ascii: "/")).count
    } else {
      let here = RelativePath.absolute(".")
      if place.count > here.count && place.starts(with: here) { start = here.count }
    }
    var rules = IgnoreRules()
    var folder = start == 0 ? "/" : Self.path(place[..<start])
    for (index, name) in place.enumerated().dropFirst(start) {
      rules.readFiles(of: folder, names: FolderNames(lookingInto: folder), problems: &problems)
      let isInside = index < place.count - 1
      if let (file, line) = rules.line(ignoring: Array(name.utf8), isFolder: isInside || isFolder) {
        return Exclusion(file: RelativePath.of(file, from: "."), line: line)
      }
      rules.enter(Array(name.utf8))
      folder += (folder.hasSuffix("/") ? "" : "/") + name
    }
    return nil
  }

  /// The components of a path, links in the folders above it followed as far as they are there.
  private static func real(_ path: String, isFolder: Bool) -> [String] {
    if isFolder, let real = FileReading.realPath(path) { return RelativePath.absolute(real) }
    let whole = RelativePath.absolute(path)
    guard let name = whole.last, let folder = FileReading.realPath(ConfigurationFinder.folder(of: path)) else {
      return whole
    }
    return RelativePath.absolute(folder) + [name]
  }

  private static func existingFolder(_ components: ArraySlice<String>) -> String {
    var components = components
    while !components.isEmpty {
      if case .folder = FileReading.kind(path(components)) { return path(components) }
      components.removeLast()
    }
    return "/"
  }

  private static func path(_ components: ArraySlice<String>) -> String {
    components.map { "/" + $0 }.joined()
  }
}
