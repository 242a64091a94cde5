public import CFolding

/// A scalar as the matcher sees it.
public struct FoldedScalar: Hashable, Sendable {
  /// Lower case, half width, simplified, look-alikes replaced. A scalar value.
  public var value: UInt32
  /// A second value for the few characters that stand for two (㎏, ⑩); 0 for all others.
  public var second: UInt32
  public var kind: CharacterClass
  /// True where the character stands for another one by its looks or its sound (兔 for 免).
  public var isLookAlike: Bool

  @inlinable public init(value: UInt32, second: UInt32 = 0, kind: CharacterClass, isLookAlike: Bool = false) {
    self.value = value
    self.second = second
    self.kind = kind
    self.isLookAlike = isLookAlike
  }
}

/// The one way in which patterns and text are folded alike, character by character.
///
/// The tables are part of the program, so results depend on no library's version. A value of this type is a few pointers to
/// constant data: make one where a loop starts.
public struct Folding {
  @usableFromInline let folded: UnsafePointer<UInt16>
  @usableFromInline let classes: UnsafePointer<UInt8>

  @inlinable public init() {
    folded = zy_folding_folded()
    classes = zy_folding_classes()
  }

  @inlinable @inline(__always) public func callAsFunction(_ scalar: UInt32) -> FoldedScalar {
    guard scalar < 0x10000 else { return Self.supplementary(scalar) }
    let value = folded[Int(scalar)]
    let raw = classes[Int(scalar)]
    let kind = CharacterClass(ofTable: raw & 0x7F)
    if value == 0xFFFF { return Self.expanded(scalar, kind: kind) }
    return FoldedScalar(value: UInt32(value), kind: kind, isLookAlike: raw & 0x80 != 0)
  }

  /// The folded character where a scalar of the basic plane is an ideograph that stands for one character; nil for all
  /// others. The short way for what most of a Chinese text is made of.
  @inlinable @inline(__always) public func ideograph(_ scalar: UInt32) -> FoldedScalar? {
    let value = folded[Int(scalar)]
    let raw = classes[Int(scalar)]
    guard raw & 0x7F == CharacterClass.han.rawValue, value != 0xFFFF else { return nil }
    return FoldedScalar(value: UInt32(value), kind: .han, isLookAlike: raw & 0x80 != 0)
  }

  /// The code by which the scan knows a character of the basic plane: its folded value, or 0 where it is no part of a word,
  /// or 0xFFFF where it stands for two.
  public func scanCode(ofBasic scalar: Int) -> UInt16 {
    let kind = CharacterClass(rawValue: classes[scalar] & 0x7F) ?? .other
    return kind.isWord ? folded[scalar] : 0
  }

  /// The scan code of a folded value, which fits in 16 bits: values beyond the basic plane share the private-use area.
  @inlinable public static func scanCode(ofFolded value: UInt32) -> UInt16 {
    value < 0xFFFF ? UInt16(value) : 0xE000 | UInt16(value & 0x17FF)
  }

  @usableFromInline static func expanded(_ scalar: UInt32, kind: CharacterClass) -> FoldedScalar {
    let table = zy_folding_expansions()
    var low = 0
    var high = Int(zy_folding_expansion_count())
    while low < high {
      let middle = (low + high) / 2
      if table[middle * 3] < scalar { low = middle + 1 } else { high = middle }
    }
    guard low < Int(zy_folding_expansion_count()), table[low * 3] == scalar else {
      return FoldedScalar(value: scalar, kind: kind)
    }
    let second = table[low * 3 + 2]
    return FoldedScalar(value: table[low * 3 + 1], second: kind.isWord && second > 0x20 ? second : 0, kind: kind)
  }

  @usableFromInline static func supplementary(_ scalar: UInt32) -> FoldedScalar {
    switch scalar {
    case 0x1D400..<0x1D800:
      let value = UInt32(zy_folding_math()[Int(scalar - 0x1D400)])
      guard value != 0 else { return FoldedScalar(value: scalar, kind: .filler) }
      return FoldedScalar(value: value, kind: value < 0x3A && value >= 0x30 ? .digit : .letter, isLookAlike: true)
    case 0x1F110..<0x1F12A: return letter(scalar - 0x1F110)
    case 0x1F130..<0x1F14A: return letter(scalar - 0x1F130)
    case 0x1F150..<0x1F16A: return letter(scalar - 0x1F150)
    case 0x1F170..<0x1F18A: return letter(scalar - 0x1F170)
    case 0x1F3FB...0x1F3FF: return FoldedScalar(value: scalar, kind: .zeroWidth)
    case 0x1F000..<0x1FB00: return FoldedScalar(value: scalar, kind: .filler)
    case 0x20000..<0x40000: return FoldedScalar(value: scalar, kind: .han)
    case 0xE0000..<0xE1000: return FoldedScalar(value: scalar, kind: .zeroWidth)
    case 0x10000..<0x10400, 0x12000..<0x13000: return FoldedScalar(value: scalar, kind: .letter)
    default: return FoldedScalar(value: scalar, kind: .other)
    }
  }

  private static func letter(_ index: UInt32) -> FoldedScalar {
    FoldedScalar(value: 0x61 + index, kind: .letter, isLookAlike: true)
  }

  /// A text as folded scalars without the ones of no width.
  public func fold(_ text: some StringProtocol) -> [FoldedScalar] {
    var out: [FoldedScalar] = []
    out.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      var folded = self(scalar.value)
      guard folded.kind != .zeroWidth else { continue }
      let second = folded.second
      folded.second = 0
      out.append(folded)
      if second != 0 { out.append(FoldedScalar(value: second, kind: folded.kind)) }
    }
    return out
  }
}
