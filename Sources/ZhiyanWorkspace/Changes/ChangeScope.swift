import ZhiyanText

/// What a change leaves to check of the inputs of a run.
struct ChangeScope: Sendable {
  private let set: ChangeSet
  /// By the path that is shown: the path from the top of the repository.
  private var names: [String: String] = [:]

  /// - Throws: `ChangeError`, with the way out.
  init(_ changes: Changes) throws(ChangeError) { set = try ChangeSet(changes) }

  /// Takes note of a file.
  /// - Returns: whether anything in it has changed.
  /// - Throws: `FileError` for a file of another repository.
  mutating func add(_ path: String, shown: String) throws(FileError) -> Bool {
    let parent = ConfigurationFinder.folder(of: path)
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let folder = FileReading.realPath(parent), try isInRepository(folder) else {
      throw FileError(
        zh: "不在这个 git 仓库里:请在它所在的仓库里运行 zhiyan",
        en: "lies outside this git repository: run zhiyan in the repository that it belongs to")
    }
    let whole = folder.hasSuffix("/") ? folder + name : folder + "/" + name
    let relative = String(Substring(whole.utf8.dropFirst(set.top.utf8.count)))
    names[shown] = relative
    return set.changes(in: relative) != nil
  }

  /// Whether a folder belongs to the repository itself, and to no submodule or other repository inside it.
  private func isInRepository(_ folder: String) throws(FileError) -> Bool {
    var folder = folder.hasSuffix("/") ? folder : folder + "/"
    guard folder.utf8.starts(with: set.top.utf8) else { return false }
    while folder.utf8.count > set.top.utf8.count {
      if FileReading.exists(folder + ".git") {
        throw FileError(
          zh: "在子模块 \(folder.dropLast()) 里:请到子模块里运行 zhiyan",
          en: "lies in a submodule: run zhiyan --changed-since inside \(folder.dropLast())")
      }
      let parent = folder.dropLast().lastIndex(of: "/") ?? folder.startIndex
      folder = String(folder[...parent])
    }
    return true
  }

  /// What has changed in an input.
  func changes(in input: Input) -> ChangedLines? { names[input.path].flatMap { set.changes(in: $0) } }

  /// The content that is staged, where it is not what lies in the folder.
  func stagedContent(of input: Input) throws(FileError) -> ContiguousArray<UInt8>? {
    guard set.isStaged, let name = names[input.path] else { return nil }
    do throws(ChangeError) {
      return try set.stagedContent(of: name).map { ContiguousArray($0) }
    } catch {
      throw FileError(zh: "暂存的内容读不出来:\(error.text)", en: "its staged content cannot be read: \(error.text)")
    }
  }
}
