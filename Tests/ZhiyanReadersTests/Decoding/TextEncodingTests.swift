import Testing
import ZhiyanReaders
import ZhiyanTestSupport

@Suite struct TextEncodingTests {
  private static let chinese: [TextEncoding] = [.gb18030, .gbk, .big5, .big5hkscs]

  private func bytes(_ text: String) -> ContiguousArray<UInt8> { ContiguousArray(text.utf8) }

  private func text(_ bytes: ContiguousArray<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  /// Characters as the standards' own tables have them.
  @Test(
    arguments: [
      (.gbk, "中文A", [0xD6, 0xD0, 0xCE, 0xC4, 0x41]), (.gbk, "€镕", [0x80, 0xE9, 0x46]),
      (.gb18030, "中€𠀀", [0xD6, 0xD0, 0xA2, 0xE3, 0x95, 0x32, 0x82, 0x36]), (.gb18030, "é", [0xA8, 0xA6]),
      (.big5, "中文功\n", [0xA4, 0xA4, 0xA4, 0xE5, 0xA5, 0x5C, 0x0A]), (.big5hkscs, "嘅", [0x9D, 0xEF]),
      (.utf16le, "中a", [0x2D, 0x4E, 0x61, 0x00]), (.utf16be, "😀", [0xD8, 0x3D, 0xDE, 0x00]),
      (.utf8, "中", [0xE4, 0xB8, 0xAD]),
    ] as [(TextEncoding, String, [UInt8])])
  func knowsItsCharacters(encoding: TextEncoding, words: String, encoded: [UInt8]) throws {
    #expect(try Array(encoding.encode(bytes(words))) == encoded)
    #expect(try text(encoding.decode(ContiguousArray(encoded))) == words)
  }

  @Test(arguments: TextEncoding.allCases) func theEmptyFileIsEmpty(encoding: TextEncoding) throws {
    #expect(try encoding.decode([]).isEmpty)
    #expect(try encoding.encode([]).isEmpty)
  }

  /// Pieces end with lines; a line longer than a piece, and lines around its limit, come through whole.
  @Test(arguments: chinese) func longTextsComeThrough(encoding: TextEncoding) throws {
    let line = String(repeating: "中文字符", count: 40_000)
    let whole = line + "\n" + String(repeating: "一行\r\n", count: 60_000) + line
    #expect(try text(encoding.decode(encoding.encode(bytes(whole)))) == whole)
  }

  @Test(arguments: TextEncoding.allCases, [UInt64.random(in: .min ... .max)])
  func whatIsWrittenReadsTheSame(encoding: TextEncoding, seed: UInt64) throws {
    print("TextEncodingTests \(encoding) seed: \(seed)")
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let words = generator.text(of: ["中", "文", "功", "碧", "a", "\n", "\r\n", " ", ",", "。", "A1"], count: 0...40)
      let encoded = try encoding.encode(bytes(words))
      // UTF-16 that happens to be all ASCII bytes is refused, see below.
      if let decoded = try? encoding.decode(encoded) {
        #expect(text(decoded) == words)
      } else {
        #expect(encoded.count > 8)
      }
    }
  }

