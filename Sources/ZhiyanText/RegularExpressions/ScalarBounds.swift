/// What is known of a character class: its members are all of `least`, and none that is not in `most`.
///
/// Properties of characters are ICU's and change with its version, so classes such as `\w` are known only in part.
struct ScalarBounds: Hashable {
  var least: ScalarSet
  var most: ScalarSet

  init(least: ScalarSet, most: ScalarSet) {
    self.least = least
    self.most = most
  }

  init(exactly set: ScalarSet) { self.init(least: set, most: set) }

  static let nothing = ScalarBounds(exactly: .empty)
  static let unknown = ScalarBounds(least: .empty, most: .all)

  /// No script has decimal digits between U+2000 and U+9FFF or among the Hangul and the compatibility forms, but for the
  /// full-width ones.
  static let digits = ScalarBounds(
    least: ScalarSet(0x30...0x39, 0xFF10...0xFF19),
    most: ScalarSet(0x30...0x39, 0x80...0x1FFF, 0xA000...0xABFF, 0xFF10...0xFF19, 0x10000...0x10FFFF))

  static let words = ScalarBounds(
    least: ScalarSet(0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A, 0x4E00...0x9FA5),
    most: ScalarSet(0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A, 0x80...0x10FFFF))

  static let spaces = ScalarBounds(
    least: ScalarSet(0x09...0x0A, 0x0C...0x0D, 0x20...0x20, 0x3000...0x3000),
    most: ScalarSet(
      0x09...0x0D, 0x1C...0x20, 0x85...0x85, 0xA0...0xA0, 0x1680...0x1680, 0x180E...0x180E, 0x2000...0x200F,
      0x2028...0x202F, 0x205F...0x206F, 0x3000...0x3000, 0xFEFF...0xFEFF))

  var complement: ScalarBounds { ScalarBounds(least: most.complement, most: least.complement) }

  mutating func formUnion(_ other: ScalarBounds) {
    least.formUnion(other.least)
    most.formUnion(other.most)
  }
}
