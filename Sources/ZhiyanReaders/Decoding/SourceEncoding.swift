/// The encoding of a file that was read, in which it is written back.
public enum SourceEncoding: Hashable, Sendable {
  /// With a byte-order mark or without one: the mark is part of the text.
  case utf8
  /// With a byte-order mark.
  case utf16(ReadError.ByteOrder)

  /// - Parameter bytes: a file that `SourceDecoder` took.
  public init(of bytes: ContiguousArray<UInt8>) {
    switch (bytes.first, bytes.dropFirst().first) {
    case (0xFF, 0xFE): self = .utf16(.little)
    case (0xFE, 0xFF): self = .utf16(.big)
    default: self = .utf8
    }
  }

  /// A decoded file as it stands on disk.
  /// - Parameter text: valid UTF-8, its byte-order mark included.
  public func encode(_ text: ContiguousArray<UInt8>) -> ContiguousArray<UInt8> {
    switch self {
    case .utf8: text
    case .utf16(let order): UTF16Transcoder.utf16(from: text, order: order)
    }
  }
}
