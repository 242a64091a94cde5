/// One file of the report, as its chunk carries it to the end of the run: what totals and charts need, and its text.
struct HTMLFile {
  /// Stands in `body` for the number of the file among those with findings, which is not known while files are formatted
  /// in parallel. No escaped text can hold it.
  static let number: UInt8 = 0x01

  var tally: HTMLTally
  /// Escaped.
  var path: String
  /// The section of the file; empty for a clean one.
  var body: [UInt8]

  init(tally: HTMLTally, path: String, body: [UInt8]) {
    self.tally = tally
    self.path = path
    self.body = body
  }

  /// Two lines, and the body.
  var encoded: [UInt8] { Array("\(tally.encoded)\n\(path)\n".utf8) + body }

  init(encoded: [UInt8]) {
    let parts = encoded.split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: false)
    precondition(parts.count == 3, "a chunk is read as it was written")
    tally = HTMLTally(encoded: String(decoding: parts[0], as: UTF8.self))
    path = String(decoding: parts[1], as: UTF8.self)
    body = Array(parts[2])
  }

  /// The section, its ids made unique by the number of the file.
  func section(number: Int) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(body.count + body.count / 64)
    let digits = Array(String(number).utf8)
    for byte in body {
      if byte == Self.number { output += digits } else { output.append(byte) }
    }
    return output
  }
}
