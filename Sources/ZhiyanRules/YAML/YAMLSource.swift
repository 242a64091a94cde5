import ZhiyanText

/// A file's bytes made safe to parse: valid UTF-8, without control characters, and with zero bytes behind it.
///
/// A bad byte is reported and replaced by a letter, so that the other mistakes of the file can still be found. Offsets
/// stay those of the file.
struct YAMLSource {
  /// Zero bytes behind the text, so that look-ahead needs no check.
  private static let padding = 8
  private static let placeholder: UInt8 = 0x5A

  private(set) var bytes: ContiguousArray<UInt8>
  private(set) var mistakes: [YAMLMistake] = []
  /// Length of the byte-order mark: 3 or 0.
  let markLength: Int

  init(_ file: ContiguousArray<UInt8>) {
    var copy = ContiguousArray<UInt8>()
    copy.reserveCapacity(file.count + Self.padding)
    copy.append(contentsOf: file)
    copy.append(contentsOf: repeatElement(0, count: Self.padding))
    bytes = copy
    markLength = file.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var at = markLength
    let end = file.count
    var sawLoneReturn = false
    while true {
      at = bytes.withUnsafeBufferPointer { Self.firstSuspect($0, from: at, to: end) }
      guard at < end else { break }
      let (length, problem) = bytes.withUnsafeBufferPointer { Self.examine($0, at: at, end: end) }
      if let problem {
        // A file with old Mac line ends has one mistake, not one a line.
        if problem == .loneCarriageReturn {
          if !sawLoneReturn { mistakes.append(YAMLMistake(problem, at, at + length)) }
          sawLoneReturn = true
          bytes[at] = Byte.lineFeed
        } else {
          if mistakes.count <= YAMLParser.maximumIssues { mistakes.append(YAMLMistake(problem, at, at + length)) }
          for index in at..<at + length { bytes[index] = Self.placeholder }
        }
      }
      at += length
    }
  }

  /// The first byte that is not plainly good: a good one is ASCII text, a line feed, a tab, or part of a character of
  /// three bytes that starts with E3 to E9, as nearly all Chinese ones do.
  private static func firstSuspect(_ bytes: UnsafeBufferPointer<UInt8>, from: Int, to end: Int) -> Int {
    // At least eight zero bytes stand behind `end`, so reading two bytes or a word further is safe.
    guard let base = bytes.baseAddress else { return end }
    let raw = UnsafeRawPointer(base)
    var at = from
    while at < end {
      let byte = base[at]
      if byte >= 0xE3 && byte <= 0xE9 {
        guard base[at + 1] & 0xC0 == 0x80 && base[at + 2] & 0xC0 == 0x80 else { return at }
        at += 3
      } else if byte >= 0x20 && byte < 0x7F {
        at += 1
        while at + 8 <= end {
          let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
          // No byte has its high bit set, none is below 0x20, none is 0x7F.
          let below = word &- 0x2020_2020_2020_2020
          let delete = (word ^ 0x7F7F_7F7F_7F7F_7F7F) &- 0x0101_0101_0101_0101
          guard (word | below | delete) & 0x8080_8080_8080_8080 == 0 else { break }
          at += 8
        }
      } else if byte == Byte.lineFeed || byte == Byte.tab {
        at += 1
      } else {
        return at
      }
    }
    return end
  }

  /// The length of the character at `at`, or of the bytes that are none, and what is wrong with it.
  private static func examine(
    _ bytes: UnsafeBufferPointer<UInt8>, at: Int, end: Int
  ) -> (length: Int, problem: YAMLMistake.Problem?) {
    let byte = bytes[at]
    if byte < 0x80 {
      switch byte {
      case Byte.lineFeed, Byte.tab: return (1, nil)
      case Byte.carriageReturn: return (1, bytes[at + 1] == Byte.lineFeed ? nil : .loneCarriageReturn)
      case 0: return (1, .nul)
      case 0x20..<0x7F: return (1, nil)
      default: return (1, .controlCharacter(UInt32(byte)))
      }
    }
    let length: Int
    var value: UInt32
    switch byte {
    case 0xC2...0xDF: (length, value) = (2, UInt32(byte & 0x1F))
    case 0xE0...0xEF: (length, value) = (3, UInt32(byte & 0x0F))
    case 0xF0...0xF4: (length, value) = (4, UInt32(byte & 0x07))
    default: return (1, .invalidUTF8)
    }
    for index in 1..<length {
      let next = bytes[at + index]
      guard at + index < end, next & 0xC0 == 0x80 else { return (index, .invalidUTF8) }
      value = value << 6 | UInt32(next & 0x3F)
    }
    guard let scalar = Unicode.Scalar(value), UTF8.width(scalar) == length else { return (length, .invalidUTF8) }
    switch value {
    case 0x85, 0x2028, 0x2029: return (length, .lineSeparator(value))
    case 0x80...0x9F, 0xFFFE, 0xFFFF: return (length, .controlCharacter(value))
    case 0xFEFF: return (length, .byteOrderMark)
    default: return (length, nil)
    }
  }
}
