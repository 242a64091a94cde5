/// The marks ⟦ and ⟧ around the hits of an example.
public enum ExampleMarks {
  /// True where there is at least one pair, none is nested or left open, and none is empty where that is not allowed.
  static func areBalanced(_ text: String, allowsEmpty: Bool = false) -> Bool {
    var isOpen = false
    var count = 0
    var length = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "⟦":
        if isOpen { return false }
        isOpen = true
        length = 0
      case "⟧":
        if !isOpen || (length == 0 && !allowsEmpty) { return false }
        isOpen = false
        count += 1
      default: length += 1
      }
    }
    return !isOpen && count > 0
  }

  /// The text without its marks, and the bytes of it that stood between them.
  public static func strip(_ text: String) -> (text: String, ranges: [Range<Int>]) {
    var bytes: [UInt8] = []
    var ranges: [Range<Int>] = []
    var start = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "⟦": start = bytes.count
      case "⟧": ranges.append(start..<bytes.count)
      default: bytes += Array(String(scalar).utf8)
      }
    }
    return (String(decoding: bytes, as: UTF8.self), ranges)
  }
}
