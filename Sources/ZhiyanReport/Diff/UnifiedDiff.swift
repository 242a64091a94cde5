/// The difference of two files in the unified form that `patch` and `git apply` take, bytes as they are.
public enum UnifiedDiff {
  /// Lines shown around a change.
  private static let context = 3

  /// - Parameter path: as it is shown, with `/` between folders.
  /// - Returns: nothing where the files are the same.
  public static func write(path: String, old: ContiguousArray<UInt8>, new: ContiguousArray<UInt8>) -> [UInt8] {
    let (a, b) = (lines(old), lines(new))
    var numbers: [ArraySlice<UInt8>: Int32] = [:]
    func number(_ line: ArraySlice<UInt8>) -> Int32 {
      if let known = numbers[line] { return known }
      numbers[line] = Int32(numbers.count)
      return Int32(numbers.count - 1)
    }
    let changes = LineDiff(a.map(number), b.map(number)).changes
    guard !changes.isEmpty else { return [] }
    var output = Array("--- \(name("a/" + path))\n+++ \(name("b/" + path))\n".utf8)
    var first = 0
    while first < changes.count {
      var last = first
      while last + 1 < changes.count,
        changes[last + 1].old.lowerBound - changes[last].old.upperBound <= 2 * context
      { last += 1 }
      hunk(changes[first...last], a, b, &output)
      first = last + 1
    }
    return output
  }

  private static func hunk(
    _ changes: ArraySlice<LineDiff.Change>, _ a: [ArraySlice<UInt8>], _ b: [ArraySlice<UInt8>], _ output: inout [UInt8]
  ) {
    guard let first = changes.first, let last = changes.last else { return }
    let before = min(context, first.old.lowerBound)
    let after = min(context, a.count - last.old.upperBound)
    let old = first.old.lowerBound - before..<last.old.upperBound + after
    let new = first.new.lowerBound - before..<last.new.upperBound + after
    output += "@@ -\(place(old)) +\(place(new)) @@\n".utf8
    var at = old.lowerBound
    for change in changes {
      for index in at..<change.old.lowerBound { line(a[index], " ", &output) }
      for index in change.old { line(a[index], "-", &output) }
      for index in change.new { line(b[index], "+", &output) }
      at = change.old.upperBound
    }
    for index in at..<old.upperBound { line(a[index], " ", &output) }
  }

  private static func line(_ line: ArraySlice<UInt8>, _ sign: String, _ output: inout [UInt8]) {
    output += sign.utf8
    output += line
    if line.last != 0x0A { output += "\n\\ No newline at end of file\n".utf8 }
  }

  /// `3,7`; an empty range names the line before it.
  private static func place(_ lines: Range<Int>) -> String {
    let start = lines.isEmpty ? lines.lowerBound : lines.lowerBound + 1
    return lines.count == 1 ? "\(start)" : "\(start),\(lines.count)"
  }

  /// Each with its line feed, which the last may lack. A carriage return is part of its line.
  private static func lines(_ bytes: ContiguousArray<UInt8>) -> [ArraySlice<UInt8>] {
    let bytes = Array(bytes)
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      lines.append(bytes[start..<end])
      start = end
    }
    return lines
  }

  /// The name as git writes it: quoted where it holds signs that would end it, and with a tab behind one with spaces.
  private static func name(_ path: String) -> String {
    let mustQuote = path.utf8.contains {
      $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")
    }
    guard mustQuote else { return path.utf8.contains(0x20) ? path + "\t" : path }
    var quoted: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): quoted += [UInt8(ascii: "\\"), byte]
      case 0x0A: quoted += "\\n".utf8
      case 0x09: quoted += "\\t".utf8
      case 0..<0x20, 0x7F:
        let digits = String(byte, radix: 8)
        quoted += ("\\" + String(repeating: "0", count: 3 - digits.count) + digits).utf8
      default: quoted.append(byte)
      }
    }
    return "\"" + String(decoding: quoted, as: UTF8.self) + "\""
  }
}
