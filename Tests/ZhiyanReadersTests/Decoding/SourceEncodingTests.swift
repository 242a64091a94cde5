import Testing
import ZhiyanReaders

@Suite struct SourceEncodingTests {
  @Test(arguments: ["", "a", "您好\r\n😀\u{FEFF}𠮷", "\u{FEFF}甲"])
  func goesThereAndBack(text: String) throws {
    let units = Array(text.utf16)
    let little: [UInt8] = [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big: [UInt8] = [0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), little, big] {
      let file = ContiguousArray(bytes)
      let text = try SourceDecoder.decode(file)
      #expect(SourceEncoding(of: file).encode(text) == file)
    }
  }
}
