internal import ZhiyanReaders

/// One walk of `FileWalker`: first the tree itself, then the folders that links lead to, then the files that they do.
struct FolderWalk {
  private struct Folder {
    var path: String
    /// For its inside, without its own ignore files.
    var rules: IgnoreRules
    /// What `ignore:` says for its inside, unless a configuration of its own says otherwise.
    var scope: PatternScope?

    func leavesOut(_ name: [UInt8], isFolder: Bool) -> Bool {
      rules.ignores(name, isFolder: isFolder) || scope?.matches(name, isFolder: isFolder) ?? false
    }

    /// A folder in it.
    func inside(_ name: [UInt8], path: String) -> Folder {
      var inside = self
      inside.path = path
      inside.rules.enter(name)
      inside.scope?.enter(name)
      return inside
    }
  }

  private static let configurationName = Array(ConfigurationFinder.fileName.utf8)

  private let respectsIgnoreFiles: Bool
  private var result = FileWalker.Result()
  private var folders: [Folder] = []
  private var linkedFolders: [Folder] = []
  private var linkedFiles: [String] = []
  /// Every folder is walked once. This ends loops, and a handful of links to each other cannot multiply without bound.
  private var visited: Set<FileIdentity> = []

  init(respectsIgnoreFiles: Bool) { self.respectsIgnoreFiles = respectsIgnoreFiles }

  mutating func run(_ root: String, _ configurations: inout ConfigurationStore) -> FileWalker.Result {
    let rules = respectsIgnoreFiles ? IgnoreRules(above: root, problems: &result.errors) : IgnoreRules()
    folders = [Folder(path: root, rules: rules, scope: configurations.scope(in: root))]
    repeat {
      while let folder = folders.popLast() { visit(folder, &configurations) }
      // Reversed, because the last is taken first.
      folders = linkedFolders.sorted { Self.precedes($1.path, $0.path) }
      linkedFolders = []
    } while !folders.isEmpty
    addLinkedFiles()
    result.files.sort(by: Self.precedes)
    result.errors.sort { Self.precedes($0.path, $1.path) }
    return result
  }

  private mutating func visit(_ folder: Folder, _ configurations: inout ConfigurationStore) {
    let listing: FolderListing
    do throws(FileError) {
      listing = try FolderListing(folder.path)
    } catch {
      return report(folder.path, error)
    }
    guard visited.insert(listing.identity).inserted else { return }
    var inside = folder
    if listing.entries.contains(where: { $0.name == Self.configurationName }) {
      inside.scope = configurations.scope(in: folder.path)
    }
    if respectsIgnoreFiles {
      let names = FolderNames(listing.entries.lazy.map(\.name))
      inside.rules.readFiles(of: folder.path, names: names, problems: &result.errors)
    }
    let prefix = folder.path.utf8.last == UInt8(ascii: "/") ? folder.path : folder.path + "/"
    for entry in listing.entries where entry.name.first != UInt8(ascii: ".") {
      add(entry, prefix: prefix, inside)
    }
  }

  private mutating func add(_ entry: FolderListing.Entry, prefix: String, _ folder: Folder) {
    guard let name = String(validating: entry.name, as: UTF8.self) else {
      return addUnnameable(entry, prefix: prefix, folder)
    }
    let path = prefix + name
    do throws(FileError) {
      let kind = if let known = entry.kind { known } else { try FolderListing.kind(path: path) }
      if kind == .other || folder.leavesOut(entry.name, isFolder: kind == .folder) { return }
      switch kind {
      case .file:
        if reads(name) { result.files.append(path) }
      case .folder:
        folders.append(folder.inside(entry.name, path: path))
      case .link:
        addLink(path, name: name, folder.inside(entry.name, path: path))
      case .other:
        break
      }
    } catch {
      report(path, error)
    }
  }

  private mutating func addLink(_ path: String, name: String, _ inside: Folder) {
    switch FileReading.kind(path) {
    case .file: if reads(name) { linkedFiles.append(path) }
    case .folder: linkedFolders.append(inside)
    case .missing: report(path, FileError(zh: "是一个链接,所指的东西不存在", en: "is a link to something that does not exist"))
    case .refused(let reason):
      report(path, FileError(zh: "是一个走不通的链接:\(reason)", en: "is a link that cannot be followed: \(reason)"))
    case .special: break
    }
  }

  /// A name that is not UTF-8 cannot be given on as text, so that what would be read under it is reported.
  private mutating func addUnnameable(_ entry: FolderListing.Entry, prefix: String, _ folder: Folder) {
    if entry.kind == .other || folder.leavesOut(entry.name, isFolder: entry.kind == .folder) { return }
    if entry.kind == .file && !reads(String(decoding: entry.name, as: UTF8.self)) { return }
    report(
      prefix + EscapedName.of(entry.name),
      FileError(zh: "文件名不是 UTF-8,请改名", en: "has a name that is not UTF-8: rename it"))
  }

  private mutating func addLinkedFiles() {
    guard !linkedFiles.isEmpty else { return }
    var known = Set(result.files.compactMap { FileIdentity(path: $0) })
    for path in linkedFiles.sorted(by: Self.precedes) {
      // A file that is gone by now is given on, so that reading it says so.
      if let identity = FileIdentity(path: path), !known.insert(identity).inserted { continue }
      result.files.append(path)
    }
  }

  /// Whether there is a reader for a file of this name; counts it if there should be one.
  private mutating func reads(_ name: String) -> Bool {
    switch InputFormat.detect(fileName: name) {
    case .readable: return true
    case .notReadYet(let suffix): result.unread[suffix, default: 0] += 1
    case nil:
      if !name.utf8.contains(UInt8(ascii: ".")) { result.unread[FileWalker.noExtension, default: 0] += 1 }
    }
    return false
  }

  private mutating func report(_ path: String, _ error: FileError) {
    result.errors.append(FileWalker.Problem(path: path, error: error))
  }

  /// By bytes: text would compare composed and decomposed names as equal, in whichever order the folder gave them.
  private static func precedes(_ a: String, _ b: String) -> Bool {
    a.utf8.withContiguousStorageIfAvailable { a in
      b.utf8.withContiguousStorageIfAvailable { a.lexicographicallyPrecedes($0) }
    }.flatMap { $0 } ?? a.utf8.lexicographicallyPrecedes(b.utf8)
  }
}
