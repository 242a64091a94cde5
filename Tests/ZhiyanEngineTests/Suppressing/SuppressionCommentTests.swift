import Testing
import ZhiyanText

@testable import ZhiyanEngine

@Suite struct SuppressionCommentTests {
  private func read(_ text: String) -> SuppressionComment? {
    SuppressionComment(SourceRange(0, text.utf8.count), in: ContiguousArray(text.utf8))
  }

  @Test(arguments: [
    (" zhiyan:ignore-next hype.act-now: 活动页 ", SuppressionComment.Scope.next, ["hype.act-now"], "活动页"),
    ("zhiyan:ignore-line a.b", .line, ["a.b"], ""),
    ("zhiyan：ignore-file a.b，c.d、e.f：理由:有冒号", .file, ["a.b", "c.d", "e.f"], "理由:有冒号"),
    ("zhiyan: ignore-start a.b c.d :x", .start, ["a.b", "c.d"], "x"),
    ("zhiyan:ignore-end", .end, [], ""),
    ("zhiyan:ignore-next\n  a.b:\n  两行\n", .next, ["a.b"], "两行"),
    ("zhiyan:ignore-next", .next, [], ""),
    ("zhiyan:ignore-next: 忘了规则", .next, [], "忘了规则"),
  ])
  func formsAreRead(text: String, scope: SuppressionComment.Scope, rules: [String], reason: String) throws {
    let said = try #require(read(text))
    #expect(said.scope == scope)
    #expect(said.rules.map(\.id) == rules)
    #expect(said.reason == reason)
    for name in said.rules {
      #expect(String(decoding: Array(text.utf8)[name.range.indices], as: UTF8.self) == name.id)
    }
  }

  @Test(arguments: ["", " ", "直言:ignore-next a.b", "zhiyan is a tool", "TODO zhiyan:ignore-next a.b", "zhiya"])
  func otherCommentsAreNone(text: String) { #expect(read(text) == nil) }

  @Test(arguments: [
    "zhiyan:ignore", "zhiyan:", "zhiyan:ignore-nxt a.b", "zhiyan:IGNORE-NEXT a.b", "zhiyan ignore-next a.b: x",
    "ZHIYAN:ignore-next a.b",
  ])
  func unknownFormsAreKept(text: String) throws { #expect(try #require(read(text)).scope == nil) }
}
