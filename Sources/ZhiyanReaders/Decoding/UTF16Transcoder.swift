/// UTF-16 to UTF-8, and back.
enum UTF16Transcoder {
  /// The same text in UTF-8. A byte-order mark stays one, so that the decoded file is the file.
  static func utf8(
    from bytes: ContiguousArray<UInt8>, order: ReadError.ByteOrder
  ) throws(ReadError) -> ContiguousArray<UInt8> {
    guard bytes.count.isMultiple(of: 2) else { throw .truncatedUTF16(byteCount: bytes.count) }
    let count = bytes.count / 2
    let low = order == .little ? 0 : 1
    var result = ContiguousArray<UInt8>()
    result.reserveCapacity(count * 3)

    func unit(_ index: Int) -> UInt16 {
      UInt16(bytes[2 * index + low]) | UInt16(bytes[2 * index + 1 - low]) << 8
    }

    var index = 0
    while index < count {
      let first = unit(index)
      index += 1
      guard first & 0xF800 == 0xD800 else {
        append(UInt32(first), to: &result)
        continue
      }
      guard first < 0xDC00, index < count, unit(index) & 0xFC00 == 0xDC00 else {
        throw .loneSurrogate(place: place(of: index - 1, unit), unit: first)
      }
      append(0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(unit(index) & 0x3FF)), to: &result)
      index += 1
    }
    return result
  }

  /// The UTF-8 of a scalar, which is no surrogate.
  @inline(__always) static func append(_ scalar: UInt32, to result: inout ContiguousArray<UInt8>) {
    switch scalar {
    case 0..<0x80: result.append(UInt8(scalar))
    case 0x80..<0x800:
      result.append(0xC0 | UInt8(scalar >> 6))
      result.append(0x80 | UInt8(scalar & 0x3F))
    case 0x800..<0x10000:
      result.append(0xE0 | UInt8(scalar >> 12))
      result.append(0x80 | UInt8(scalar >> 6 & 0x3F))
      result.append(0x80 | UInt8(scalar & 0x3F))
    default:
      result.append(0xF0 | UInt8(scalar >> 18))
      result.append(0x80 | UInt8(scalar >> 12 & 0x3F))
      result.append(0x80 | UInt8(scalar >> 6 & 0x3F))
      result.append(0x80 | UInt8(scalar & 0x3F))
    }
  }

  /// The same text in UTF-16. Nothing is lost on the way there and back.
  static func utf16(from text: ContiguousArray<UInt8>, order: ReadError.ByteOrder) -> ContiguousArray<UInt8> {
    var result = ContiguousArray<UInt8>()
    result.reserveCapacity(text.count * 2)
    for unit in String(decoding: text, as: UTF8.self).utf16 {
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      switch order {
      case .little:
        result.append(low)
        result.append(high)
      case .big:
        result.append(high)
        result.append(low)
      }
    }
    return result
  }

  private static func place(of index: Int, _ unit: (Int) -> UInt16) -> ReadError.Place {
    var line = 1
    // A byte-order mark is no column; a file whose encoding is declared may lack it.
    let first = unit(0) == 0xFEFF ? 1 : 0
    var start = first
    for earlier in first..<max(first, index) {
      if unit(earlier) == 0x0A || (unit(earlier) == 0x0D && unit(earlier + 1) != 0x0A) {
        line += 1
        start = earlier + 1
      }
    }
    return ReadError.Place(offset: 2 * index, line: line, column: index - start + 1)
  }
}
