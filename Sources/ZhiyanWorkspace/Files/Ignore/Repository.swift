#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The git repository around a folder, as far as ignoring needs it.
enum Repository {
  static let name = Array(".git".utf8)

  /// The nearest folder upwards that holds `.git`, the folder itself included, and the names that lead down from it.
  static func around(_ folder: String) -> (root: String, names: [[UInt8]])? {
    guard let real = FileReading.realPath(folder) else { return nil }
    var components = real.utf8.split(separator: UInt8(ascii: "/")).map { Array($0) }
    var names: [[UInt8]] = []
    while true {
      let path = components.map { "/" + String(decoding: $0, as: UTF8.self) }.joined()
      if FileReading.exists(path + "/.git") { return (path.isEmpty ? "/" : path, names.reversed()) }
      guard let last = components.popLast() else { return nil }
      names.append(last)
    }
  }

  /// The path of `info/exclude`, which lies in the main repository for a worktree and in the outer one for a submodule.
  static func excludeFile(of folder: String) -> String {
    let git = folder + "/.git"
    guard let pointer = text(git), pointer.hasPrefix("gitdir: ") else { return git + "/info/exclude" }
    let target = absolute(String(pointer.dropFirst("gitdir: ".count)), from: folder)
    guard let common = text(target + "/commondir") else { return target + "/info/exclude" }
    return absolute(common, from: target) + "/info/exclude"
  }

  private static func absolute(_ path: String, from folder: String) -> String {
    path.hasPrefix("/") ? path : folder + "/" + path
  }

  /// The only line of a small file; nil if there is none.
  private static func text(_ path: String) -> String? {
    guard case .file = FileReading.kind(path), let bytes = try? FileReading.read(path) else { return nil }
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return String(validating: line, as: UTF8.self)
  }
}

extension FileReading {
  /// Whether the path names something, be it a link that leads nowhere.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// The path without links, `.` and `..`; nil if it leads nowhere or is not UTF-8.
  static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(validatingCString: resolved)
  }

  /// The bytes of a file; nil where there is none, or something else than a file.
  /// - Throws: `FileError` with the system's reason.
  static func readIfPresent(_ path: String, followsLink: Bool) throws(FileError) -> ContiguousArray<UInt8>? {
    var status = stat()
    let failed = followsLink ? stat(path, &status) : lstat(path, &status)
    guard failed == 0 else {
      let code = errno
      if code == ENOENT || code == ENOTDIR { return nil }
      throw openError(code)
    }
    return status.st_mode & S_IFMT == S_IFREG ? try read(path) : nil
  }
}
