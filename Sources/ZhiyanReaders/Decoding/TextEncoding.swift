/// An encoding that files may be declared to have; the names are those of configurations.
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16le = "utf-16le"
  case utf16be = "utf-16be"
  case gb18030
  /// With the additions of Windows (code page 936); GB 2312 is a part of it.
  case gbk
  /// With the additions of Windows (code page 950).
  case big5
  case big5hkscs = "big5-hkscs"

  /// The bytes of valid UTF-8 in this encoding; a byte-order mark in the text stays one.
  ///
  /// Files written by others may hold a second spelling of a character, or a character that the encoding has twice; so what
  /// is written back need not be byte for byte what was read, and whoever replaces a file compares.
  /// - Throws: `EncodeError` for the first character that the encoding does not have.
  public func encode(_ text: ContiguousArray<UInt8>) throws(EncodeError) -> ContiguousArray<UInt8> {
    switch self {
    case .utf8: text
    case .utf16le: UTF16Transcoder.utf16(from: text, order: .little)
    case .utf16be: UTF16Transcoder.utf16(from: text, order: .big)
    case .gb18030, .gbk, .big5, .big5hkscs: try CharacterConverter.bytes(of: text, self)
    }
  }

  /// The text of a file in this encoding, in UTF-8, as `SourceDecoder` takes it.
  public func decode(_ bytes: ContiguousArray<UInt8>) throws(ReadError) -> ContiguousArray<UInt8> {
    try SourceDecoder.decode(bytes, as: self)
  }

  /// ICU's name; nil for the encodings that are converted without it.
  var converterName: String? {
    switch self {
    case .utf8, .utf16le, .utf16be: nil
    case .gb18030: "gb18030"
    case .gbk: "windows-936"
    case .big5: "windows-950"
    case .big5hkscs: "big5-hkscs"
    }
  }
}

/// Why a text cannot be written in an encoding.
public enum EncodeError: Error, Hashable, Sendable {
  /// The encoding has no such character; the 0-based offset in bytes of the UTF-8 text.
  case unmappable(Unicode.Scalar, offset: Int, TextEncoding)
  /// ICU was built without this encoding.
  case converterMissing(TextEncoding)

  /// What is wrong, in Chinese, without a full stop.
  public var zh: String {
    switch self {
    case .unmappable(let scalar, _, let encoding): "\(encoding.rawValue) 里没有“\(scalar)”这个字符"
    case .converterMissing(let encoding): "这里的 ICU 不认识 \(encoding.rawValue)"
    }
  }

  /// What is wrong, in English, without a full stop.
  public var en: String {
    switch self {
    case .unmappable(let scalar, _, let encoding): "there is no character “\(scalar)” in \(encoding.rawValue)"
    case .converterMissing(let encoding): "this ICU does not know \(encoding.rawValue)"
    }
  }
}
