#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Files to which several programs add one after another.
public enum FileAppending {
  /// Adds the bytes to the end of a file, which need not exist yet.
  /// - Throws: `OutputError`, with the system's reason; part of the bytes may be in the file then.
  public static func append(_ bytes: [UInt8], to path: String) throws(OutputError) {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .failed("cannot be written: \(FileReading.reason(errno))") }
    var sink = OutputSink(descriptor: descriptor)
    do throws(OutputError) {
      try sink.write(bytes)
    } catch {
      _ = close(descriptor)
      throw error
    }
    // Some file systems say only here that the disk is full.
    guard close(descriptor) == 0 else { throw .failed("cannot be written: \(FileReading.reason(errno))") }
  }
}
