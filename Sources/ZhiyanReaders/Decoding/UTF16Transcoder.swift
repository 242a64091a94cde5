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
      switch first {
      case 0..<0x80: result.append(UInt8(first))
      case 0x80..<0x800:
        result.append(0xC0 | UInt8(first >> 6))
        result.append(0x80 | UInt8(first & 0x3F))
      case 0xD800...0xDFFF:
        guard first < 0xDC00, index < count, unit(index) & 0xFC00 == 0xDC00 else {
          throw .loneSurrogate(place: place(of: index - 1, unit), unit: first)
        }
        let scalar = 0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(unit(index) & 0x3FF))
        index += 1
        result.append(0xF0 | UInt8(scalar >> 18))
        result.append(0x80 | UInt8(scalar >> 12 & 0x3F))
        result.append(0x80 | UInt8(scalar >> 6 & 0x3F))
        result.append(0x80 | UInt8(scalar & 0x3F))
      default:
        result.append(0xE0 | UInt8(first >> 12))
        result.append(0x80 | UInt8(first >> 6 & 0x3F))
        result.append(0x80 | UInt8(first & 0x3F))
      }
    }
    return result
  }

  /// The same text in UTF-16. Nothing is lost on the way there and back.
  static func utf16(from text: ContiguousArray<UInt8>, order: ReadError.ByteOrder) -> ContiguousArray<UInt8> {
    var result = ContiguousArray<UInt8>()
    result.reserveCapacity(text.count * 2)
    let units = String(decoding: text, as: UTF8.self).utf16
    for unit in units {
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
    var start = 1  // Past the byte-order mark.
    for earlier in 1..<max(1, index) {
      if unit(earlier) == 0x0A || (unit(earlier) == 0x0D && unit(earlier + 1) != 0x0A) {
        line += 1
        start = earlier + 1
      }
    }
    return ReadError.Place(offset: 2 * index, line: line, column: index - start + 1)
  }
}
