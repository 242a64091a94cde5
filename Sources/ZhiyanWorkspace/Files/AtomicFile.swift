#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Replaces a file as a whole: a reader sees the old content or the new one, and after a failure the old one is still there.
///
/// A link is followed, the mode of an existing file is kept, and what is no file (a pipe, a device, a descriptor such as
/// `/dev/stdout`) is written to directly.
public struct AtomicFile {
  /// A file that is to take the place of another one.
  private struct Replacement {
    var temporary: String
    var target: String
    /// What the file that it replaces was like.
    var old: stat?
  }

  private var sink: OutputSink
  /// The descriptor to close; nil for one that is not ours.
  private var descriptor: Int32?
  private var replacement: Replacement?

  /// Makes ready to write the content of a file, which need not exist yet.
  /// - Throws: `OutputError`, with the system's reason.
  public init(_ path: String) throws(OutputError) {
    // Opened by its name, a redirected descriptor would be the file behind it, which the shell may append to.
    if let given = Self.descriptor(of: path) {
      self.init(descriptor: given, closes: false, replacement: nil)
      return
    }
    switch FileReading.kind(path) {
    case .special:
      let opened = open(path, O_WRONLY | O_CLOEXEC)
      guard opened >= 0 else { throw Self.failure() }
      self.init(descriptor: opened, closes: true, replacement: nil)
    case .folder: throw .failed("is a folder: give the path of a file")
    case .refused(let reason): throw .failed("cannot be written: \(reason)")
    case .file:
      // A rename needs no permission on the file itself, but someone protected it on purpose.
      guard access(path, W_OK) == 0 else { throw Self.failure() }
      var status = stat()
      guard let target = FileReading.realPath(path), stat(target, &status) == 0 else { throw Self.failure() }
      let (temporary, opened) = try Self.openTemporary(beside: target, mode: 0o600)
      let replacement = Replacement(temporary: temporary, target: target, old: status)
      self.init(descriptor: opened, closes: true, replacement: replacement)
    case .missing:
      if FileReading.exists(path) { throw .failed("is a link to something that does not exist") }
      let (temporary, opened) = try Self.openTemporary(beside: path, mode: 0o666)
      let replacement = Replacement(temporary: temporary, target: path, old: nil)
      self.init(descriptor: opened, closes: true, replacement: replacement)
    }
  }

  private init(descriptor: Int32, closes: Bool, replacement: Replacement?) {
    sink = OutputSink(descriptor: descriptor)
    self.descriptor = closes ? descriptor : nil
    self.replacement = replacement
  }

  /// Adds to the content.
  public mutating func write(_ bytes: [UInt8]) throws(OutputError) { try sink.write(bytes) }

  /// Puts the content in its place. Nothing can be written after that.
  /// - Parameter check: called at the last moment, once the content is on the disk; what it throws leaves the old file.
  /// - Throws: `OutputError`; then nothing is left behind.
  public mutating func commit(unless check: () throws(OutputError) -> Void = {}) throws(OutputError) {
    defer { discard() }
    guard let replacement, let descriptor else { return }
    if let old = replacement.old {
      // Only root can keep a foreign owner; anyone else becomes the owner. It comes first, as it may clear mode bits.
      _ = fchown(descriptor, old.st_uid, old.st_gid)
      guard fchmod(descriptor, old.st_mode & 0o7777) == 0 else { throw Self.failure() }
    }
    guard fsync(descriptor) == 0 else { throw Self.failure() }
    try check()
    guard rename(replacement.temporary, replacement.target) == 0 else { throw Self.failure() }
    self.replacement = nil
    Self.syncFolder(of: replacement.target)
  }

  /// Drops what was written and was not put in its place.
  public mutating func discard() {
    if let descriptor { close(descriptor) }
    if let replacement { unlink(replacement.temporary) }
    descriptor = nil
    replacement = nil
  }

  /// Makes the bytes the content of a file, which need not exist yet.
  /// - Throws: `OutputError`, with the system's reason.
  public static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    try write(to: path) { file throws(OutputError) in try file.write(bytes) }
  }

  /// Makes what the body writes the content of a file.
  /// - Throws: `OutputError`, with the system's reason or the body's error.
  public static func write(
    to path: String, _ body: (inout AtomicFile) throws(OutputError) -> Void
  ) throws(OutputError) {
    var file = try AtomicFile(path)
    do throws(OutputError) {
      try body(&file)
    } catch {
      file.discard()
      throw error
    }
    try file.commit()
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

  /// Makes the new name last through a loss of power. Some file systems do not offer it, and the content is safe without.
  private static func syncFolder(of path: String) {
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    close(descriptor)
  }

  private static func failure() -> OutputError { .failed("cannot be written: \(FileReading.reason(errno))") }
}
