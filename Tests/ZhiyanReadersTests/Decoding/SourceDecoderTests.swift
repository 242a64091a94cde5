import Testing

@testable import ZhiyanReaders

@Suite struct SourceDecoderTests {
  static let gbk: [UInt8] = [0xB6, 0xC0, 0xBC, 0xD2, 0xCC, 0xE1, 0xB9, 0xA9]  // 独家提供

  static func utf16(_ string: String, _ order: ReadError.ByteOrder) -> [UInt8] {
    string.utf16.flatMap { unit in
      let low = UInt8(unit & 0xFF)
      let high = UInt8(unit >> 8)
      return order == .little ? [low, high] : [high, low]
    }
  }

  @Test(arguments: ["", "a", "独家", "\u{FEFF}独家😀\r\n", String(repeating: "独家 abc，é😀", count: 50)])
  func keepsUTF8(_ string: String) throws {
    let bytes = ContiguousArray(string.utf8)
    #expect(try SourceDecoder.decode(bytes) == bytes)
  }

  @Test func doesNotCopyUTF8() throws {
    let bytes = ContiguousArray(String(repeating: "独家", count: 100).utf8)
    let decoded = try SourceDecoder.decode(bytes)
    let addresses = [bytes, decoded].map { $0.withUnsafeBufferPointer { $0.baseAddress } }
    #expect(addresses[0] == addresses[1])
  }

  @Test(arguments: [ReadError.ByteOrder.little, .big])
  func transcodesUTF16(order: ReadError.ByteOrder) throws {
    let string = "\u{FEFF}独家 é a😀\u{10FFFF}\n"
    #expect(try SourceDecoder.decode(ContiguousArray(Self.utf16(string, order))) == ContiguousArray(string.utf8))
  }

  @Test(
    arguments: [
      (
        Array("甲乙丙\n丁a".utf8) + [0xFF] + Array("戊".utf8),
        "not valid UTF-8: FF at line 2, byte column 5 (offset 14); most of the rest is UTF-8, so the file may be cut or "
          + "damaged; mend it there",
        "不是有效的 UTF-8:第 2 行第 5 字节(偏移 14)处是 FF;其余多为有效的 UTF-8,文件可能被截断或损坏;请修正此处"
      ),
      (
        Array("\u{FEFF}甲乙".utf8) + [0xE7, 0x8B],
        "not valid UTF-8: E7 8B at line 1, byte column 7 (offset 9); most of the rest is UTF-8, so the file may be cut or "
          + "damaged; mend it there",
        "不是有效的 UTF-8:第 1 行第 7 字节(偏移 9)处是 E7 8B;其余多为有效的 UTF-8,文件可能被截断或损坏;请修正此处"
      ),
      (
        Array("Hi,\r\n".utf8) + gbk,
        "not valid UTF-8: B6 at line 2, byte column 1 (offset 5); looks like GB18030 (GBK); convert it: "
          + "iconv -f GB18030 -t UTF-8, or write encoding: gb18030 for it in .zhiyan.yaml",
        "不是有效的 UTF-8:第 2 行第 1 字节(偏移 5)处是 B6;像是 GB18030(GBK);请转换:iconv -f GB18030 -t UTF-8,"
          + "或在 .zhiyan.yaml 里为它写 encoding: gb18030"
      ),
      (
        Array("caf".utf8) + [0xE9, 0x0D, 0x20, 0xE8],
        "not valid UTF-8: E9 at line 1, byte column 4 (offset 3); convert it to UTF-8: iconv -f ENCODING -t UTF-8, "
          + "or name its encoding: in .zhiyan.yaml",
        "不是有效的 UTF-8:第 1 行第 4 字节(偏移 3)处是 E9;请转换为 UTF-8:iconv -f 原编码 -t UTF-8,"
          + "或在 .zhiyan.yaml 里写明 encoding"
      ),
      (
        utf16("\u{FEFF}a\n独", .little) + [0x00, 0xD8] + utf16("家", .little),
        "unpaired UTF-16 surrogate: D800 at line 2, column 2 (offset 8); export the file again",
        "UTF-16 代理项不成对:第 2 行第 2 列(偏移 8)处是 D800;请从原文件重新导出"
      ),
      (
        utf16("\u{FEFF}独", .big) + [0xDC, 0x01],
        "unpaired UTF-16 surrogate: DC01 at line 1, column 2 (offset 4); export the file again",
        "UTF-16 代理项不成对:第 1 行第 2 列(偏移 4)处是 DC01;请从原文件重新导出"
      ),
      (
        utf16("\u{FEFF}独", .big) + [0xDC],
        "UTF-16 cut short: 5 bytes, an odd number; export the file again",
        "UTF-16 文件不完整:共 5 字节,不是偶数;请从原文件重新导出"
      ),
      (
        utf16("Hello 独家\n", .little),
        "looks like UTF-16LE without a byte-order mark; convert it: iconv -f UTF-16LE -t UTF-8, "
          + "or write encoding: utf-16le for it in .zhiyan.yaml",
        "像是没有字节顺序标记的 UTF-16LE;请转换:iconv -f UTF-16LE -t UTF-8,"
          + "或在 .zhiyan.yaml 里为它写 encoding: utf-16le"
      ),
      (
        utf16("Hello 独家\n", .big),
        "looks like UTF-16BE without a byte-order mark; convert it: iconv -f UTF-16BE -t UTF-8, "
          + "or write encoding: utf-16be for it in .zhiyan.yaml",
        "像是没有字节顺序标记的 UTF-16BE;请转换:iconv -f UTF-16BE -t UTF-8,"
          + "或在 .zhiyan.yaml 里为它写 encoding: utf-16be"
      ),
      (
        [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], "this is UTF-32; convert it: iconv -f UTF-32 -t UTF-8",
        "这是 UTF-32;请转换:iconv -f UTF-32 -t UTF-8"
      ),
      (
        Array("独家".utf8) + [0] + Array("abc".utf8), "binary, not text (NUL byte at offset 6)",
        "是二进制文件,不是文本(偏移 6 处是 NUL 字节)"
      ),
      (
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D], "binary, not text (NUL byte at offset 8)",
        "是二进制文件,不是文本(偏移 8 处是 NUL 字节)"
      ),
      (
        utf16("\u{FEFF}独\0", .little), "binary, not text (NUL byte at offset 4)", "是二进制文件,不是文本(偏移 4 处是 NUL 字节)"
      ),
    ] as [([UInt8], String, String)])
  func refuses(bytes: [UInt8], en: String, zh: String) {
    let error = #expect(throws: ReadError.self) { try SourceDecoder.decode(ContiguousArray(bytes)) }
    #expect(error?.description == en)
    #expect(error?.zh == zh)
  }

  @Test func refusesMoreThanPositionsCount() throws {
    try SourceDecoder.checkSize(Int(UInt32.max))
    let error = #expect(throws: ReadError.self) { try SourceDecoder.checkSize(1 << 32) }
    #expect(error?.description == "too large: 4294967296 bytes, the limit is 4294967295; split the file")
    #expect(error?.zh == "文件太大:4294967296 字节,上限是 4294967295;请拆分")
    #expect(ReadError.markdownParserFailed.description == "the Markdown parser ran out of memory; split the file")
    #expect(ReadError.markdownParserFailed.zh == "Markdown 解析器内存不足;请拆分文件")
  }
}
