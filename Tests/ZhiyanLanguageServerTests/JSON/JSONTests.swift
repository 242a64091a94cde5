import Foundation
import Testing
import ZhiyanTestSupport

@testable import ZhiyanLanguageServer

@Suite struct JSONTests {
  @Test func comesBackAsItWentOut() throws {
    for seed in UInt64(0)..<300 {
      var random = SeededGenerator(seed: seed)
      let value = Self.value(&random, depth: 0)
      #expect(try JSONParser.parse(value.bytes) == value, "seed \(seed)")
      let twin = try JSONSerialization.jsonObject(with: Data(value.bytes), options: .fragmentsAllowed)
      let written = try JSONSerialization.data(withJSONObject: twin, options: .fragmentsAllowed)
      #expect(try JSONParser.parse(written) == value, "seed \(seed)")
    }
  }

  private static func value(_ random: inout SeededGenerator, depth: Int) -> JSON {
    let text = { (random: inout SeededGenerator) in
      random.text(of: ["a", "文", "😀", "\"", "\\", "\n", "\u{1}", "\u{7F}", "/", "\u{2028}"], count: 0...8)
    }
    switch random.pick(depth > 4 ? 4 : 6) {
    case 0: return .null
    case 1: return .bool(random.pick(2) == 0)
    case 2: return .int(random.pick(1 << 40) - 1 << 39)
    case 3: return .string(text(&random))
    case 4: return .array((0..<random.pick(4)).map { _ in value(&random, depth: depth + 1) })
    default:
      var members: [String: JSON] = [:]
      for _ in 0..<random.pick(4) { members[text(&random)] = value(&random, depth: depth + 1) }
      return .object(members)
    }
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\":}", "nul", "01", "1.", "-", "\"\u{1}\"", #""\x""#, #""\u12""#, "[] []", "\"", "+1", "1e",
    "{a:1}", "1e999",
  ])
  func refuses(text: String) { #expect(throws: JSONError.self) { try JSONParser.parse(text.utf8) } }

  @Test func refusesWhatIsTooDeep() {
    let text = String(repeating: "[", count: 100_000)
    #expect(throws: JSONError.self) { try JSONParser.parse(text.utf8) }
  }

  @Test func halfOfAPairBecomesOneUnit() throws {
    #expect(try JSONParser.parse(#""a\ud83db""#.utf8) == "a\u{FFFD}b")
    #expect(try JSONParser.parse(#""\ud83d\ude00""#.utf8) == "😀")
    #expect(try JSONParser.parse(#""\ude00\ud83d\u0041""#.utf8) == "\u{FFFD}\u{FFFD}A")
  }
}
