/// What the ignore files around a folder say about the names in it, as git reads `.gitignore`.
///
/// In each folder `.zhiyanignore`, of the same form, is read after `.gitignore` and wins over it; a nearer folder wins over
/// one above. Inside a repository the files from its root down count, and so does its `info/exclude`; a repository
/// inside another one does not inherit the `.gitignore` files of the outer one. Outside, only the walked folder counts.
///
/// Not read: the file that `core.excludesFile` names, and `core.ignoreCase` (case always counts).
public struct IgnoreRules: Sendable {
  static let gitName = Array(".gitignore".utf8)
  static let ownName = Array(".zhiyanignore".utf8)

  /// The ignore files of one folder.
  private final class Level: Sendable {
    let above: Level?
    /// Where it lies.
    let folder: String
    let git: [IgnorePattern]
    let own: [IgnorePattern]
    /// Set for the root of a repository.
    let exclude: [IgnorePattern]?
    /// How many bytes of `IgnoreRules.path` lead to the folder.
    let depth: Int

    init(
      above: Level?, folder: String, git: [IgnorePattern], own: [IgnorePattern], exclude: [IgnorePattern]?, depth: Int
    ) {
      self.above = above
      self.folder = folder
      self.git = git
      self.own = own
      self.exclude = exclude
      self.depth = depth
    }
  }

  private var nearest: Level?
  /// From the topmost folder that counts to this one, with a slash at the end unless empty.
  private var path: [UInt8] = []

  /// The rules for the inside of a folder, from the repository's root above it.
  /// - Parameters:
  ///   - folder: an existing folder; its own ignore files are not read yet, see `readFiles`.
  ///   - problems: gets the ignore files that cannot be read.
  init(above folder: String, problems: inout [FileWalker.Problem]) {
    guard let place = Repository.around(folder) else { return }
    var current = place.root
    for name in place.names {
      readFiles(of: current, names: FolderNames(lookingInto: current), problems: &problems)
      enter(name)
      current += (current.hasSuffix("/") ? "" : "/") + String(decoding: name, as: UTF8.self)
    }
  }

  /// No rules at all.
  init() {}

  /// Goes down into a folder.
  mutating func enter(_ name: [UInt8]) {
    path += name
    path.append(UInt8(ascii: "/"))
  }

  /// Adds the ignore files that lie in the current folder.
  mutating func readFiles(of folder: String, names: FolderNames, problems: inout [FileWalker.Problem]) {
    guard names.hasGitIgnore || names.hasOwnIgnore || names.hasRepository else { return }
    func patterns(_ path: String, followsLink: Bool) -> [IgnorePattern] {
      do throws(FileError) {
        guard let bytes = try FileReading.readIfPresent(path, followsLink: followsLink) else { return [] }
        return IgnorePattern.patterns(in: bytes)
      } catch {
        problems.append(FileWalker.Problem(path: path, error: error))
        return []
      }
    }
    nearest = Level(
      above: nearest, folder: folder,
      // Git does not follow a link in place of its ignore file.
      git: names.hasGitIgnore ? patterns(folder + "/.gitignore", followsLink: false) : [],
      own: names.hasOwnIgnore ? patterns(folder + "/.zhiyanignore", followsLink: true) : [],
      exclude: names.hasRepository ? patterns(Repository.excludeFile(of: folder), followsLink: true) : nil,
      depth: path.count)
  }

  /// Whether a name in the current folder is ignored. The folder itself is taken not to be.
  func ignores(_ name: [UInt8], isFolder: Bool) -> Bool { line(ignoring: name, isFolder: isFolder) != nil }

  /// The line by which a name in the current folder is ignored, and its file; nil if it is not.
  func line(ignoring name: [UInt8], isFolder: Bool) -> (file: String, line: Int)? {
    guard nearest != nil else { return nil }
    return (path + name).withUnsafeBufferPointer { whole in
      var level = nearest
      var gitCounts = true
      while let current = level {
        let inside = UnsafeBufferPointer(rebasing: whole[current.depth...])
        func last(_ patterns: [IgnorePattern]) -> IgnorePattern? {
          patterns.last { $0.matches(inside, nameStart: inside.count - name.count, isFolder: isFolder) }
        }
        func verdict(_ pattern: IgnorePattern, _ file: @autoclosure () -> String) -> (file: String, line: Int)? {
          pattern.keeps ? nil : (file(), pattern.line)
        }
        if let pattern = last(current.own) { return verdict(pattern, current.folder + "/.zhiyanignore") }
        if gitCounts {
          if let pattern = last(current.git) { return verdict(pattern, current.folder + "/.gitignore") }
          if let exclude = current.exclude {
            if let pattern = last(exclude) { return verdict(pattern, Repository.excludeFile(of: current.folder)) }
            gitCounts = false
          }
        }
        level = current.above
      }
      return nil
    }
  }
}

/// Which of the names that matter to ignoring are in a folder.
struct FolderNames {
  var hasGitIgnore = false
  var hasOwnIgnore = false
  var hasRepository = false

  init(_ names: some Sequence<[UInt8]>) {
    for name in names {
      if name == IgnoreRules.gitName { hasGitIgnore = true }
      if name == IgnoreRules.ownName { hasOwnIgnore = true }
      if name == Repository.name { hasRepository = true }
    }
  }

  /// Asks the system for the names one by one, for a folder that is not listed anyway.
  init(lookingInto folder: String) {
    hasGitIgnore = FileReading.exists(folder + "/.gitignore")
    hasOwnIgnore = FileReading.exists(folder + "/.zhiyanignore")
    hasRepository = FileReading.exists(folder + "/.git")
  }
}
