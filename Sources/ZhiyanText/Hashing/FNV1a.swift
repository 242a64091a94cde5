/// The 64-bit hash of Fowler, Noll and Vo, variant 1a. Not `Hasher`, which differs from run to run.
package struct FNV1a: Sendable {
  package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  package init() {}

  package mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  package mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { add(byte) }
  }

  package mutating func add(_ number: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  /// Keeps two parts apart: neither byte occurs in UTF-8.
  package mutating func add(separator: UInt8) {
    add(0xFF as UInt8)
    add(0xF8 | separator)
  }
}
