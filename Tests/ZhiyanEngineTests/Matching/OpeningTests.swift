import Testing
import ZhiyanRules
import ZhiyanTestSupport
import ZhiyanText

@testable import ZhiyanEngine

@Suite struct OpeningTests {
  private static func opening(_ elements: [Phrase.Element]) -> Opening? {
    var builder = PhraseProgramBuilder(wordClasses: [])
    let sequence = builder.add(Phrase(text: "", elements: elements))
    var finder = AnchorFinder(builder.program)
    return finder.opening(of: sequence)
  }

  private static func admits(_ opening: Opening, _ text: String) -> Bool {
    let codes = text.unicodeScalars.map { Folding.scanCode(ofFolded: $0.value) }
    return Opening.admits(codes[0], codes[1], in: Table(opening.bits), from: 0)
  }

  @Test func twoCharactersAreKnownThroughOptionalPartsAndAlternatives() throws {
    let opening = try #require(
      Self.opening([
        .optional([.literal("您")]), .alternatives([[.literal("逾期")], [.literal("不")]]), .gap(min: 0, max: 8),
        .literal("处理"),
      ]))
    for begin in ["您逾", "您不", "逾期", "不来", "不处"] { #expect(Self.admits(opening, begin), "\(begin)") }
    // Hashes may meet by chance; these do not.
    for other in ["您好", "逾越", "处理", "期不"] { #expect(!Self.admits(opening, other), "\(other)") }
  }

  @Test func aPhraseThatCanBeginWithAnythingHasNone() {
    #expect(Self.opening([.gap(min: 0, max: 3), .literal("处理")]) == nil)
    #expect(Self.opening([.optional([.recogniser(.date)]), .literal("处理")]) == nil)
    #expect(Self.opening([.optional([.literal("逾期")]), .gap(min: 1, max: 2), .literal("处理")]) == nil)
  }

  /// The far beginning of a match may lie in the block before, or right at its edge.
  @Test func matchesAcrossBlocksAreFound() {
    let phrase = Phrase(
      text: "", elements: [.alternatives([[.literal("逾期")], [.literal("拒不")]]), .gap(min: 0, max: 8), .literal("处理")])
    var builder = PhraseProgramBuilder(wordClasses: [])
    let sequence = builder.add(phrase)
    var finder = AnchorFinder(builder.program)
    let anchor = Anchor(scalars: [0x5904, 0x7406], before: 10)
    let scanner = LiteralScanner([(0, anchor)], openings: finder.opening(of: sequence).map { [0: $0] } ?? [:])
    for length in 0..<40 {
      let text = String(repeating: "天", count: ScanBlock.capacity - 24 + length) + "逾期未交一律处理"
      var found = 0
      _ = Array(text.utf8).withUnsafeBufferPointer { scanner.scan($0) { _, _ in found += 1 } }
      #expect(found == 1, "\(length)")
    }
    // Without a beginning before it, an anchor is passed over, but for a few hashes that meet by chance.
    let fillers = ["天", "我们今", "给您的", "春夏秋冬", "东南西北中", "甲乙", "一二三", "请在此", "山水", "人"]
    let others = fillers.map { String(repeating: $0, count: 30) + "处理" + String(repeating: $0, count: 30) }
    var found = 0
    for other in others { _ = Array(other.utf8).withUnsafeBufferPointer { scanner.scan($0) { _, _ in found += 1 } } }
    #expect(found <= others.count / 3, "\(found) of \(others.count)")
  }
}
