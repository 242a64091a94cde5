#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What makes a file or a folder the same one, by whatever path it is reached.
struct FileIdentity: Hashable {
  var device: UInt64
  var number: UInt64

  init(_ status: stat) {
    // The types differ between systems, and a device may be negative on Darwin.
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }

  /// Of what the path leads to; nil if that is nothing.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }
}

/// The names in a folder, in the order of their bytes.
struct FolderListing {
  enum Kind { case file, folder, link, other }

  struct Entry {
    /// As the system has it; possibly not UTF-8.
    var name: [UInt8]
    /// Nil where the folder does not tell and the entry itself has to be asked.
    var kind: Kind?
  }

  private(set) var entries: [Entry] = []
  let identity: FileIdentity

  /// - Throws: `FileError` with the system's reason.
  init(_ path: String) throws(FileError) {
    guard let folder = opendir(path) else { throw FileReading.openError(errno) }
    defer { closedir(folder) }
    var status = stat()
    guard fstat(dirfd(folder), &status) == 0 else {
      throw FileError(zh: "读不了:\(FileReading.reason(errno))", en: "cannot be read: \(FileReading.reason(errno))")
    }
    identity = FileIdentity(status)
    while true {
      // Nothing but errno tells the end of the folder from a failure.
      errno = 0
      guard let entry = readdir(folder) else {
        let code = errno
        if code != 0 {
          throw FileError(zh: "读不了:\(FileReading.reason(code))", en: "cannot be read: \(FileReading.reason(code))")
        }
        break
      }
      let name = Self.name(entry)
      if name == [0x2E] || name == [0x2E, 0x2E] { continue }
      entries.append(Entry(name: name, kind: Self.kind(Int32(entry.pointee.d_type))))
    }
    entries.sort { $0.name.lexicographicallyPrecedes($1.name) }
  }

  /// The kind of what a path names, without following a link.
  /// - Throws: `FileError` with the system's reason.
  static func kind(path: String) throws(FileError) -> Kind {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw FileReading.openError(errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  }

  private static func kind(_ type: Int32) -> Kind? {
    switch type {
    case Int32(DT_REG): .file
    case Int32(DT_DIR): .folder
    case Int32(DT_LNK): .link
    case Int32(DT_UNKNOWN): nil
    default: .other
    }
  }

  /// The name in place: the entry is shorter than its type says, so that it must not be copied as a whole.
  private static func name(_ entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return [] }
    let start = UnsafeRawPointer(entry) + offset
    return Array(UnsafeRawBufferPointer(start: start, count: strlen(start.assumingMemoryBound(to: CChar.self))))
  }
}
