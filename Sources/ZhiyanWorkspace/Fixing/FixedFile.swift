import ZhiyanReaders

/// A fixed file on its way back to the disk.
enum FixedFile {
  /// The file as it will stand on disk, in the encoding that it has.
  /// - Parameter declared: the encoding that the configuration names.
  /// - Throws: `FileError` where that would not read back as the same text, or change bytes that no fix is about.
  static func bytes(
    _ source: ContiguousArray<UInt8>, insteadOf old: ContiguousArray<UInt8>, declared: TextEncoding?
  ) throws(FileError) -> ContiguousArray<UInt8> {
    let encoding = SourceDecoder.encoding(of: old, declared: declared)
    // A file may spell a character in a way of its own, which writing it back would change.
    guard let text = try? encoding.decode(old), try encode(text, encoding) == old else { throw unfit }
    let new = try encode(source, encoding)
    guard (try? encoding.decode(new)) == source else { throw unfit }
    return new
  }

  private static func encode(
    _ text: ContiguousArray<UInt8>, _ encoding: TextEncoding
  ) throws(FileError) -> ContiguousArray<UInt8> {
    do throws(EncodeError) {
      return try encoding.encode(text)
    } catch {
      throw FileError(zh: "改好的文字存不回去:\(error.zh),文件没有动", en: "\(error.en): the file is as it was")
    }
  }

  private static var unfit: FileError {
    FileError(zh: "改好的文字存不回原来的编码,文件没有动", en: "the fixed text does not fit its encoding: the file is as it was")
  }

  /// Puts a fixed file in the place of the old one, which a reader or a crash sees as a whole or not at all.
  /// - Throws: `FileError` where it cannot be written, or is no longer what was read; then it is as it was.
  static func write(
    _ new: ContiguousArray<UInt8>, to path: String, insteadOf old: ContiguousArray<UInt8>
  ) throws(FileError) {
    var file: AtomicFile
    do throws(OutputError) {
      file = try AtomicFile(path)
    } catch {
      throw failure(error)
    }
    defer { file.discard() }
    do throws(OutputError) {
      try file.write(Array(new))
      try file.commit { () throws(OutputError) in
        // By content: a clock is coarser than two saves of an editor can be apart.
        guard (try? FileReading.read(path)) == old else { throw .failed(changed) }
      }
    } catch {
      // Under another name the same file may have been fixed already.
      if error == .failed(changed), (try? FileReading.read(path)) == new { return }
      throw failure(error)
    }
  }

  static func unsettled(_ rules: String) -> FileError {
    FileError(
      zh: "没有改动:\(rules) 的改写互相抵消或者没有尽头,请检查规则的 instead:",
      en: "left as it is: the rewrites of \(rules) undo each other or never end; look at instead: in these rules")
  }

  private static let changed = "changed"

  private static func failure(_ error: OutputError) -> FileError {
    switch error {
    case .failed(changed):
      FileError(
        zh: "检查的时候文件被别的程序改了,没有动它:请再运行一次", en: "was changed by another program meanwhile and is left as it is: run again"
      )
    case .failed(let reason):
      FileError(
        zh: "改好的文件写不进去:\(reason.replacing("cannot be written: ", with: ""))", en: "is not fixed, as it \(reason)")
    case .closedPipe: FileError(zh: "改好的文件写不进去", en: "cannot be fixed")
    }
  }
}
