/// A small generator of random numbers with a seed, so that a failure can be had again.
public struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt64) {
    // Mixed by another factor than the steps, or neighbouring seeds would give the same numbers one step apart.
    state = (seed &+ 1) &* 0xD6E8_FEB8_6659_FD93
    state = next()
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number below `count`.
  public mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &self) }

  /// True once in `count` times.
  public mutating func one(in count: Int) -> Bool { pick(count) == 0 }

  /// Some pieces, one after another.
  public mutating func text(of pieces: [String], count: ClosedRange<Int>) -> String {
    (0..<Int.random(in: count, using: &self)).map { _ in pieces[pick(pieces.count)] }.joined()
  }
}
