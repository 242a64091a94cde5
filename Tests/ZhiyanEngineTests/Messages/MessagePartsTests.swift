import Testing
import ZhiyanRules
import ZhiyanTestSupport
import ZhiyanText

@testable import ZhiyanEngine

@Suite struct MessagePartsTests {
  private func read(_ text: String, _ channel: Channel?) -> MessageParts? {
    let document = Document(plain: ContiguousArray(text.utf8))
    return document.text.withUnsafeBufferPointer { MessageParts($0, document, on: channel) }
  }

  @Test(arguments: MessageCases.all.indices)
  func partsStandWhereTheyAreMarked(index: Int) throws {
    let (channel, marked) = MessageCases.all[index]
    for marked in [marked, marked.replacing("\n", with: "\r\n")] {
      let (text, wanted) = MessageCases.strip(marked)
      let parts = try #require(read(text, channel))
      for field in FieldCheck.Field.allCases where field != .body {
        let found = parts[field].ranges.filter { !$0.isEmpty }
        #expect(found == wanted[field].map { [$0] } ?? [], "\(field) of \(marked)")
      }
    }
  }

  @Test(arguments: [Channel?.none, .web, .slide, .poster])
  func whatIsSentToNobodyHasNone(channel: Channel?) {
    #expect(read("【云杉】王女士,您好", channel) == nil)
    for channel in Channel.allCases { #expect(read("", channel) == nil && read(" \n\n", channel) == nil) }
  }

  @Test func theBodyIsWhatIsLeft() throws {
    let text = "【云杉】王女士,您好!书到了。"
    let body = try #require(read(text, .sms)).body.ranges
    #expect(body.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) } == ["书到了。"])
    let mail = "王女士:\n书到了。\n祝好\n云杉书店\n退订请点这里"
    let ranges = try #require(read(mail, .email)).body.ranges
    #expect(ranges.map { String(decoding: Array(mail.utf8)[$0], as: UTF8.self) } == ["书到了。", "退订请点这里"])
  }

  @Test func partsLieInTheTextAndInOrderWhateverItIs() {
    let pieces = [
      "【", "】", "云", "王女士", "您好", ",", "：", "。", "\n", "\r\n", "\n\n", " ", "主题:", "Subject: ", "--", "——", "祝好", "此致",
      "谢谢", "退订",
      "138-0000-0000", "公司", "\u{200B}", "😀", "a", "1",
    ]
    for seed in UInt64(1)...500 {
      var random = SeededGenerator(seed: seed)
      let text = random.text(of: pieces, count: 0...14)
      for channel in Channel.allCases {
        guard let parts = read(text, channel) else { continue }
        for field in FieldCheck.Field.allCases {
          let part = parts[field]
          #expect((0...text.utf8.count).contains(part.place), "seed \(seed) \(field)")
          for range in part.ranges {
            #expect(range.lowerBound >= 0 && range.upperBound <= text.utf8.count, "seed \(seed) \(field)")
            #expect(String(validating: Array(text.utf8)[range], as: UTF8.self) != nil, "seed \(seed) \(field)")
          }
        }
        let order = [parts.opening, parts.closing].flatMap(\.ranges)
        #expect(zip(order, order.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound }, "seed \(seed)")
      }
    }
  }
}
