import Testing
import ZhiyanRules
import ZhiyanText

@Suite struct YAMLAcceptanceTests {
  static let documents: [String] = [
    "", "\n# only a comment\n", "a", "---\na: b\n", "a: b", "键: 值\r\n另: 一\r\n", "\u{FEFF}a: b\n", "a:\nb: ~\nc: null\n",
    "- (立即|马上|速)<buy>\n- 错过{0,4}再等一年\n- 最后<@number>天\n- ⟦立即抢购⟧,⟦错过今天再等一年⟧!\n",
    "near: [<@date>, <@deadline>]\n", "zh: “{match}”在催促读者,而没有给出理由\n", "title: {zh: 催促立即行动, en: Pressing for action}\n",
    "message:\n  zh: 甲\n  en: b c\nadvice:\n    zh: x\n", "- k: v\n  l: w\n- - x\n  - w\n-\n- - - z\n",
    "a:\n- b\n- c\nd: e\n",
    "a: 'it''s'\nb: \"x\\ty\\u4f60\\U0001F600\\x41\\/\\\\\\\"\"\n", "a: \"one\n  two\n\n  three \\\n  four\"\n",
    "a: 'one\n  two\n\n  three'\n",
    "a: |\n  one\n   two\n\n  three\n\nb: >\n  one\n  two\n\n  three\n   four\n  five\n",
    "a: |-\n  x\n\nb: |+\n  y\n\nc: z\n",
    "a: |2\n   x\n  y\nb: >1-\n  z\n", "a: |\r\n  x\r\n  y\r\n", "- |\n  x\n- >\n  y\n", "a: |\nb: >+\n\nc: |-\n",
    "a: [b, 'c', \"d\", [e], {f: g}, ]\nb: {}\nc: []\n", "a: [\n  b, # c\n\n  d\n  ]\n", "a: {b: , c: d}\n",
    "a: -1\nb: 0.5\nc: 1.5e+3\nd: 0x1F\n",
    "a: true\nb: FALSE\nc: 12\nd: +3\n", "a: http://x.cn/?a=b#c\nb: a:b\nc: a#b\nd: -x\n",
    "a: b # c\n# d\n  # e\nf: g\n", "a : b\n\"c\" : d\n",
    "a: [http://x.cn, 50%, a?, it's]\n", "a:\n  |\n  b\n", "a:\n  [b]\nc:\n  'd'\n",
    "\"a\": {\"b\": [1, true, null, 1.5, \"x\"]}\n",
  ]

  @Test(arguments: documents) func readsAsYamsReadsIt(_ text: String) {
    let bytes = ContiguousArray(text.utf8)
    let (node, issues) = YAMLParser.parse(bytes)
    #expect(issues.isEmpty)
    #expect(node.map(YAMLTwin.describe) == YAMLTwin.reading(bytes))
  }

  @Test(arguments: documents) func everyByteOfAScalarHasItsPlace(_ text: String) {
    let bytes = ContiguousArray(text.utf8)
    if let node = YAMLParser.parse(bytes).node { checkPlaces(node, bytes) }
  }

  private func checkPlaces(_ node: YAMLNode, _ bytes: ContiguousArray<UInt8>) {
    switch node.content {
    case .sequence(let items):
      for item in items { checkPlaces(item, bytes) }
    case .mapping(let entries):
      for entry in entries {
        checkPlaces(entry.key, bytes)
        checkPlaces(entry.value, bytes)
      }
    case .scalar(let scalar):
      for (offset, byte) in scalar.text.utf8.enumerated() {
        let place = scalar.source(of: offset..<offset + 1)
        #expect(node.range.contains(place) || byte == 0x0A)
        // What is no escape and no fold is the same byte in the file.
        if place.count == 1 { #expect(bytes[Int(place.start)] == byte || byte == 0x20 || byte == 0x0A) }
      }
    }
  }

  @Test func offsetsInScalarsPointIntoTheFile() throws {
    let text = "a: 甲乙\nb: \"x\\u4f60好\"\nc: |\n  一\n  二\nd: 'it''s'\n"
    let entries = try #require(YAMLParser.parse(ContiguousArray(text.utf8)).node?.entries)
    let bytes = Array(text.utf8)
    for (index, offset, expected) in [(0, 3, "乙"), (1, 1, "\\u4f60"), (1, 4, "好"), (2, 4, "二"), (3, 3, "s'")] {
      let scalar = try #require(entries[index].value.scalar)
      let place = scalar.sourceOffset(of: offset)
      #expect(String(decoding: bytes[place..<place + expected.utf8.count], as: UTF8.self) == expected)
    }
    #expect(entries[1].value.scalar?.source(of: 1..<4) == SourceRange(15, 21))
  }

  @Test func valuesHaveTheirRange() throws {
    let text = "键: [一, 'b']\n"
    let root = try #require(YAMLParser.parse(ContiguousArray(text.utf8)).node)
    #expect(root.range == SourceRange(0, 15))
    let items = try #require(root["键"]?.items)
    #expect(items.map(\.range) == [SourceRange(6, 9), SourceRange(11, 14)])
  }

  @Test func numbersAndTruthsHaveTheirValue() throws {
    let root = try #require(YAMLParser.parse(ContiguousArray("a: 0x1F\nb: +3\nc: -1.5\nd: True\ne: no1\n".utf8)).node)
    #expect(root["a"]?.scalar?.integer == 31)
    #expect(root["b"]?.scalar?.integer == 3)
    #expect(root["c"]?.scalar?.number == -1.5)
    #expect(root["d"]?.scalar?.boolean == true)
    #expect(root["e"]?.string == "no1")
  }
}
