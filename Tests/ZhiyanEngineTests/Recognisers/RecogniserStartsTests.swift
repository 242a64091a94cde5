import Testing
import ZhiyanRules

@testable import ZhiyanEngine

@Suite struct RecogniserStartsTests {
  @Test func eachHasItsPlace() {
    #expect(Recogniser.allCases.map(\.index) == Array(0..<Int32(Recogniser.allCases.count)))
  }

  /// Wherever a form is read in the texts of all forms, it may start there.
  @Test(arguments: Recogniser.allCases)
  func noReadingIsPassedOver(recogniser: Recogniser) {
    var read = 0
    for text in RecogniserCases.all.flatMap(\.texts) {
      var window = TextWindow()
      let bytes = Array(text.filter { $0 != "⟦" && $0 != "⟧" }.utf8)
      bytes.withUnsafeBufferPointer { window.load($0, range: 0..<$0.count) }
      window.units.withUnsafeBufferPointer { units in
        // Nothing is read from a blank on.
        for place in units.indices
        where !units[place].isBlank && !recogniser.ends(at: place, reading: Reading(units)).isEmpty {
          read += 1
          #expect(recogniser.mayStart(with: units[place].value), "\(text) at \(place)")
        }
      }
    }
    #expect(read > 0 || recogniser == .simplified || recogniser == .traditional)
  }

  /// The characters of ordinary text that are passed over, or nothing would be won.
  @Test(arguments: [Recogniser.number, .date, .money, .duration, .time, .deadline])
  func mostCharactersArePassedOver(recogniser: Recogniser) {
    let hanzi = (UInt32(0x4E00)..<0x9FA6).filter(recogniser.mayStart(with:))
    #expect(hanzi.count < 1_500, "\(hanzi.count) of 20,902")
  }
}
