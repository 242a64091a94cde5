internal import CFolding

/// The two ways to write Chinese characters.
public enum Script: UInt8, Sendable, CaseIterable {
  case simplified, traditional
}

/// The characters that only one script uses; those that both use belong to neither.
public struct ScriptCharacters {
  /// A bit for each scalar of the basic plane, from the lowest of each number on.
  fileprivate let words: UnsafePointer<UInt64>

  public init(_ script: Script) { words = zy_script_words() + Int(script.rawValue) * 0x10000 / 64 }

  @inline(__always) public func contains(_ scalar: UInt32) -> Bool {
    scalar < 0x10000 && UInt64(littleEndian: words[Int(scalar &>> 6)]) &>> UInt64(scalar) & 1 != 0
  }

  /// The first byte of the next such character in valid UTF-8, nil where there is none before the end of the range.
  public func next(in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    guard let base = text.baseAddress else { return nil }
    var at = range.lowerBound
    while at &+ 2 < range.upperBound {
      if text.startsIdeograph(at: at) {
        // The last byte of a character counts within 64 of them; those before it tell which 64.
        let place = Int(base[at] & 0x0F) &<< 6 | Int(base[at &+ 1] & 0x3F)
        if UInt64(littleEndian: words[place]) &>> UInt64(base[at &+ 2]) & 1 != 0 { return at }
        at &+= 3
      } else {
        let lead = text[at]
        at &+= lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      }
    }
    return nil
  }
}

/// Whether characters of one script stand in a text that something else reads anyway, at the price of a few steps for each.
public struct SeenScript {
  @usableFromInline let words: UnsafePointer<UInt64>
  /// In the lowest bit.
  @usableFromInline var found: UInt64 = 0

  public init(_ script: Script) { words = ScriptCharacters(script).words }

  public var isFound: Bool { found & 1 != 0 }

  /// - Parameter scalar: of the basic plane.
  @inlinable @inline(__always) public mutating func take(_ scalar: Int) {
    found |= UInt64(littleEndian: words[scalar &>> 6]) &>> UInt64(truncatingIfNeeded: scalar)
  }
}
