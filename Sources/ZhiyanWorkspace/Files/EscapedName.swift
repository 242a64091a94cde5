/// A file name that is not UTF-8, written so that people can find the file.
enum EscapedName {
  /// The name with `\xNN` for every byte that is no part of a character, and for control characters.
  static func of(_ name: [UInt8]) -> String {
    var parser = UTF8.ForwardParser()
    var bytes = name.makeIterator()
    var start = 0
    var text = ""
    while true {
      switch parser.parseScalar(from: &bytes) {
      case .valid(let encoded):
        let scalar = UTF8.decode(encoded)
        let isControl = scalar.properties.generalCategory == .control
        text += isControl ? escaped(name[start..<start + encoded.count]) : "\(scalar)"
        start += encoded.count
      case .error(let length):
        text += escaped(name[start..<start + length])
        start += length
      case .emptyInput:
        return text
      }
    }
  }

  private static func escaped(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.map { "\\x" + ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
  }
}
