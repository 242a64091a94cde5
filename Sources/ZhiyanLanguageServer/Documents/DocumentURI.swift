/// How a client names a document.
///
/// Clients write one path in several ways (`%E6`, `%e6`, no escapes), so documents are told apart by `key`; what goes back to the
/// client is `text`, as it came.
struct DocumentURI: Hashable {
  let text: String
  /// The path of a file on this machine, decoded; nil for other schemes, such as `untitled:`.
  let path: String?

  init(_ text: String) {
    self.text = text
    path = Self.path(of: text)
  }

  /// The URI of an absolute path.
  init(path: String) {
    let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/!$&'()*+,;=@".utf8)
    text =
      "file://"
      + path.utf8.map { byte in
        allowed.contains(byte) ? String(Unicode.Scalar(byte)) : "%" + Self.hex(byte >> 4) + Self.hex(byte & 15)
      }.joined()
    self.path = path
  }

  var key: String { path ?? text }

  private static func hex(_ digit: UInt8) -> String { String(digit, radix: 16, uppercase: true) }

  private static func path(of text: String) -> String? {
    guard text.lowercased().hasPrefix("file:") else { return nil }
    var rest = text.utf8.dropFirst(5)
    if rest.starts(with: "//".utf8) {
      rest = rest.dropFirst(2)
      let host = rest.prefix { $0 != UInt8(ascii: "/") }
      guard host.isEmpty || host.elementsEqual("localhost".utf8) else { return nil }
      rest = rest.dropFirst(host.count)
    }
    guard rest.first == UInt8(ascii: "/") else { return nil }
    return decoded(Array(rest))
  }

  private static func decoded(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    var at = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "%"), at + 2 < bytes.count,
        let byte = UInt8(String(decoding: bytes[at + 1...at + 2], as: UTF8.self), radix: 16)
      {
        result.append(byte)
        at += 3
      } else {
        result.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
