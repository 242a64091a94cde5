internal import CFolding

/// The two ways to write Chinese characters.
public enum Script: UInt8, Sendable, CaseIterable {
  case simplified, traditional
}

/// The characters that only one script uses; those that both use belong to neither.
public struct ScriptCharacters {
  private let bits: UnsafePointer<UInt8>

  private static let first: UInt32 = 0x4E00
  private static let count: UInt32 = 20_992

  public init(_ script: Script) {
    bits = zy_script_sets() + Int(script.rawValue) * Int(Self.count) / 8
  }

  @inline(__always) public func contains(_ scalar: UInt32) -> Bool {
    let place = scalar &- Self.first
    return place < Self.count && bits[Int(place &>> 3)] &>> UInt8(truncatingIfNeeded: place & 7) & 1 != 0
  }

  /// The first byte of the next such character in valid UTF-8, nil where there is none before the end of the range.
  public func next(in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    var at = range.lowerBound
    while at + 2 < range.upperBound {
      if text.startsIdeograph(at: at) {
        if contains(text.wideScalar(at: at)) { return at }
        at += 3
      } else {
        let lead = text[at]
        at += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      }
    }
    return nil
  }
}
