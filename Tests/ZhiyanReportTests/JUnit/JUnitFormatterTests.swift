import Foundation
import Testing
import ZhiyanReport
import ZhiyanRules

@Suite struct JUnitFormatterTests {
  @Test func namesAreUniqueInAFileAndKeepWithoutLines() {
    let file = Fixture.marked("a.md", "⟦最佳⟧\n⟦最佳⟧⟦务必⟧", [(2, []), (2, []), (0, [])])
    let output = Fixture.output(
      .junit, Fixture.context(), files: [file], summary: Fixture.summary(of: [file]), errors: [])
    #expect(output.contains(#"<testsuite name="a.md" tests="3" failures="3" errors="0" skipped="0" time="0">"#))
    for name in ["law.absolute", "law.absolute 2", "order.reply-now"] {
      #expect(output.components(separatedBy: "<testcase name=\"\(name)\" ").count == 2)
    }
  }

  @Test func aCleanFileIsATestThatPassed() {
    let output = Fixture.hostileOutput(.junit, .zh)
    #expect(output.contains(#"<testcase name="zhiyan" classname="clean.md" file="clean.md" line="1" time="0"/>"#))
    #expect(output.contains(#"errors="1" skipped="0" time="0">"#))
  }
}
