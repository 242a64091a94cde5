/// Puts messages into the form in which they go out.
enum MessageWriter {
  static func frame(_ message: JSON) -> [UInt8] {
    let body = message.bytes
    return Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
  }
}
