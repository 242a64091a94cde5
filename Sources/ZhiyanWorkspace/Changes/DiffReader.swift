/// Reads the changed lines of each file out of what `git diff -U0` prints.
struct DiffReader {
  /// By path from the top of the repository, under its new name.
  private(set) var files: [String: ChangedLines] = [:]

  private let bytes: [UInt8]
  private var at = 0
  /// The file of the hunks that follow.
  private var path: String?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    while let line = nextLine() {
      if line.starts(with: "diff --git ".utf8) {
        path = nil
      } else if line.starts(with: "+++ ".utf8) {
        path = Self.path(line.dropFirst(4))
        // A file that is gone has no lines to check.
        if let path { files[path] = ChangedLines() }
      } else if line.starts(with: "@@ ".utf8), let hunk = Self.hunk(line) {
        if let path { files[path, default: ChangedLines()].add(first: hunk.first, count: hunk.count) }
        // The lines themselves could look like anything.
        skip(hunk.removed + hunk.count)
      }
    }
  }

  private mutating func nextLine() -> ArraySlice<UInt8>? {
    guard at < bytes.count else { return nil }
    let end = bytes[at...].firstIndex(of: 0x0A) ?? bytes.count
    defer { at = end + 1 }
    return bytes[at..<end]
  }

  private mutating func skip(_ lines: Int) {
    var left = lines
    while left > 0, let line = nextLine() {
      // `\ No newline at end of file` is a remark about the line before it.
      if line.first != UInt8(ascii: "\\") { left -= 1 }
    }
  }

  /// `@@ -1,2 +3,4 @@`: how many lines went, and which came.
  private static func hunk(_ line: ArraySlice<UInt8>) -> (removed: Int, first: Int, count: Int)? {
    let parts = line.split(separator: 0x20).prefix(3)
    guard parts.count == 3 else { return nil }
    func numbers(_ part: ArraySlice<UInt8>) -> (Int, Int)? {
      let values = part.dropFirst().split(separator: UInt8(ascii: ",")).map { Int(String(decoding: $0, as: UTF8.self)) }
      guard let first = values.first ?? nil else { return nil }
      return (first, values.count > 1 ? values[1] ?? 1 : 1)
    }
    guard let old = numbers(parts[parts.startIndex + 1]), let new = numbers(parts[parts.startIndex + 2]) else {
      return nil
    }
    return (old.1, new.0, new.1)
  }

  /// The path of a `+++` line; nil for `/dev/null`.
  static func path(_ text: ArraySlice<UInt8>) -> String? {
    var text = text
    // git puts a tab behind a name with blanks.
    if text.last == 0x09 { text = text.dropLast() }
    let name = text.first == UInt8(ascii: "\"") ? unquoted(text) : Array(text)
    guard name.starts(with: "b/".utf8) else { return nil }
    return String(decoding: name.dropFirst(2), as: UTF8.self)
  }

  /// A name that git has quoted as C does.
  private static func unquoted(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var index = text.startIndex + 1
    while index < text.endIndex, text[index] != UInt8(ascii: "\"") {
      guard text[index] == UInt8(ascii: "\\"), index + 1 < text.endIndex else {
        result.append(text[index])
        index += 1
        continue
      }
      let escape = text[index + 1]
      if (0x30...0x37).contains(escape), index + 3 < text.endIndex {
        let digits = text[index + 1...index + 3].reduce(0) { $0 << 3 | Int($1 & 7) }
        result.append(UInt8(truncatingIfNeeded: digits))
        index += 4
        continue
      }
      let named: [UInt8: UInt8] = [0x61: 7, 0x62: 8, 0x74: 9, 0x6E: 10, 0x76: 11, 0x66: 12, 0x72: 13]
      result.append(named[escape] ?? escape)
      index += 2
    }
    return result
  }
}
