public import ZhiyanText

/// Turns files into documents: the one way in, whatever the format.
public enum Readers {
  /// The prose of a file.
  ///
  /// - Parameter bytes: the file as it was read, in any encoding that `SourceDecoder` takes.
  public static func read(_ bytes: ContiguousArray<UInt8>, format: InputFormat) throws(ReadError) -> Document {
    let source = try SourceDecoder.decode(bytes)
    switch format {
    case .text: return TextReader.read(source)
    case .markdown: return try MarkdownReader.read(source)
    }
  }
}
