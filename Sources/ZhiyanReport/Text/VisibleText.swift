extension Unicode.Scalar {
  /// Whether the scalar must not reach a terminal as it is: it would move the cursor, change the order of the words,
  /// ring, or hide; words and names of files come from anywhere.
  var isUnsafeInTerminal: Bool {
    switch value {
    case 0x20..<0x7F: false
    case 0..<0x20, 0x7F..<0xA0: true
    // Directions of writing, line and paragraph separators.
    case 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    // Characters without width, put into words to slip past filters: the reader must see why the words do not match.
    // The joiners are left alone, because emoji and some scripts need them.
    case 0x200B, 0x2060...0x2064, 0xFEFF: true
    default: false
    }
  }

  /// Such as `\u{1B}`.
  var escaped: String { "\\u{\(String(value, radix: 16, uppercase: true))}" }
}

extension String {
  /// The text with what a terminal must not see in its escaped form.
  public var visible: String {
    guard unicodeScalars.contains(where: { $0.isUnsafeInTerminal }) else { return self }
    var result = ""
    for scalar in unicodeScalars {
      if scalar.isUnsafeInTerminal { result += scalar.escaped } else { result.unicodeScalars.append(scalar) }
    }
    return result
  }
}
