/// A line of an ignore file.
struct IgnorePattern: Sendable {
  /// Without `!`, a slash at the start and one at the end.
  private let bytes: [UInt8]
  /// How many bytes of the pattern stand for themselves before the first wildcard.
  private let literalCount: Int
  /// The line begins with `!`: what it matches is kept.
  let keeps: Bool
  /// The line ends with a slash: it is about folders only.
  private let isForFolders: Bool
  /// There is no slash in it: it is about names in any folder below.
  private let isForNames: Bool
  /// A star and then only literal bytes, the most frequent pattern.
  private let isSuffix: Bool
  /// 1-based line of its file.
  let line: Int

  /// - Parameters:
  ///   - text: a line without its end; neither empty nor a comment.
  ///   - line: 1-based number of the line.
  init(_ text: ArraySlice<UInt8>, line number: Int) {
    var line = text
    self.line = number
    keeps = line.first == UInt8(ascii: "!")
    if keeps { line = line.dropFirst() }
    isForFolders = line.last == UInt8(ascii: "/")
    if isForFolders { line = line.dropLast() }
    isForNames = !line.contains(UInt8(ascii: "/"))
    if line.first == UInt8(ascii: "/") { line = line.dropFirst() }
    bytes = Array(line)
    literalCount = bytes.firstIndex(where: Wildcard.isSpecial) ?? bytes.count
    isSuffix = bytes.first == UInt8(ascii: "*") && !bytes.dropFirst().contains(where: Wildcard.isSpecial)
  }

  /// - Parameters:
  ///   - path: from the folder of the ignore file, without a slash at the start.
  ///   - nameStart: where the last component of the path begins.
  func matches(_ path: UnsafeBufferPointer<UInt8>, nameStart: Int, isFolder: Bool) -> Bool {
    if isForFolders && !isFolder { return false }
    return bytes.withUnsafeBufferPointer { pattern in
      isForNames
        ? matchesName(pattern, UnsafeBufferPointer(rebasing: path[nameStart...])) : matchesPath(pattern, path)
    }
  }

  private func matchesName(_ pattern: UnsafeBufferPointer<UInt8>, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    if literalCount == pattern.count { return pattern.elementsEqual(name) }
    if isSuffix {
      return pattern.count - 1 <= name.count && pattern.dropFirst().elementsEqual(name.suffix(pattern.count - 1))
    }
    return Wildcard.matches(pattern, name, slashesCount: false)
  }

  private func matchesPath(_ pattern: UnsafeBufferPointer<UInt8>, _ path: UnsafeBufferPointer<UInt8>) -> Bool {
    guard path.count >= literalCount, path.prefix(literalCount).elementsEqual(pattern.prefix(literalCount)) else {
      return false
    }
    if literalCount == pattern.count { return path.count == literalCount }
    // The wildcards begin anew behind the literal part, as in git: `a**/b` matches `ab` for this reason.
    return Wildcard.matches(
      UnsafeBufferPointer(rebasing: pattern[literalCount...]), UnsafeBufferPointer(rebasing: path[literalCount...]),
      slashesCount: true)
  }
}

extension IgnorePattern {
  /// The patterns of an ignore file, in its order.
  static func patterns(in file: ContiguousArray<UInt8>) -> [IgnorePattern] {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = Array(file.starts(with: mark) ? file.dropFirst(mark.count) : file[...])
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return lines.enumerated().compactMap { index, line in
      guard line.first != UInt8(ascii: "#") else { return nil }
      var line = line
      if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
      // Git takes a line as a C string.
      if let zero = line.firstIndex(of: 0) { line = line[..<zero] }
      line = withoutSpacesAtEnd(line)
      return line.isEmpty ? nil : IgnorePattern(line, line: index + 1)
    }
  }

  /// Spaces at the end are dropped unless a backslash stands before them; tabs stay.
  private static func withoutSpacesAtEnd(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = line.startIndex
    var index = line.startIndex
    while index < line.endIndex {
      if line[index] == UInt8(ascii: "\\") {
        index += 1
        // A backslash at the end of the line keeps the line as it is.
        if index == line.endIndex { return line }
        end = index + 1
      } else if line[index] != UInt8(ascii: " ") {
        end = index + 1
      }
      index += 1
    }
    return line[..<end]
  }
}
