/// Why a walk would not come upon a path.
struct Exclusion: Hashable {
  /// An ignore file, or a configuration; as seen from the folder of the run.
  var file: String
  /// 1-based.
  var line: Int
}

/// Asks the ignore files and the configurations around paths that were named, which need not exist.
///
/// Ignore files count from the repository's root down; outside of one from the folder of the run, or for a path that
/// is not below it from its own folder.
struct ExclusionFinder {
  /// What is known of a folder.
  private enum Inside {
    /// It is left out itself, or a folder above it is.
    case excluded(Exclusion)
    /// The rules for what is in it, its own files read.
    case rules(IgnoreRules)
  }

  /// Ignore files that could not be read.
  private(set) var problems: [FileWalker.Problem] = []
  private var known: [[String]: Inside] = [:]
  private var roots: [[String]: Int] = [:]
  private let here = RelativePath.absolute(".")

  /// What leaves a path out; nil if nothing does.
  mutating func exclusion(
    of path: String, isFolder: Bool, _ configurations: inout ConfigurationStore
  ) -> Exclusion? {
    let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    if let (file, line) = configurations.ignoringLine(for: path, isFolder: isFolder) {
      return Exclusion(file: file, line: line)
    }
    let place = real(path, isFolder: isFolder)
    guard let name = place.last else { return nil }
    let folder = Array(place.dropLast())
    // Above its root nothing counts, so that the root itself is not left out.
    guard folder.count >= root(of: folder) else { return nil }
    switch inside(folder) {
    case .excluded(let exclusion): return exclusion
    case .rules(let rules): return Self.exclusion(of: name, isFolder: isFolder, rules)
    }
  }

  private static func exclusion(of name: String, isFolder: Bool, _ rules: IgnoreRules) -> Exclusion? {
    rules.line(ignoring: Array(name.utf8), isFolder: isFolder)
      .map { Exclusion(file: RelativePath.of($0.file, from: "."), line: $0.line) }
  }

  private mutating func inside(_ folder: [String]) -> Inside {
    if let known = known[folder] { return known }
    var rules = IgnoreRules()
    if folder.count > root(of: folder), let name = folder.last {
      switch inside(Array(folder.dropLast())) {
      case .excluded(let exclusion): return .excluded(exclusion)
      case .rules(let above):
        if let exclusion = Self.exclusion(of: name, isFolder: true, above) {
          known[folder] = .excluded(exclusion)
          return .excluded(exclusion)
        }
        rules = above
        rules.enter(Array(name.utf8))
      }
    }
    let path = Self.path(folder[...])
    rules.readFiles(of: path, names: FolderNames(lookingInto: path), problems: &problems)
    known[folder] = .rules(rules)
    return .rules(rules)
  }

  /// How many components lead to the topmost folder whose ignore files count.
  private mutating func root(of folder: [String]) -> Int {
    if let known = roots[folder] { return known }
    var root = folder.count
    if let repository = Repository.around(Self.existingFolder(folder[...])) {
      root = min(root, repository.root.utf8.split(separator: UInt8(ascii: "/")).count)
    } else if folder.starts(with: here) {
      root = here.count
    }
    // The same for all folders on the way down to this one.
    for count in stride(from: folder.count, through: root, by: -1) { roots[Array(folder[..<count])] = root }
    return root
  }

  /// The components of a path, links in the folders above it followed as far as they are there.
  private func real(_ path: String, isFolder: Bool) -> [String] {
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
    components.isEmpty ? "/" : components.map { "/" + $0 }.joined()
  }
}
