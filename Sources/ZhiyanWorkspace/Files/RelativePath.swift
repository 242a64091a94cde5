/// Paths as they are written, without asking where links lead.
enum RelativePath {
  /// A path as seen from a folder, with `..` where it does not lie below; empty for the folder itself.
  ///
  /// Both count from the folder of the run unless they are absolute.
  static func of(_ path: String, from folder: String) -> String {
    if path.hasPrefix("/") == folder.hasPrefix("/"), let rest = below(components(path), components(folder)) {
      return rest.joined(separator: "/")
    }
    let path = absolute(path)
    let folder = absolute(folder)
    var common = 0
    while common < min(path.count, folder.count) && path[common] == folder[common] { common += 1 }
    return (Array(repeating: "..", count: folder.count - common) + path[common...]).joined(separator: "/")
  }

  private static func below(_ path: [String], _ folder: [String]) -> ArraySlice<String>? {
    guard path.starts(with: folder), !path[folder.count...].contains("..") else { return nil }
    return path[folder.count...]
  }

  private static func components(_ path: String) -> [String] {
    path.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }.filter { $0 != "." }
  }

  /// The components from the top of the file system.
  static func absolute(_ path: String) -> [String] {
    var result = path.hasPrefix("/") ? [] : components(FileReading.realPath(".") ?? "/")
    for component in components(path) {
      if component == ".." { _ = result.popLast() } else { result.append(component) }
    }
    return result
  }
}
