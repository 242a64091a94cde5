/// What a character is to the matcher.
///
/// The raw values are those of `Sources/CFolding/folding.bin`; `Scripts/make-folding` decides which character is what.
@frozen public enum CharacterClass: UInt8, Sendable {
  /// Control characters, unassigned and private ones.
  case other = 0
  /// Ideographs and kana.
  case han = 1
  /// Letters of other scripts.
  case letter = 2
  case digit = 3
  case space = 4
  /// Joiners, variation selectors, combining marks: no place of their own.
  case zeroWidth = 5
  /// Signs and emoji, which copy puts between the characters of a term to slip past word filters.
  case filler = 6
  /// Ends a clause: comma, semicolon, colon, ellipsis.
  case comma = 7
  /// Ends a sentence: full stop, question mark, exclamation mark.
  case stop = 8
  case lineBreak = 9
  case bracket = 10

  /// The class with a raw value of the table, which holds no others; in the tests, each of its bytes is checked.
  @inlinable @inline(__always) init(ofTable raw: UInt8) { self = unsafeBitCast(raw, to: CharacterClass.self) }

  /// True for the characters that words are made of; the scan looks at no others.
  @inlinable public var isWord: Bool { rawValue &- 1 < 3 }
}
