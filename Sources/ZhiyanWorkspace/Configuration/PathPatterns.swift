/// Patterns of a configuration that say which files something is about, with the meaning that they have in `.gitignore`.
///
/// A pattern with a slash counts from the folder of the configuration, one without is about names in any folder below.
/// What matches a folder is about all files in it, and `!` takes files out again.
struct PathPatterns: Sendable {
  private var patterns: [IgnorePattern] = []

  var isEmpty: Bool { patterns.isEmpty }

  /// - Parameters:
  ///   - pattern: not empty.
  ///   - line: 1-based, in the configuration file.
  mutating func append(_ pattern: String, line: Int) {
    patterns.append(IgnorePattern(Array(pattern.utf8)[...], line: line))
  }

  /// Whether a file, or a folder above it, is meant.
  /// - Parameter path: from the folder of the configuration, with `..` where it lies elsewhere.
  func matches(_ path: String) -> Bool { line(matching: path) != nil }

  /// The line of the pattern by which a path is meant; nil if it is not.
  func line(matching path: String, isFolder: Bool = false) -> Int? {
    guard !patterns.isEmpty, !path.isEmpty else { return nil }
    let bytes = Array(path.utf8)
    return bytes.withUnsafeBufferPointer { whole in
      var nameStart = 0
      while true {
        let end = whole[nameStart...].firstIndex(of: UInt8(ascii: "/")) ?? whole.count
        let part = UnsafeBufferPointer(rebasing: whole[..<end])
        let isLast = end == whole.count
        // A file below a folder that is meant cannot be taken out again, as in git.
        if let line = line(matching: part, nameStart: nameStart, isFolder: !isLast || isFolder) { return line }
        if isLast { return nil }
        nameStart = end + 1
      }
    }
  }

  /// The line of the pattern by which a path is meant, if none of the folders above it is.
  func line(matching path: UnsafeBufferPointer<UInt8>, nameStart: Int, isFolder: Bool) -> Int? {
    patterns.last { $0.matches(path, nameStart: nameStart, isFolder: isFolder) }
      .flatMap { $0.keeps ? nil : $0.line }
  }
}

/// The files that a configuration leaves out, for a walk that goes down from folder to folder.
struct PatternScope {
  let patterns: PathPatterns
  /// From the folder of the configuration to the current one, with a slash at the end unless empty.
  private var path: [UInt8]

  init(_ patterns: PathPatterns, path: String) {
    self.patterns = patterns
    self.path = path.isEmpty ? [] : Array(path.utf8) + [UInt8(ascii: "/")]
  }

  mutating func enter(_ name: [UInt8]) {
    path += name
    path.append(UInt8(ascii: "/"))
  }

  func matches(_ name: [UInt8], isFolder: Bool) -> Bool {
    (path + name).withUnsafeBufferPointer {
      patterns.line(matching: $0, nameStart: path.count, isFolder: isFolder) != nil
    }
  }
}
