/// Steps through valid UTF-8. Offsets must lie on character boundaries inside the buffer.
extension UnsafeBufferPointer<UInt8> {
  /// The scalar that starts at a byte.
  @inlinable @inline(__always) public func scalar(at offset: Int) -> UInt32 {
    let lead = UInt32(self[offset])
    if lead < 0x80 { return lead }
    if lead < 0xE0 { return (lead & 0x1F) << 6 | UInt32(self[offset + 1] & 0x3F) }
    if lead < 0xF0 {
      return (lead & 0x0F) << 12 | UInt32(self[offset + 1] & 0x3F) << 6 | UInt32(self[offset + 2] & 0x3F)
    }
    return (lead & 0x07) << 18 | UInt32(self[offset + 1] & 0x3F) << 12 | UInt32(self[offset + 2] & 0x3F) << 6
      | UInt32(self[offset + 3] & 0x3F)
  }

  /// Whether a scalar from U+4000 to U+9FFF starts at `offset`: three bytes, nearly always an ideograph, never a sign.
  @inlinable @inline(__always) public func startsIdeograph(at offset: Int) -> Bool { self[offset] &- 0xE4 < 6 }

  /// The scalar of three bytes that starts at `offset`.
  @inlinable @inline(__always) public func wideScalar(at offset: Int) -> UInt32 {
    UInt32(self[offset] & 0x0F) << 12 | UInt32(self[offset + 1] & 0x3F) << 6 | UInt32(self[offset + 2] & 0x3F)
  }

  /// The byte after the scalar that starts at `offset`; `offset` itself at the end.
  @inlinable @inline(__always) public func scalarEnd(from offset: Int) -> Int {
    guard offset < count else { return offset }
    let lead = self[offset]
    return Swift.min(count, offset + (lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4))
  }

  /// The first byte of the scalar before `offset`; 0 at the start.
  @inlinable @inline(__always) public func scalarStart(before offset: Int) -> Int {
    var at = offset - 1
    while at > 0 && self[at] & 0xC0 == 0x80 { at -= 1 }
    return Swift.max(at, 0)
  }
}
