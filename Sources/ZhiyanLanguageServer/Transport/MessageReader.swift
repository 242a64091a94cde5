/// Cuts what comes in into messages: headers, a blank line, and as many bytes as `Content-Length` says.
///
/// It takes bytes as they come, whatever the pipe makes of messages. Names of headers may be in any case, other headers are
/// passed over.
public struct MessageReader {
  /// What was cut out.
  public enum Item: Equatable {
    case message(ContiguousArray<UInt8>)
    /// Bytes that are no message; reading goes on behind them.
    case fault(String)
  }

  /// A message may not be longer: a document of the most bytes that a reader takes fits in, a mistaken number does not.
  public static let longest = 256 << 20
  /// Headers that are longer than this are none.
  static let longestHeaders = 4096

  private var waiting = ContiguousArray<UInt8>()
  /// The first byte of `waiting` that was not used yet.
  private var start = 0
  /// How far the end of headers was looked for.
  private var looked = 0
  /// Bytes of a message that is too long, still to come.
  private var skipping = 0

  public init() {}

  public mutating func append(_ bytes: some Sequence<UInt8>) { waiting += bytes }

  /// Bytes that came in and belong to no whole message.
  public var isEmpty: Bool { start == waiting.count && skipping == 0 }

  /// The next message; nil where more bytes are needed.
  public mutating func next() -> Item? {
    skipRest()
    guard skipping == 0 else { return nil }
    guard let end = headersEnd() else {
      guard waiting.count - start > Self.longestHeaders else { return nil }
      drop(to: lastLineStart)
      return .fault("there is no end of headers in \(Self.longestHeaders) bytes")
    }
    switch Self.length(in: waiting[start..<end.headers]) {
    case .failure(let fault):
      drop(to: end.body)
      return .fault(fault.text)
    case .success(let length) where length > Self.longest:
      drop(to: end.body)
      skipping = length
      skipRest()
      return .fault("a message of \(length) bytes is longer than \(Self.longest)")
    case .success(let length):
      guard waiting.count - end.body >= length else { return nil }
      let message = ContiguousArray(waiting[end.body..<end.body + length])
      drop(to: end.body + length)
      return .message(message)
    }
  }

  private mutating func skipRest() {
    let skipped = min(skipping, waiting.count - start)
    skipping -= skipped
    if skipped > 0 { drop(to: start + skipped) }
  }

  private mutating func drop(to end: Int) {
    start = end
    looked = end
    guard start == waiting.count || start > 1 << 16 else { return }
    waiting.removeSubrange(..<start)
    start = 0
    looked = 0
  }

  // MARK: Headers

  /// Where headers end and the body starts. A line may end in LF alone, as some clients by hand have it.
  private mutating func headersEnd() -> (headers: Int, body: Int)? {
    var at = max(looked, start)
    while at < waiting.count {
      if waiting[at] == 0x0A {
        if at > start, waiting[at - 1] == 0x0A { return (at, at + 1) }
        if at > start + 1, waiting[at - 1] == 0x0D, waiting[at - 2] == 0x0A { return (at - 1, at + 1) }
        if at == start || (at == start + 1 && waiting[start] == 0x0D) { return (start, at + 1) }
      }
      at += 1
    }
    looked = at
    return nil
  }

  /// Behind the last line feed, or the end: where reading may find its feet again.
  private var lastLineStart: Int {
    (waiting[start...].lastIndex(of: 0x0A) ?? waiting.count - 1) + 1
  }

  private struct Fault: Error { var text: String }

  private static func length(in headers: ArraySlice<UInt8>) -> Result<Int, Fault> {
    var length: Int?
    for line in headers.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      guard name == "content-length" else { continue }
      let digits = line[(colon + 1)...].filter { $0 != 0x20 && $0 != 0x09 }
      guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
        return .failure(Fault(text: "Content-Length is no number"))
      }
      // More digits than a number holds are as good as the largest one.
      length = Int(String(decoding: digits, as: UTF8.self)) ?? Int.max
    }
    return length.map { .success($0) } ?? .failure(Fault(text: "there is no Content-Length"))
  }
}
