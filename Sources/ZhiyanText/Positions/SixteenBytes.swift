/// Sixteen bytes that are looked at in one step.
///
/// Only what the compiler makes one instruction of: the standard library's forms that mix vectors and single numbers, and most
/// others, are a hundred times slower than a loop over bytes. Comparisons give all ones where they hold.
public typealias SixteenBytes = SIMD16<UInt8>

extension SixteenBytes {
  /// The bytes from an offset on, that many of which must be there.
  @inlinable @inline(__always) public init(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
    self = bytes.loadUnaligned(fromByteOffset: offset, as: SixteenBytes.self)
  }

  /// Where bytes, taken as signed numbers, are above one: -65 for the first bytes of characters, -1 for ASCII.
  @inlinable @inline(__always) public func isAbove(_ bound: Int8) -> SixteenBytes {
    let signed = unsafeBitCast(self, to: SIMD16<Int8>.self)
    return unsafeBitCast(signed .> SIMD16<Int8>(repeating: bound), to: SixteenBytes.self)
  }

  @inlinable @inline(__always) public func isEqual(_ byte: UInt8) -> SixteenBytes {
    unsafeBitCast(self .== SixteenBytes(repeating: byte), to: SixteenBytes.self)
  }

  @inlinable @inline(__always) public var halves: SIMD2<UInt64> { unsafeBitCast(self, to: SIMD2<UInt64>.self) }

  @inlinable @inline(__always) public var isZero: Bool { halves[0] | halves[1] == 0 }
}
