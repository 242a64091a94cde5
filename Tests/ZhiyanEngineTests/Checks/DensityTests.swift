import Testing
import ZhiyanEngine
import ZhiyanTestSupport
import ZhiyanText

@Suite struct DensityTests {
  @Test(arguments: 0..<200)
  func firesAtTheFirstHitAboveTheDensity(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = random.text(of: ["甲", "乙丙", "丙", "。", "丁 丁", "\n"], count: 0...40)
    let (max, per) = (random.pick(3), 1 + random.pick(12))
    let bench = RuleBench(
      "  - {id: one, check: count, level: warning, message: m, edges: free, of: [甲乙, 甲丙], max: \(max), per: \(per)}")
    let hits = (SentenceTwin.places(of: "甲乙", in: text) + SentenceTwin.places(of: "甲丙", in: text))
      .sorted { $0.lowerBound < $1.lowerBound }
    let characters = text.count { $0 != " " && $0 != "\n" }
    let wanted = hits.indices.first { $0 + 1 >= 2 && $0 + 1 > max && ($0 + 1) * per > max * characters }
    let found = bench.result(Document(paragraphs: text)).findings.map(\.textRange.indices)
    #expect(found == (wanted.map { [hits[$0]] } ?? []), "\(max) per \(per) in \(text.debugDescription)")
  }
}
