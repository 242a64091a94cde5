import ZhiyanReaders

/// Bytes from outside, made fit to be read.
public enum CheckInput {
  /// The bytes as UTF-8.
  /// - Throws: `FileError` that says what they are instead, and the way out.
  public static func decode(_ bytes: ContiguousArray<UInt8>) throws(FileError) -> ContiguousArray<UInt8> {
    do throws(ReadError) {
      return try SourceDecoder.decode(bytes)
    } catch {
      throw FileError(zh: error.zh, en: error.en)
    }
  }
}
