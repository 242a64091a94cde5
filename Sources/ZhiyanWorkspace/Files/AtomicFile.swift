#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Replaces files as a whole: a reader sees the old content or the new one, and after a failure the old one is still there.
public enum AtomicFile {
  /// Makes the bytes the content of a file, which need not exist yet.
  /// - Throws: `OutputError`, with the system's reason.
  public static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    try write(to: path) { sink throws(OutputError) in try sink.write(bytes) }
  }

  /// Makes what the body writes the content of a file. A link is followed, the mode of an existing file is kept, and what
  /// is no file (a pipe, a device, a descriptor such as `/dev/stdout`) is written to directly.
  /// - Throws: `OutputError`, with the system's reason or the body's error.
  public static func write(
    to path: String, _ body: (inout OutputSink) throws(OutputError) -> Void
  ) throws(OutputError) {
    // Opened by its name, a redirected descriptor would be the file behind it, which the shell may append to.
    if let descriptor = descriptor(of: path) {
      var sink = OutputSink(descriptor: descriptor)
      return try body(&sink)
    }
    switch FileReading.kind(path) {
    case .special: try writeDirectly(to: path, body)
    case .folder: throw .failed("is a folder: give the path of a file")
    case .refused(let reason): throw .failed("cannot be written: \(reason)")
    case .file:
      // A rename needs no permission on the file itself, but someone protected it on purpose.
      guard access(path, W_OK) == 0 else { throw failure() }
      var status = stat()
      guard let target = FileReading.realPath(path), stat(target, &status) == 0 else { throw failure() }
      try replace(target, keeping: status, body)
    case .missing:
      if FileReading.exists(path) { throw .failed("is a link to something that does not exist") }
      try replace(path, keeping: nil, body)
    }
  }

  private static func descriptor(of path: String) -> Int32? {
    switch path {
    case "/dev/stdout": return STDOUT_FILENO
    case "/dev/stderr": return STDERR_FILENO
    default:
      for prefix in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(prefix) {
        return Int32(path.dropFirst(prefix.count))
      }
      return nil
    }
  }

  private static func writeDirectly(
    to path: String, _ body: (inout OutputSink) throws(OutputError) -> Void
  ) throws(OutputError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    var sink = OutputSink(descriptor: descriptor)
    try body(&sink)
  }

  private static func replace(
    _ target: String, keeping old: stat?, _ body: (inout OutputSink) throws(OutputError) -> Void
  ) throws(OutputError) {
    let (temporary, descriptor) = try openTemporary(beside: target, mode: old == nil ? 0o666 : 0o600)
    var isInPlace = false
    defer { if !isInPlace { unlink(temporary) } }
    do {
      defer { close(descriptor) }
      var sink = OutputSink(descriptor: descriptor)
      try body(&sink)
      if let old {
        // Only root can keep a foreign owner; anyone else becomes the owner. It comes first, as it may clear mode bits.
        _ = fchown(descriptor, old.st_uid, old.st_gid)
        guard fchmod(descriptor, old.st_mode & 0o7777) == 0 else { throw failure() }
      }
      guard fsync(descriptor) == 0 else { throw failure() }
    }
    guard rename(temporary, target) == 0 else { throw failure() }
    isInPlace = true
  }

  /// A new file in the folder of the target, because a rename works only within a file system.
  private static func openTemporary(beside target: String, mode: mode_t) throws(OutputError) -> (String, Int32) {
    let bytes = target.utf8
    let folder = bytes.lastIndex(of: UInt8(ascii: "/")).map { String(target[...$0]) } ?? ""
    while true {
      // Not made of the target's name, which may be as long as a name can be.
      let path = folder + ".zhiyan-" + String(UInt64.random(in: .min ... .max), radix: 36)
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
      if descriptor >= 0 { return (path, descriptor) }
      guard errno == EEXIST else { throw failure() }
    }
  }

  private static func failure() -> OutputError { .failed("cannot be written: \(FileReading.reason(errno))") }
}
