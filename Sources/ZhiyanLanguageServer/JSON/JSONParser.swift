/// Why bytes are no JSON.
public struct JSONError: Error, Hashable {
  public var message: String
  /// Where reading stopped, in bytes.
  public var offset: Int
}

/// Reads JSON (RFC 8259).
///
/// One thing is taken that other readers refuse: half of a surrogate pair, which editors send when a user is in the middle of
/// an emoji. It becomes U+FFFD, which is one UTF-16 unit too, so that positions stay right.
public struct JSONParser {
  /// Deeper values are refused: they could exhaust the stack.
  public static let deepest = 256

  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0

  /// The value that bytes stand for, with nothing but white space around it.
  public static func parse(_ bytes: some Sequence<UInt8>) throws(JSONError) -> JSON {
    let result: Result<JSON, JSONError> = ContiguousArray(bytes).withUnsafeBufferPointer { buffer in
      var parser = JSONParser(bytes: buffer)
      do throws(JSONError) {
        let value = try parser.value(depth: 0)
        parser.skipBlanks()
        if parser.at < buffer.count { throw parser.error("something follows the value") }
        return .success(value)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private func error(_ message: String) -> JSONError { JSONError(message: message, offset: at) }
  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    at += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSON {
    guard depth < Self.deepest else { throw error("values are nested too deep") }
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try array(depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case nil: throw error("a value is missing at the end")
    default: return try number()
    }
  }

  private mutating func word(_ word: String, _ value: JSON) throws(JSONError) -> JSON {
    guard bytes[at...].starts(with: word.utf8) else { throw error("this is no value") }
    at += word.utf8.count
    return value
  }

  private mutating func object(_ depth: Int) throws(JSONError) -> JSON {
    at += 1
    var members: [String: JSON] = [:]
    skipBlanks()
    if skip(UInt8(ascii: "}")) { return .object(members) }
    while true {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw error("a name in quotes is missing") }
      let name = try string()
      skipBlanks()
      guard skip(UInt8(ascii: ":")) else { throw error("a colon is missing") }
      members[name] = try value(depth: depth + 1)
      skipBlanks()
      if skip(UInt8(ascii: "}")) { return .object(members) }
      guard skip(UInt8(ascii: ",")) else { throw error("a comma or a brace is missing") }
    }
  }

  private mutating func array(_ depth: Int) throws(JSONError) -> JSON {
    at += 1
    var items: [JSON] = []
    skipBlanks()
    if skip(UInt8(ascii: "]")) { return .array(items) }
    while true {
      items.append(try value(depth: depth + 1))
      skipBlanks()
      if skip(UInt8(ascii: "]")) { return .array(items) }
      guard skip(UInt8(ascii: ",")) else { throw error("a comma or a bracket is missing") }
    }
  }

  // MARK: Numbers

  private mutating func digits() throws(JSONError) {
    guard let byte = next, byte.isDigit else { throw error("this is no value") }
    while let byte = next, byte.isDigit { at += 1 }
  }

  private mutating func number() throws(JSONError) -> JSON {
    let start = at
    _ = skip(UInt8(ascii: "-"))
    if !skip(UInt8(ascii: "0")) { try digits() }
    var isInteger = true
    if skip(UInt8(ascii: ".")) {
      isInteger = false
      try digits()
    }
    if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
      isInteger = false
      if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
      try digits()
    }
    let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<at]), as: UTF8.self)
    if isInteger, let value = Int(text) { return .int(value) }
    guard let value = Double(text), value.isFinite else { throw error("this number is too large") }
    return .double(value)
  }

  // MARK: Strings

  private mutating func string() throws(JSONError) -> String {
    at += 1
    var result: [UInt8] = []
    while true {
      let start = at
      while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { at += 1 }
      // Long texts have few escapes: what is between them is taken at once.
      result += bytes[start..<at]
      guard let byte = next else { throw error("a quote is missing at the end") }
      guard byte >= 0x20 else { throw error("a control character must be escaped") }
      at += 1
      // Invalid UTF-8 becomes U+FFFD, as the protocol asks for UTF-8.
      if byte == UInt8(ascii: "\"") { return String(decoding: result, as: UTF8.self) }
      try escape(into: &result)
    }
  }

  private mutating func escape(into result: inout [UInt8]) throws(JSONError) {
    guard let byte = next else { throw error("a quote is missing at the end") }
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(byte)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "u"): result += try scalar().utf8
    default: throw error("there is no such escape")
    }
  }

  /// What `\u` and four digits stand for, with the second half of a pair if it follows.
  private mutating func scalar() throws(JSONError) -> String {
    let unit = try hex()
    if let scalar = Unicode.Scalar(unit) { return String(scalar) }
    if UTF16.isLeadSurrogate(UInt16(unit)), bytes[at...].starts(with: #"\u"#.utf8) {
      let before = at
      at += 2
      let second = try hex()
      if (0xDC00...0xDFFF).contains(second),
        let scalar = Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00))
      {
        return String(scalar)
      }
      at = before
    }
    return "\u{FFFD}"
  }

  private mutating func hex() throws(JSONError) -> UInt32 {
    guard at + 4 <= bytes.count else { throw error("four digits belong behind \\u") }
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(bytes[at])).hexDigitValue, bytes[at] < 0x80 else {
        throw error("four digits belong behind \\u")
      }
      value = value << 4 | UInt32(digit)
      at += 1
    }
    return value
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}
