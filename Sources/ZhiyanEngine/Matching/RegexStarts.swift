import ZhiyanText

/// Where matches of the regular expressions of a rule set can start: all expressions are asked about a place at once.
///
/// Each expression has a bit. For each of the first places of a match a table tells, by character, the expressions whose
/// matches can have that character there; what is left after a few places are the expressions worth trying.
struct RegexStarts: Sendable {
  /// ASCII characters have rows of their own; all others are asked for twice, in the row of their lowest bits and in that of the
  /// bits above these, so that a long run of characters (emoji) lets pass few others.
  private static let ownRows = 128
  private static let rows = 3 * ownRows
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
          for row in Self.rows(of: range) { masks[base + row] |= bit }
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

  /// The rows of the characters of a range.
  private static func rows(of range: ClosedRange<UInt32>) -> Set<Int> {
    var rows: Set<Int> = []
    // Beyond so many characters all the rows that others share are reached.
    let last = min(range.upperBound, max(range.lowerBound, UInt32(ownRows)) &+ UInt32(ownRows))
    for scalar in range.lowerBound...last {
      rows.insert(row(scalar))
      rows.insert(upperRow(scalar))
    }
    for upper in range.lowerBound >> 7...range.upperBound >> 7 where upper > 0 { rows.insert(upperRow(upper << 7)) }
    return rows
  }

  private static func row(_ scalar: UInt32) -> Int {
    Int(scalar) < ownRows ? Int(scalar) : ownRows + Int(scalar & UInt32(ownRows - 1))
  }

  /// The second row of a character; of an ASCII one the same as the first.
  private static func upperRow(_ scalar: UInt32) -> Int {
    Int(scalar) < ownRows ? Int(scalar) : 2 * ownRows + Int(scalar >> 7 & UInt32(ownRows - 1))
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
        let scalar = text.scalar(at: at)
        mask &= masks[base + Self.row(scalar)] & masks[base + Self.upperRow(scalar)]
        if mask & ~open == 0 { return mask }
        at = text.scalarEnd(from: at)
        base += Self.rows + 1
      }
      return mask
    }
  }
}
