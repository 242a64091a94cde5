import CICU

/// The Chinese encodings to UTF-8 and back, by ICU, without replacing anything.
///
/// In all of them a line feed is one byte and part of no other character, so the text is converted in pieces that end
/// with a line; no state is carried from one to the next.
enum CharacterConverter {
  /// Pieces are at least this long, in bytes or units, unless the text ends.
  private static let pieceSize = 1 << 18

  /// - Throws: `ReadError.undecodable` with the place of the first bytes that are no character.
  static func utf8(
    from bytes: ContiguousArray<UInt8>, _ encoding: TextEncoding
  ) throws(ReadError) -> ContiguousArray<UInt8> {
    var status = U_ZERO_ERROR
    guard let name = encoding.converterName, let converter = zy_ucnv_open(name, &status) else {
      throw .converterMissing(encoding)
    }
    defer { zy_ucnv_close(converter) }
    var result = ContiguousArray<UInt8>()
    result.reserveCapacity(bytes.count + bytes.count / 2)
    let stray = bytes.firstIndex { isStray($0, encoding) }
    var fault: Range<Int>?
    bytes.withUnsafeBytes { buffer in
      let limit = stray ?? buffer.count
      var start = 0
      while start < limit && fault == nil {
        var end = min(start + pieceSize, limit)
        while end < limit && buffer[end - 1] != 0x0A { end += 1 }
        fault = append(buffer[start..<end], converter, to: &result)
        start = end
      }
    }
    if let fault = fault ?? stray.map({ $0..<$0 + 1 }) {
      let place = SourceDecoder.place(of: fault.lowerBound, in: bytes)
      throw .undecodable(encoding, place: place, bytes: Array(bytes[fault]))
    }
    return result
  }

  /// Bytes that are part of no character. The tables of Windows give them private and control characters all the same.
  private static func isStray(_ byte: UInt8, _ encoding: TextEncoding) -> Bool {
    byte == 0xFF || (byte == 0x80 && encoding == .big5)
  }

  /// - Returns: the bytes at fault; nil if there are none.
  private static func append(
    _ piece: Slice<UnsafeRawBufferPointer>, _ converter: OpaquePointer, to result: inout ContiguousArray<UInt8>
  ) -> Range<Int>? {
    guard let base = piece.base.baseAddress?.assumingMemoryBound(to: CChar.self) else { return nil }
    var status = U_ZERO_ERROR
    var read = 0
    // No character of these encodings gives more units than it has bytes.
    let units = ContiguousArray<UInt16>(unsafeUninitializedCapacity: piece.count + 1) { buffer, count in
      guard let first = buffer.baseAddress else { return }
      var source: UnsafePointer<CChar>? = base + piece.startIndex
      var target: UnsafeMutablePointer<UInt16>? = first
      zy_ucnv_to_utf16(converter, &source, base + piece.endIndex, &target, first + buffer.count, &status)
      read = source.map { $0 - base } ?? piece.endIndex
      count = target.map { $0 - first } ?? 0
    }
    var index = 0
    while index < units.count {
      var scalar = UInt32(units[index])
      index += 1
      if scalar & 0xFC00 == 0xD800 && index < units.count {
        scalar = 0x10000 + ((scalar & 0x3FF) << 10 | UInt32(units[index] & 0x3FF))
        index += 1
      }
      UTF16Transcoder.append(scalar, to: &result)
    }
    guard zy_failed(status) else { return nil }
    return max(piece.startIndex, read - max(1, Int(zy_ucnv_invalid_bytes(converter))))..<read
  }

  /// - Throws: `EncodeError.unmappable` for the first character that the encoding does not have.
  static func bytes(
    of text: ContiguousArray<UInt8>, _ encoding: TextEncoding
  ) throws(EncodeError) -> ContiguousArray<UInt8> {
    var status = U_ZERO_ERROR
    guard let name = encoding.converterName, let converter = zy_ucnv_open(name, &status) else {
      throw .converterMissing(encoding)
    }
    defer { zy_ucnv_close(converter) }
    var result = ContiguousArray<UInt8>()
    result.reserveCapacity(text.count)
    var start = 0
    while start < text.count {
      var end = min(start + pieceSize, text.count)
      while end < text.count && text[end - 1] != 0x0A { end += 1 }
      let piece = String(decoding: text[start..<end], as: UTF8.self)
      if let failed = append(ContiguousArray(piece.utf16), converter, to: &result) {
        let before = String(decoding: piece.utf16.prefix(failed), as: UTF16.self)
        let scalar = piece.unicodeScalars[piece.utf16.index(piece.startIndex, offsetBy: failed)]
        throw .unmappable(scalar, offset: start + before.utf8.count, encoding)
      }
      start = end
    }
    return result
  }

  /// - Returns: the place of the character that cannot be written, in units; nil if there is none.
  private static func append(
    _ units: ContiguousArray<UInt16>, _ converter: OpaquePointer, to result: inout ContiguousArray<UInt8>
  ) -> Int? {
    var status = U_ZERO_ERROR
    var read = 0
    // Four bytes at most for a unit.
    let bytes = ContiguousArray<CChar>(unsafeUninitializedCapacity: units.count * 4 + 1) { buffer, count in
      units.withUnsafeBufferPointer { units in
        guard let first = buffer.baseAddress, let base = units.baseAddress else { return }
        var source: UnsafePointer<UInt16>? = base
        var target: UnsafeMutablePointer<CChar>? = first
        zy_ucnv_from_utf16(converter, &source, base + units.count, &target, first + buffer.count, &status)
        read = source.map { $0 - base } ?? units.count
        count = target.map { $0 - first } ?? 0
      }
    }
    result.append(contentsOf: bytes.lazy.map { UInt8(bitPattern: $0) })
    return zy_failed(status) ? max(0, read - max(1, Int(zy_ucnv_invalid_units(converter)))) : nil
  }
}
