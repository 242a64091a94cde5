extension ReadError: CustomStringConvertible {
  /// What is wrong and what to do, in English, without a full stop.
  public var description: String { en }

  /// What is wrong and what to do, in Chinese, without a full stop.
  public var zh: String {
    switch self {
    case .invalidUTF8(let place, let bytes, let guess):
      "不是有效的 UTF-8:第 \(place.line) 行第 \(place.column) 字节(偏移 \(place.offset))处是 \(Self.hex(bytes));\(Self.zh(guess))"
    case .loneSurrogate(let place, let unit):
      "UTF-16 代理项不成对:第 \(place.line) 行第 \(place.column) 列(偏移 \(place.offset))处是 \(Self.hex(unit));请从原文件重新导出"
    case .truncatedUTF16(let byteCount):
      "UTF-16 文件不完整:共 \(byteCount) 字节,不是偶数;请从原文件重新导出"
    case .utf16WithoutMark(let order):
      "像是没有字节顺序标记的 UTF-16\(order.rawValue);请转换:iconv -f UTF-16\(order.rawValue) -t UTF-8,或在 .zhiyan.yaml 里为它写 encoding: \(order.encoding)"
    case .utf32:
      "这是 UTF-32;请转换:iconv -f UTF-32 -t UTF-8"
    case .undecodable(let encoding, let place, let bytes):
      "不是有效的 \(encoding.rawValue):第 \(place.line) 行第 \(place.column) 字节(偏移 \(place.offset))处是 \(Self.hex(bytes));"
        + "请修正此处,或改 .zhiyan.yaml 里的 encoding"
    case .utf8Instead(let encoding):
      "是 UTF-8,而 .zhiyan.yaml 里写的是 encoding: \(encoding.rawValue);请让它不适用于这个文件"
    case .converterMissing(let encoding):
      "这里的 ICU 不认识 \(encoding.rawValue);请转换为 UTF-8"
    case .binary(let offset):
      "是二进制文件,不是文本(偏移 \(offset) 处是 NUL 字节)"
    case .tooLarge(let byteCount):
      "文件太大:\(byteCount) 字节,上限是 \(SourceDecoder.maximumByteCount);请拆分"
    case .markdownParserFailed:
      "Markdown 解析器内存不足;请拆分文件"
    }
  }

  /// What is wrong and what to do, in English, without a full stop.
  public var en: String {
    switch self {
    case .invalidUTF8(let place, let bytes, let guess):
      "not valid UTF-8: \(Self.hex(bytes)) at line \(place.line), byte column \(place.column) (offset \(place.offset)); "
        + Self.en(guess)
    case .loneSurrogate(let place, let unit):
      "unpaired UTF-16 surrogate: \(Self.hex(unit)) at line \(place.line), column \(place.column) "
        + "(offset \(place.offset)); export the file again"
    case .truncatedUTF16(let byteCount):
      "UTF-16 cut short: \(byteCount) bytes, an odd number; export the file again"
    case .utf16WithoutMark(let order):
      "looks like UTF-16\(order.rawValue) without a byte-order mark; convert it: "
        + "iconv -f UTF-16\(order.rawValue) -t UTF-8, or write encoding: \(order.encoding) for it in .zhiyan.yaml"
    case .utf32:
      "this is UTF-32; convert it: iconv -f UTF-32 -t UTF-8"
    case .undecodable(let encoding, let place, let bytes):
      "not valid \(encoding.rawValue): \(Self.hex(bytes)) at line \(place.line), byte column \(place.column) "
        + "(offset \(place.offset)); mend it there, or change encoding: in .zhiyan.yaml"
    case .utf8Instead(let encoding):
      "is UTF-8, but .zhiyan.yaml says encoding: \(encoding.rawValue); let that not apply to this file"
    case .converterMissing(let encoding):
      "this ICU does not know \(encoding.rawValue); convert the file to UTF-8"
    case .binary(let offset):
      "binary, not text (NUL byte at offset \(offset))"
    case .tooLarge(let byteCount):
      "too large: \(byteCount) bytes, the limit is \(SourceDecoder.maximumByteCount); split the file"
    case .markdownParserFailed:
      "the Markdown parser ran out of memory; split the file"
    }
  }

  private static func zh(_ guess: Guess) -> String {
    switch guess {
    case .gb18030: "像是 GB18030(GBK);请转换:iconv -f GB18030 -t UTF-8,或在 .zhiyan.yaml 里为它写 encoding: gb18030"
    case .damagedUTF8: "其余多为有效的 UTF-8,文件可能被截断或损坏;请修正此处"
    case .unknown: "请转换为 UTF-8:iconv -f 原编码 -t UTF-8,或在 .zhiyan.yaml 里写明 encoding"
    }
  }

  private static func en(_ guess: Guess) -> String {
    switch guess {
    case .gb18030:
      "looks like GB18030 (GBK); convert it: iconv -f GB18030 -t UTF-8, or write "
        + "encoding: gb18030 for it in .zhiyan.yaml"
    case .damagedUTF8: "most of the rest is UTF-8, so the file may be cut or damaged; mend it there"
    case .unknown: "convert it to UTF-8: iconv -f ENCODING -t UTF-8, or name its encoding: in .zhiyan.yaml"
    }
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { byte in
      let digits = String(byte, radix: 16, uppercase: true)
      return digits.utf8.count < 2 ? "0" + digits : digits
    }.joined(separator: " ")
  }

  private static func hex(_ unit: UInt16) -> String {
    hex([UInt8(unit >> 8), UInt8(unit & 0xFF)]).split(separator: " ").joined()
  }
}

extension ReadError.ByteOrder {
  /// As it is declared in a configuration.
  fileprivate var encoding: String {
    switch self {
    case .little: TextEncoding.utf16le.rawValue
    case .big: TextEncoding.utf16be.rawValue
    }
  }
}
