import ZhiyanText

/// Where matches of the regular expressions of a rule set can start: all expressions are asked about a place at once.
///
/// Each expression has a bit. For each of the first places of a match a table tells, by character, the expressions whose
/// matches can have that character there; what is left after a few places are the expressions worth trying.
struct RegexStarts: Sendable {
  /// ASCII characters have rows of their own, all others share as many.
  private static let ownRows = 128
  private static let rows = 2 * ownRows
  /// How many expressions have a bit of their own; further ones share them.
  private static let bits = 64

  /// By place and row: bits of expressions. The last row of a place holds those that take anything from there on.
  let masks: Table<UInt64>
  /// The expressions whose matches may start amid an ASCII word.
  let amidWords: UInt64

  /// - Parameter prefixes: of the expressions that the scan stops for, by their index.
  init(_ prefixes: [Int: RegexPrefix]) {
    var masks = ContiguousArray<UInt64>(repeating: 0, count: RegexPrefix.places * (Self.rows + 1))
    var amidWords: UInt64 = 0
    for (index, prefix) in prefixes {
      let bit: UInt64 = 1 << UInt64(index % Self.bits)
      if !prefix.startsWord { amidWords |= bit }
      for (place, set) in prefix.sets.enumerated() {
        let base = place * (Self.rows + 1)
        if set == .all { masks[base + Self.rows] |= bit }
        for range in set.ranges {
          let last = min(range.upperBound, range.lowerBound &+ UInt32(Self.rows))
          for scalar in range.lowerBound...last { masks[base + Self.row(scalar)] |= bit }
          // A long run beyond ASCII reaches all the shared rows.
          if range.upperBound > last {
            for row in Self.ownRows..<Self.rows { masks[base + row] |= bit }
          }
        }
      }
    }
    self.init(masks: Table(masks), amidWords: amidWords)
  }

  /// Tables that were made before.
  init(masks: Table<UInt64>, amidWords: UInt64) {
    self.masks = masks
    self.amidWords = amidWords
  }

  private static func row(_ scalar: UInt32) -> Int {
    Int(scalar) < ownRows ? Int(scalar) : ownRows + Int(scalar & UInt32(ownRows - 1))
  }

  /// Whether an expression is among those of a mask.
  static func holds(_ mask: UInt64, expression index: Int) -> Bool { mask >> UInt64(index % bits) & 1 != 0 }

  /// The expressions of which a match may start at a character of a text, as bits.
  func expressions(at offset: Int, in text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let isAmidWord = offset > 0 && text[offset].isASCIIWord && text[offset - 1].isASCIIWord
    var mask = isAmidWord ? amidWords : .max
    return masks.withElements { masks in
      var at = offset
      var base = 0
      for _ in 0..<RegexPrefix.places {
        let open = masks[base + Self.rows]
        guard at < text.count else { return mask & open }
        mask &= masks[base + Self.row(text.scalar(at: at))]
        if mask & ~open == 0 { return mask }
        at = text.scalarEnd(from: at)
        base += Self.rows + 1
      }
      return mask
    }
  }
}