  /// An error is where the longest good beginning ends; asked byte by byte, which is the slow twin.
  @Test(arguments: chinese, [UInt64.random(in: .min ... .max)])
  func faultsAreWhereTheGoodBeginningEnds(encoding: TextEncoding, seed: UInt64) throws {
    print("TextEncodingTests \(encoding) seed: \(seed)")
    var generator = SeededGenerator(seed: seed)
    var faults = 0
    for _ in 0..<500 {
      let good = try encoding.encode(bytes(generator.text(of: ["中", "文", "x", "\n"], count: 0...12)))
      let noise = (0..<4).map { _ in UInt8.random(in: 1...255, using: &generator) }
      let file = good + noise
      do throws(ReadError) {
        _ = try encoding.decode(file)
      } catch {
        guard case .undecodable(_, let place, let wrong) = error else {
          #expect(
            error == .utf8Instead(of: encoding) || file.starts(with: [0xFF, 0xFE]) || file.starts(with: [0xFE, 0xFF]))
          continue
        }
        faults += 1
        #expect(place.offset >= good.count, "seed \(seed): \(Array(file))")
        #expect(Array(file[place.offset..<place.offset + wrong.count]) == wrong)
        #expect(place.line == 1 + file[..<place.offset].count { $0 == 0x0A || $0 == 0x0D } || file.contains(0x0D))
        let beginning = ContiguousArray(file[..<place.offset])
        #expect((try? encoding.decode(beginning)) != nil, "seed \(seed): \(Array(file)) at \(place.offset)")
      }
    }
    print("TextEncodingTests: \(faults) faults")
    #expect(encoding == .gb18030 || faults > 20)
  }

  @Test func aFaultHasItsPlace() {
    let file: ContiguousArray<UInt8> = [0xD6, 0xD0, 0x0D, 0x0A, 0x41, 0xD6]
    #expect(
      throws: ReadError.undecodable(.gbk, place: .init(offset: 5, line: 2, column: 2), bytes: [0xD6])
    ) { try TextEncoding.gbk.decode(file) }
  }

  @Test(arguments: [
    (TextEncoding.gbk, 0xFF as UInt8), (.big5, 0xFF), (.big5, 0x80), (.gb18030, 0x80), (.big5hkscs, 0x80),
  ])
  func strayBytesAreFaults(encoding: TextEncoding, byte: UInt8) {
    #expect(throws: ReadError.undecodable(encoding, place: .init(offset: 1, line: 1, column: 2), bytes: [byte])) {
      try encoding.decode([0x41, byte, 0x41])
    }
  }

  @Test func theFirstCharacterThatIsMissingIsNamed() {
    #expect(throws: EncodeError.unmappable("😀", offset: 4, .gbk)) { try TextEncoding.gbk.encode(bytes("中\n😀文")) }
    #expect(throws: EncodeError.unmappable("简", offset: 0, .big5)) { try TextEncoding.big5.encode(bytes("简")) }
  }

  @Test(arguments: chinese + [.utf16le, .utf16be])
  func aFileThatIsUTF8IsNotReadAsSomethingElse(encoding: TextEncoding) {
    #expect(throws: ReadError.utf8Instead(of: encoding)) { try encoding.decode(bytes("立即抢购,数量有限")) }
  }

  @Test func aMarkBeatsTheDeclaration() throws {
    #expect(try text(TextEncoding.gbk.decode(bytes("\u{FEFF}中文"))) == "\u{FEFF}中文")
    #expect(try text(TextEncoding.utf16le.decode([0xFE, 0xFF, 0x4E, 0x2D])) == "\u{FEFF}中")
    #expect(try text(TextEncoding.big5.decode([0xFF, 0xFE, 0x2D, 0x4E])) == "\u{FEFF}中")
  }

  @Test func placesCountWithoutAMark() {
    let file: ContiguousArray<UInt8> = [0x0A, 0x00, 0x00, 0xD8, 0x41, 0x00]
    #expect(throws: ReadError.loneSurrogate(place: .init(offset: 2, line: 2, column: 1), unit: 0xD800)) {
      try TextEncoding.utf16le.decode(file)
    }
  }

  @Test func binaryFilesStayBinary() {
    #expect(throws: ReadError.binary(offset: 1)) { try TextEncoding.gbk.decode([0x41, 0x00, 0x42]) }
  }

  @Test(arguments: ["", "a", "您好\r\n😀\u{FEFF}𠮷", "\u{FEFF}甲"])
  func whatIsReadWithAMarkIsWrittenAsItWas(text: String) throws {
    let units = Array(text.utf16)
    let little: [UInt8] = [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big: [UInt8] = [0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let marked = [[0xEF, 0xBB, 0xBF] + Array(text.utf8), little, big].map { (ContiguousArray($0), TextEncoding.gbk) }
    for (file, declared) in marked + [(ContiguousArray(text.utf8), .utf8)] {
      let text = try SourceDecoder.decode(file)
      #expect(try SourceDecoder.encoding(of: file, declared: declared).encode(text) == file)
      #expect(try SourceDecoder.encoding(of: file, declared: nil).encode(text) == file)
    }
  }
}
