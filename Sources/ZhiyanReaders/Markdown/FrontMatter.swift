/// The settings that site generators keep before the text: YAML between `---`, TOML between `+++`.
enum FrontMatter {
  /// The first byte of the text: after the byte-order mark and the front matter, if any.
  static func end(in bytes: UnsafeRawBufferPointer) -> Int {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let firstEnd = LineScanner.lineEnd(in: bytes, from: start)
    let sign: UInt8
    if isFence(bytes, start, firstEnd, of: UInt8(ascii: "-")) {
      sign = UInt8(ascii: "-")
    } else if isFence(bytes, start, firstEnd, of: UInt8(ascii: "+")) {
      sign = UInt8(ascii: "+")
    } else {
      return start
    }
    var line = LineScanner.nextLine(in: bytes, after: firstEnd)
    // As pandoc has it: a rule with a blank line after it opens no settings. The text up to the next rule stays read.
    if LineScanner.isBlank(bytes, from: line, to: LineScanner.lineEnd(in: bytes, from: line)) { return start }
    while line < bytes.count {
      let lineEnd = LineScanner.lineEnd(in: bytes, from: line)
      let next = LineScanner.nextLine(in: bytes, after: lineEnd)
      if isFence(bytes, line, lineEnd, of: sign) { return next }
      if sign == UInt8(ascii: "-") && isFence(bytes, line, lineEnd, of: UInt8(ascii: ".")) { return next }
      line = next
    }
    return start
  }

  private static func isFence(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int, of sign: UInt8) -> Bool {
    guard start + 3 <= end, (start..<start + 3).allSatisfy({ bytes[$0] == sign }) else { return false }
    return LineScanner.isBlank(bytes, from: start + 3, to: end)
  }
}
