import Testing
import ZhiyanReaders
import ZhiyanTestSupport
import ZhiyanText

@Suite struct PlaceholderFormTests {
  private func document(_ text: String, _ forms: [String], format: InputFormat = .text) throws -> Document {
    try Readers.read(
      ContiguousArray(text.utf8), format: format, placeholders: forms.map { try #require(PlaceholderForm($0)) })
  }

  @Test(arguments: ["", "*", "{{*", "*}}", "{{}}", "{*,*}", "{{ * }}", "a"]) func aFormHasOneStarBetweenSigns(
    text: String
  ) {
    #expect(PlaceholderForm(text) == nil)
  }

  @Test(
    arguments: [
      ("您好{{姓名}},请看", ["{{*}}"], ["{{姓名}}"]), ("{{{a}}}和{{b}}", ["{{*}}", "{{{*}}}"], ["{{{a}}}", "{{b}}"]),
      ("#姓名#您好,#金额#元", ["#*#"], ["#姓名#", "#金额#"]), ("第 #1 和 #2 单", ["#*#"], []),
      ("【姓名】先生", ["【*】"], ["【姓名】"]), ("<%= a %>x<% b %>", ["<%*%>"], ["<%= a %>", "<% b %>"]),
      ("{{}}和{{\n}}", ["{{*}}"], []), ("«名»x", ["«*»"], ["«名»"]), ("没有", ["{{*}}"], []),
      ("{{a", ["{{*}}"], []), ("{a}", ["{*}"], ["{a}"]),
    ] as [(String, [String], [String])])
  func findsThem(text: String, forms: [String], found: [String]) throws {
    let document = try document(text, forms)
    #expect(document.placeholders.map { document.string($0) } == found)
    #expect(document.string(TextRange(0, document.text.count)) == text)
    #expect(String(validating: document.text, as: UTF8.self) != nil)
  }

  @Test func theSourceStaysAsItIs() throws {
    let text = "# 您好 {{ user.*name* }}\n"
    let document = try document(text, ["{{*}}"], format: .markdown)
    #expect(String(decoding: document.source, as: UTF8.self) == text)
    #expect(document.placeholders.map { document.string(document.map.source(of: $0)) } == ["{{ user.*name* }}"])
  }

  @Test(arguments: [UInt64.random(in: .min ... .max)]) func nothingElseChanges(seed: UInt64) throws {
    print("PlaceholderFormTests seed: \(seed)")
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2000 {
      let text = generator.text(
        of: ["{{", "}}", "{", "}", "#", "【", "】", "«", "»", "好", "a", " ", "\n", "😀"], count: 0...14)
      let document = try document(text, ["{{*}}", "#*#", "【*】", "«*»", "{*}"])
      #expect(document.text.count == document.source.count)
      #expect(String(validating: document.text, as: UTF8.self) != nil, "seed \(seed): \(text)")
      var inside = Array(repeating: false, count: document.text.count)
      for range in document.placeholders { for at in range.indices { inside[at] = true } }
      for (at, byte) in document.text.enumerated() where !inside[at] { #expect(byte == document.source[at]) }
      for range in document.placeholders {
        let first = document.text[Int(range.start)]
        #expect(first == 0x7B || first == 0xEF)
        #expect(!document.string(range).contains("\n"))
      }
    }
  }
}
