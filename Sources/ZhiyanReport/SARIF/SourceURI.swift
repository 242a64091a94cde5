/// The URI of a file in a log.
enum SourceURI {
  static let base = "SRCROOT"

  /// Relative to the folder of the run; a file elsewhere that was named by its full path keeps that.
  static func location(of path: String) -> SARIFLog.ArtifactLocation {
    if path.utf8.first == UInt8(ascii: "/") { return .init(uri: "file://" + percentEncoded(path)) }
    var path = Substring(path)
    while path.hasPrefix("./") { path = path.dropFirst(2) }
    return .init(uri: percentEncoded(path), uriBaseId: base)
  }

  /// Everything but letters and digits of ASCII and `-._~/` as `%XX`.
  ///
  /// Stricter than RFC 3986 has it: a `:` in the first folder's name, raw Chinese or a `,` is refused by some services.
  static func percentEncoded(_ text: some StringProtocol) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        bytes.append(byte)
      default:
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
