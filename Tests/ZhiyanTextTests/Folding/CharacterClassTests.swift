import Testing
import ZhiyanText

@Suite struct CharacterClassTests {
  /// `Folding` reads classes from its table without looking whether they are some.
  @Test func theTableHoldsClassesOnly() {
    for scalar in UInt32(0)..<0x10000 {
      let raw = Folding()(scalar).kind.rawValue
      #expect(CharacterClass(rawValue: raw) != nil, "U+\(String(scalar, radix: 16))")
    }
  }
}
