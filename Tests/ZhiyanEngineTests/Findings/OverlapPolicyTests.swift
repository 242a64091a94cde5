import Testing
import ZhiyanRules
import ZhiyanText

@testable import ZhiyanEngine

@Suite struct OverlapPolicyTests {
  private func hit(_ rule: Int32, _ range: Range<UInt32>) -> Hit {
    Hit(rule: rule, pattern: 0, rewrite: -1, start: range.lowerBound, end: range.upperBound)
  }

  private func kept(_ levels: [Level], _ hits: [Hit]) -> [Int32] {
    OverlapPolicy(levels: levels).resolve(hits).map(\.rule)
  }

  @Test func theMostSeriousStays() {
    #expect(kept([.warning, .error], [hit(0, 0..<9), hit(1, 3..<6)]) == [1])
    #expect(kept([.suggestion, .warning], [hit(0, 0..<9), hit(1, 8..<12)]) == [1])
  }

  @Test func thenTheLongest() {
    #expect(kept([.warning, .warning], [hit(0, 0..<6), hit(1, 3..<12)]) == [1])
    #expect(kept([.warning, .warning], [hit(0, 0..<6), hit(1, 0..<9)]) == [1])
  }

  @Test func thenTheFirstPlaceAndTheFirstRule() {
    #expect(kept([.warning, .warning], [hit(1, 0..<6), hit(0, 3..<9)]) == [1])
    #expect(kept([.warning, .warning], [hit(1, 0..<6), hit(0, 0..<6)]) == [0])
  }

  @Test func neighboursBothStayInOrder() {
    #expect(kept([.warning, .error], [hit(1, 6..<9), hit(0, 0..<6)]) == [0, 1])
  }

  @Test func whatOverlapsOnlyALoserStays() {
    // 0 loses to 1; 2 overlaps 0 alone.
    #expect(kept([.warning, .error, .warning], [hit(0, 0..<9), hit(1, 6..<12), hit(2, 0..<3)]) == [2, 1])
  }

  @Test func nothingGivesNothing() {
    #expect(kept([], []).isEmpty)
  }

  @Test func findingsOfALinterDoNotOverlap() {
    let bench = RuleBench(
      """
        - {id: short, check: phrase, level: warning, message: m, edges: free, phrases: [独家]}
        - {id: long, check: phrase, level: warning, message: m, edges: free, phrases: [独家提供]}
        - {id: grave, check: phrase, level: error, message: m, edges: free, phrases: [提供]}
      """)
    #expect(bench.result("独家提供").findings.map { bench.rules.rules[$0.rule].id } == ["test.short", "test.grave"])
  }
}
