import Testing
import ZhiyanTestSupport
import ZhiyanText

@testable import ZhiyanReport

@Suite struct LineWindowsTests {
  @Test func shortLinesAreWhole() {
    let source = ContiguousArray("字".utf8)
    #expect(LineWindows.of(SourceRange(0, 3), around: [], in: source) == [SourceRange(0, 3)])
    #expect(LineWindows.of(SourceRange(3, 3), around: [3], in: source) == [SourceRange(3, 3)])
  }

  @Test func longLinesAreCutAwayFromHits() {
    let source = ContiguousArray(String(repeating: "字", count: 1000).utf8)
    let windows = LineWindows.of(SourceRange(0, 3000), around: [1500, 1506, 3000], in: source)
    #expect(windows == [SourceRange(1200, 1806), SourceRange(2700, 3000)])
    #expect(LineWindows.of(SourceRange(0, 3000), around: [], in: source) == [SourceRange(0, 300)])
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func showsEachPlaceAndCutsNoCharacter(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = random.text(
      of: ["字", "a", "e\u{301}", "👨‍👩‍👧", "❤️", "“", "🇨🇳", "👍🏽", String(repeating: "文", count: 90)], count: 1...60)
    let source = ContiguousArray(text.utf8)
    let line = SourceRange(0, source.count)
    let edges = text.indices.map { UInt32(text.utf8.distance(from: text.startIndex, to: $0)) }
    let points = (0..<random.pick(4)).map { _ in edges[random.pick(edges.count)] }
    let windows = LineWindows.of(line, around: points, in: source)
    #expect(!windows.isEmpty && windows.allSatisfy { line.contains($0) }, "seed \(seed)")
    for (a, b) in zip(windows, windows.dropFirst()) { #expect(a.end < b.start, "seed \(seed)") }
    for point in points {
      #expect(windows.contains { $0.start <= point && point <= $0.end }, "seed \(seed): \(point)")
    }
    for edge in windows.flatMap({ [$0.start, $0.end] }) where edge < line.end {
      #expect(edges.contains(edge), "seed \(seed): \(edge) cuts a character")
    }
    if source.count > 900 + 600 * max(1, points.count) {
      #expect(windows.reduce(0) { $0 + $1.count } < source.count, "seed \(seed): nothing is left out")
    }
  }
}
