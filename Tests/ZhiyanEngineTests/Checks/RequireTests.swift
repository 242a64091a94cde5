import Testing
import ZhiyanEngine
import ZhiyanText

@Suite struct RequireTests {
  private func bench(_ scope: String) -> RuleBench {
    RuleBench(
      "  - {id: one, check: require, level: warning, message: m, when: [会议], need: [<@time>], within: \(scope)}")
  }

  /// Two paragraphs as a reader gives them.
  private func document(_ first: String, _ second: String) -> Document {
    let bytes = ContiguousArray((first + "\n" + second + "\n").utf8)
    let middle = first.utf8.count
    return Document(
      source: bytes, text: bytes, map: .identity,
      blocks: [
        Block(kind: .paragraph, range: TextRange(0, middle)),
        Block(kind: .paragraph, range: TextRange(middle + 1, bytes.count - 1)),
      ])
  }

  @Test(arguments: [
    ("下午 3 点开会议", 0), ("明天有会议", 1), ("明天有会议。下午 3 点", 1), ("会议 15:30,请到", 0), ("会议。会议 9:00", 1),
  ])
  func withinASentence(text: String, count: Int) {
    #expect(bench("sentence").found(text).count == count)
  }

  @Test func withinAParagraph() {
    let bench = bench("paragraph")
    #expect(bench.result(document("明天有会议。下午 3 点。", "谢谢")).findings.isEmpty)
    #expect(bench.result(document("明天有会议。", "下午 3 点。")).findings.map(\.match) == ["会议"])
    #expect(bench.result(document("下午 3 点。", "明天有会议,会议。")).findings.map(\.match) == ["会议", "会议"])
  }

  @Test func withinAMessage() {
    let bench = bench("message")
    #expect(bench.result(document("明天有会议。", "下午 3 点。")).findings.isEmpty)
    #expect(bench.result(document("明天有会议。", "谢谢")).findings.map(\.match) == ["会议"])
  }

  @Test func oneLinterAnswersForEachDocumentAnew() {
    let bench = bench("message")
    #expect(bench.found("会议在 9:00").isEmpty)
    #expect(bench.found("会议在晚些") == ["会议"])
  }
}
