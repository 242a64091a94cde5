import Testing

@testable import ZhiyanLanguageServer

@Suite struct MessageReaderTests {
  private static func frame(_ body: String, _ header: String = "Content-Length") -> String {
    "\(header): \(body.utf8.count)\r\n\r\n\(body)"
  }

  private static func read(_ pieces: [some Collection<UInt8>]) -> [MessageReader.Item] {
    var reader = MessageReader()
    var items: [MessageReader.Item] = []
    for piece in pieces {
      reader.append(piece)
      while let item = reader.next() { items.append(item) }
    }
    return items
  }

  private static func message(_ text: String) -> MessageReader.Item { .message(ContiguousArray(text.utf8)) }

  @Test func readsTheSameForEverySplit() {
    let bodies = [#"{"a":"文案😀"}"#, "", "{}"]
    let bytes = Array(
      (Self.frame(bodies[0]) + Self.frame(bodies[1], "content-LENGTH")
        + "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n" + Self.frame(bodies[2])).utf8)
    let wanted = bodies.map(Self.message)
    #expect(Self.read([bytes]) == wanted)
    #expect(Self.read(bytes.map { [$0] }) == wanted)
    for first in 0...bytes.count {
      for second in first...bytes.count {
        let pieces = [bytes[..<first], bytes[first..<second], bytes[second...]]
        #expect(Self.read(pieces) == wanted, "\(first), \(second)")
      }
    }
  }

  @Test(arguments: [
    "Content-Length: x\r\n\r\n", "Content-Length: -1\r\n\r\n", "Content-Length:\r\n\r\n", "X: 1\r\n\r\n", "\r\n",
  ])
  func goesOnBehindHeadersThatMeanNothing(headers: String) {
    let items = Self.read([Array((headers + Self.frame("{}")).utf8)])
    #expect(items.count == 2)
    #expect(items.last == Self.message("{}"))
    if case .fault = items.first {} else { Issue.record("no fault") }
  }

  @Test func passesOverWhatIsTooLong() {
    let length = MessageReader.longest + 1
    var reader = MessageReader()
    reader.append("Content-Length: \(length)\r\n\r\n".utf8)
    if case .fault = reader.next() {} else { Issue.record("no fault") }
    let piece = [UInt8](repeating: 0x20, count: 1 << 20)
    for _ in 0..<length >> 20 {
      reader.append(piece)
      #expect(reader.next() == nil)
    }
    reader.append([0x20])
    reader.append(Self.frame("{}").utf8)
    #expect(reader.next() == Self.message("{}"))
  }

  @Test func aNumberWithoutEndTakesNoMemory() {
    var reader = MessageReader()
    reader.append("Content-Length: 99999999999999999999999999\r\n\r\n".utf8)
    if case .fault = reader.next() {} else { Issue.record("no fault") }
    reader.append([UInt8](repeating: 0x41, count: 100_000))
    #expect(reader.next() == nil)
  }

  @Test func headersWithoutEndAreAFault() {
    var reader = MessageReader()
    reader.append([UInt8](repeating: 0x41, count: 10_000))
    if case .fault = reader.next() {} else { Issue.record("no fault") }
    reader.append(Self.frame("{}").utf8)
    #expect(reader.next() == Self.message("{}"))
  }
}
