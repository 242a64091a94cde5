/// Columns that a scalar takes in a terminal: 0, 1 or 2. Characters of ambiguous width count as narrow.
func displayWidth(of scalar: Unicode.Scalar) -> Int {
  switch scalar.value {
  case 0x20..<0x7F, 0xA0..<0x300: scalar.value == 0xAD ? 0 : 1
  case 0x4E00..<0xA4CF, 0xAC00..<0xD7A4, 0x3041..<0x3099, 0xFF01..<0xFF61: 2
  case 0..<0x20, 0x7F..<0xA0: 0
  // The vowels and finals of Hangul that join the syllable before them.
  case 0x1160..<0x1200: 0
  case 0x1100..<0x1160, 0x2329...0x232A, 0x2E80..<0x303F, 0x3099..<0x4E00, 0xA960..<0xA980, 0xF900..<0xFB00,
    0xFE10..<0xFE20, 0xFE30..<0xFE70, 0xFFE0..<0xFFE7, 0x16FE0..<0x1B300, 0x1D300..<0x1D377, 0x1F200..<0x1F300,
    0x20000..<0x3FFFE:
    isJoined(scalar) ? 0 : 2
  default:
    isJoined(scalar) ? 0 : scalar.properties.isEmojiPresentation ? 2 : 1
  }
}

/// Columns that a character takes in a terminal; a sequence of emoji joined into one takes the room of one.
func displayWidth(of character: Character) -> Int {
  let scalars = character.unicodeScalars
  var width = 0
  for scalar in scalars {
    // A request for the emoji form widens signs such as ❤.
    if scalar.value == 0xFE0F { return 2 }
    // The half-width voice marks of kana join the character before them, but have a cell of their own.
    if scalar.value == 0xFF9E || scalar.value == 0xFF9F {
      width += 1
    } else {
      width = max(width, displayWidth(of: scalar))
    }
  }
  return width
}

/// Whether the scalar takes no room of its own: a combining mark, a joiner, a variation selector.
///
/// Never inlined: the look-up of its categories would be paid for by each Han character.
@inline(never)
private func isJoined(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: true
  default: false
  }
}
