import Testing
import ZhiyanRules
import ZhiyanTestSupport
import ZhiyanText

@testable import ZhiyanEngine

@Suite struct BeginningsTests {
  private static let literals = ["甲", "乙", "甲乙", "丙丁甲", "《甲》", "ab", "a", "3丙", "%"]
  private static let pieces = [
    "甲", "乙", "丙", "丁", "戊", "己", "《", "》", "a", "b", "3", "%", " ", "-", "，", "。", "\u{200B}", "今", "天", "月",
  ]

  private static func element(_ random: inout SeededGenerator) -> Phrase.Element {
    func literal() -> Phrase.Element { .literal(literals[random.pick(literals.count)]) }
    switch random.pick(9) {
    case 0: return .alternatives([[literal()], [literal(), literal()]])
    case 1: return .optional([literal()])
    case 2: return .gap(min: 0, max: 2)
    case 3: return .space
    case 4: return .recogniser([.number, .date, .duration, .money][random.pick(4)])
    default: return literal()
    }
  }

  /// Where a sequence matches, the index lets it be tried; of the other places most are passed over.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func matchesBeginWhereTheyMay(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var matched = 0
    var passed = 0
    var places = 0
    for _ in 0..<400 {
      var builder = PhraseProgramBuilder(wordClasses: [])
      let elements = (0..<1 + random.pick(4)).map { _ in Self.element(&random) }
      let sequence = builder.add(Phrase(text: "", elements: elements))
      let program = builder.program
      let index = SequenceIndex([sequence], in: program)
      var matcher = PhraseMatcher()
      for _ in 0..<6 {
        let text = random.text(of: Self.pieces, count: 1...16)
        var window = TextWindow()
        Array(text.utf8).withUnsafeBufferPointer { window.load($0, range: 0..<$0.count) }
        window.units.withUnsafeBufferPointer { units in
          for start in units.indices {
            matcher.match(sequence, at: start, in: units, program)
            let may = index.beginnings.mayStand(at: start, in: units)
            if !matcher.ends.isEmpty {
              matched += 1
              if !may { Issue.record("seed \(seed): \(elements) at \(start) of \(text.debugDescription)") }
            } else {
              places += 1
              passed += may ? 0 : 1
            }
          }
        }
      }
    }
    #expect(matched > 500, "seed \(seed): too few matches for the test to say much: \(matched)")
    #expect(passed > places / 3, "seed \(seed): \(passed) of \(places) passed over")
  }

  @Test func anIndexOfNothingIsNeverAsked() {
    let index = SequenceIndex([], in: PhraseProgram())
    #expect(index.isEmpty && index.beginnings.bits.isEmpty)
  }
}
