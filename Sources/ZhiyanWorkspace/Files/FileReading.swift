public import ZhiyanRules

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Why a path cannot be read, as a sentence for people.
public struct FileError: Error, Hashable, Sendable {
  public var zh: String
  public var en: String

  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  public func message(in language: Language) -> String {
    switch language {
    case .zh: zh
    case .en: en
    }
  }
}

/// Files as the system has them: whole, by path, without a library in between.
public enum FileReading {
  /// What a path names.
  public enum Kind: Sendable {
    case file, folder, missing
    /// A pipe, a socket, a device: reading it could wait for ever.
    case special
    /// It may not be looked at; the system's reason.
    case refused(String)

    var isMissing: Bool { if case .missing = self { true } else { false } }
  }

  public static func kind(_ path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else {
      switch errno {
      case ENOENT, ENOTDIR: return .missing
      default: return .refused(reason(errno))
      }
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .special
    }
  }

  /// Whether two paths name the same folder.
  static func isSameFolder(_ a: String, _ b: String) -> Bool {
    var first = stat()
    var second = stat()
    guard stat(a, &first) == 0, stat(b, &second) == 0 else { return true }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

  /// The names in a folder, in no order; empty where it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  /// The bytes of a file.
  /// - Throws: `FileError` with the system's reason.
  public static func read(_ path: String) throws(FileError) -> ContiguousArray<UInt8> {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw openError(errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw FileError(zh: "读不了:\(reason(errno))", en: "cannot be read: \(reason(errno))")
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw FileError(zh: "不是文件:请给出文件或文件夹的路径", en: "is no file: give the path of a file or a folder")
    }
    return try read(descriptor, expected: Int(status.st_size))
  }

  /// Everything that standard input gives.
  /// - Throws: `FileError` with the system's reason.
  public static func readStandardInput() throws(FileError) -> ContiguousArray<UInt8> {
    try read(STDIN_FILENO, expected: 0)
  }

  private static func read(_ descriptor: Int32, expected: Int) throws(FileError) -> ContiguousArray<UInt8> {
    var bytes = ContiguousArray<UInt8>()
    // One byte more than the file has, so that its end is seen without growing.
    var room = max(expected + 1, 1 << 16)
    var failure: Int32 = 0
    while true {
      let before = bytes.count
      var got = 0
      let grown = ContiguousArray<UInt8>(unsafeUninitializedCapacity: before + room) { buffer, count in
        if before > 0 {
          bytes.withUnsafeBufferPointer { old in
            if let from = old.baseAddress { buffer.baseAddress?.update(from: from, count: before) }
          }
        }
        count = before
        while count < before + room {
          let n = systemRead(descriptor, buffer.baseAddress.map { $0 + count }, before + room - count)
          if n < 0 && errno == EINTR { continue }
          if n < 0 { failure = errno }
          if n <= 0 { break }
          count += n
        }
        got = count - before
      }
      bytes = grown
      if failure != 0 { throw FileError(zh: "读不了:\(reason(failure))", en: "cannot be read: \(reason(failure))") }
      if got < room { return bytes }
      room = max(bytes.count, 1 << 16)
    }
  }

  private static func systemRead(_ descriptor: Int32, _ to: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, to, count)
    #else
      Darwin.read(descriptor, to, count)
    #endif
  }

  static func openError(_ code: Int32) -> FileError {
    switch code {
    case ENOENT: missing
    case EACCES: FileError(zh: "没有读取权限:请检查文件权限", en: "may not be read: check its permissions")
    default: FileError(zh: "打不开:\(reason(code))", en: "cannot be opened: \(reason(code))")
    }
  }

  static let missing = FileError(zh: "没有这个文件或文件夹", en: "there is no such file or folder")

  static func reason(_ code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }
}
