import Testing
import ZhiyanEngine
import ZhiyanText

@Suite struct LengthTests {
  private func bench(_ measure: String, _ max: Int, more: String = "") -> RuleBench {
    RuleBench("  - {id: one, check: length, level: suggestion, message: '{count}', of: \(measure), max: \(max)\(more)}")
  }

  @Test(arguments: [
    (3, ""), (3, "一二三。"), (3, "⟦一二三四。⟧"), (3, "一二三。一二三。"), (3, "一二三!⟦“一二,三四!”⟧一"), (3, "one two three"),
    (3, "⟦one two three four⟧"), (3, "访问 example.com/a-b"), (3, "⟦访问一 3.5 元⟧"), (3, "一二三\n四五六"),
    (3, "  ⟦一二三四⟧  \n"), (3, "!!!!!"), (3, "😀😀😀😀一"),
  ])
  func ofSentences(max: Int, marked: String) {
    bench("sentence", max).check(marked)
  }

  @Test(arguments: [
    (3, ""), (3, "一二三,四五六,七八九。"), (3, "一二,⟦三四五六⟧,七。"), (3, "一二——三四"), (3, "⟦一二“三四”⟧;五"), (3, "⟦一二三四⟧。⟦五六七八⟧"),
  ])
  func ofRunsWithoutPause(max: Int, marked: String) {
    bench("clause", max).check(marked)
  }

  @Test(arguments: [
    (3, ""), (3, "一二三"), (3, "一二三⟦四五⟧"), (3, "一二三\n"), (3, "\n一二三⟦四⟧\n\n"), (3, "一😀"), (3, "一二⟦😀⟧"), (3, "一\r\n二⟦三⟧"),
    (3, "一\n二⟦\n三⟧"),
  ])
  func ofMessages(max: Int, marked: String) {
    bench("message", max).check(marked)
  }

  @Test(arguments: [
    (1, 70, 0, 0), (1, 71, 70, 2), (1, 134, 70, 2), (1, 135, 70, 3), (2, 134, 0, 0), (2, 135, 134, 3), (3, 202, 201, 4),
  ])
  func ofShortMessages(max: Int, length: Int, start: Int, segments: Int) {
    let findings = bench("segments", max).result(String(repeating: "短", count: length)).findings
    #expect(findings.map(\.textRange) == (segments == 0 ? [] : [TextRange(start * 3, length * 3)]))
    #expect(findings.map(\.values.count) == (segments == 0 ? [] : [segments]))
  }

  @Test func aCharacterOfTwoUnitsIsInOneSegment() {
    // 66 units and an emoji: the segment ends before it, so 134 units need three segments.
    let text = String(repeating: "短", count: 66) + "😀" + String(repeating: "短", count: 66)
    #expect(bench("segments", 1).result(text).findings.map(\.values.count) == [3])
  }

  @Test func conditionsCount() {
    #expect(bench("message", 3, more: ", when: [会议]").found("一二三四").isEmpty)
    #expect(bench("message", 3, more: ", when: [会议]").found("开会议了吗") == ["了吗"])
    #expect(bench("message", 3, more: ", unless: {anywhere: [会议]}").found("开会议了吗").isEmpty)
    #expect(bench("sentence", 3, more: ", longer-than: 4").found("一二三四").isEmpty)
    #expect(bench("sentence", 3, more: ", longer-than: 4").found("一二三 四五").count == 1)
  }

  @Test func theNumberIsCarried() {
    #expect(bench("sentence", 3).result("一二 ok 三。").findings.map(\.values.count) == [4])
    #expect(bench("message", 3).result("一二😀三").findings.map(\.values.count) == [5])
  }
}
