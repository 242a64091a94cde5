public import ZhiyanText

/// Turns files into documents: the one way in, whatever the format.
public enum Readers {
  /// The prose of a file.
  ///
  /// - Parameters:
  ///   - bytes: the file as it was read, in any encoding that `SourceDecoder` takes.
  ///   - encoding: what it was declared to be; nil leaves that to its bytes.
  ///   - placeholders: what is filled later, and so is no prose.
  public static func read(
    _ bytes: ContiguousArray<UInt8>, format: InputFormat, encoding: TextEncoding? = nil,
    placeholders: [PlaceholderForm] = []
  ) throws(ReadError) -> Document {
    let source: ContiguousArray<UInt8>
    if let encoding { source = try encoding.decode(bytes) } else { source = try SourceDecoder.decode(bytes) }
    switch format {
    case .text: return TextReader.read(source).hiding(placeholders)
    case .markdown: return try MarkdownReader.read(source).hiding(placeholders)
    }
  }
}
