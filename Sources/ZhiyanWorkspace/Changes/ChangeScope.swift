import ZhiyanText

/// What a change leaves to check of the inputs of a run.
struct ChangeScope: Sendable {
  private struct Place: Sendable {
    /// The top folder of its repository, with a slash at its end.
    var top: String
    /// The path from there.
    var name: String
  }

  private let main: ChangeSet
  /// By top folder: what has changed in submodules; nil where nothing has.
  private var submodules: [String: ChangeSet?] = [:]
  /// By the path that is shown.
  private var places: [String: Place] = [:]

  /// - Throws: `ChangeError`, with the way out.
  init(_ changes: Changes) throws(ChangeError) { main = try ChangeSet(changes) }

  /// Takes note of a file.
  /// - Returns: whether anything in it has changed.
  /// - Throws: `FileError` for a file of another repository.
  mutating func add(_ path: String, shown: String) throws(FileError) -> Bool {
    let parent = ConfigurationFinder.folder(of: path)
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard var folder = FileReading.realPath(parent) else { throw FileReading.missing }
    if !folder.hasSuffix("/") { folder += "/" }
    guard let top = repository(of: folder) else {
      throw FileError(
        zh: "不在这个 git 仓库里:请在它所在的仓库里运行 zhiyan",
        en: "lies outside this git repository: run zhiyan in the repository that it belongs to")
    }
    if top != main.top && submodules[top] == nil {
      do throws(ChangeError) {
        submodules[top] = .some(try changes(inSubmodule: top))
      } catch {
        throw FileError(zh: "在子模块里,看不出改了什么:\(error.text)", en: "lies in a submodule: \(error.text)")
      }
    }
    let place = Place(top: top, name: String(Substring((folder + name).utf8.dropFirst(top.utf8.count))))
    places[shown] = place
    return changes(at: place) != nil
  }

  /// The top folder of the innermost repository around a folder, that of the run or one inside it.
  private func repository(of folder: String) -> String? {
    var folder = folder
    guard folder.utf8.starts(with: main.top.utf8) else { return nil }
    while folder.utf8.count > main.top.utf8.count {
      if FileReading.exists(folder + ".git") { return folder }
      let parent = folder.dropLast().lastIndex(of: "/") ?? folder.startIndex
      folder = String(folder[...parent])
    }
    return main.top
  }

  private func changes(inSubmodule top: String) throws(ChangeError) -> ChangeSet? {
    let path = String(Substring(top.utf8.dropFirst(main.top.utf8.count).dropLast()))
    let (old, new) = try main.submodule(at: path)
    guard new != nil || old != nil else {
      throw ChangeError(text: "\(path) is a repository of its own, not a submodule of this one: run zhiyan there")
    }
    if main.isStaged {
      if old == new { return nil }
      throw ChangeError(text: "another commit of \(path) is staged: run zhiyan --changed-since \(old ?? "…") there")
    }
    return try ChangeSet(submodule: String(top.dropLast()), base: old)
  }

  private func changes(at place: Place) -> ChangedLines? {
    let set = place.top == main.top ? main : submodules[place.top] ?? nil
    return set?.changes(in: place.name)
  }

  /// What has changed in an input.
  func changes(in input: Input) -> ChangedLines? { places[input.path].flatMap { changes(at: $0) } }

  /// The content that is staged, where it is not what lies in the folder.
  func stagedContent(of input: Input) throws(FileError) -> ContiguousArray<UInt8>? {
    guard main.isStaged, let place = places[input.path], place.top == main.top else { return nil }
    do throws(ChangeError) {
      return try main.stagedContent(of: place.name).map { ContiguousArray($0) }
    } catch {
      throw FileError(zh: "暂存的内容读不出来:\(error.text)", en: "its staged content cannot be read: \(error.text)")
    }
  }
}
