import ZhiyanWorkspace

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder of its own for one test, gone with it. Paths given to it are relative.
final class TemporaryFolder: Sendable {
  let path: String

  init() {
    var template = Array("/tmp/zhiyan-test-XXXXXX".utf8CString)
    // Real, so that the system's temporary folder being a link (as on macOS) changes nothing.
    guard let made = mkdtemp(&template), let real = realpath(made, nil) else {
      preconditionFailure("cannot make a temporary folder: \(String(cString: strerror(errno)))")
    }
    path = String(cString: real)
    free(real)
  }

  deinit { _ = Command.run("chmod -R u+rwx '\(path)'; rm -rf '\(path)'") }

  func callAsFunction(_ name: String) -> String { path + "/" + name }

  func folder(_ name: String) {
    var made = path
    for component in name.split(separator: "/") {
      made += "/" + component
      mkdir(made, 0o755)
    }
  }

  /// Writes a file, with the folders above it.
  func file(_ name: String, _ text: String = "正文") {
    file(Array(name.utf8), text)
  }

  func file(_ name: [UInt8], _ text: String = "正文") {
    if let slash = name.lastIndex(of: UInt8(ascii: "/")) {
      folder(String(decoding: name[..<slash], as: UTF8.self))
    }
    let whole = Array((path + "/").utf8) + name
    let descriptor = (whole.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer {
      $0.baseAddress.map { open($0, O_WRONLY | O_CREAT | O_TRUNC, 0o644) } ?? -1
    }
    precondition(descriptor >= 0, "cannot write \(name): \(String(cString: strerror(errno)))")
    _ = Array(text.utf8).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
  }

  /// Writes a file, with the folders above it.
  /// - Returns: its path.
  func put(_ name: String, _ text: String) -> String {
    file(name, text)
    return self(name)
  }

  func link(_ name: String, to target: String) {
    precondition(symlink(target, self(name)) == 0)
  }

  func text(_ name: String) -> String? {
    (try? FileReading.read(self(name))).map { String(decoding: $0, as: UTF8.self) }
  }

  func mode(_ name: String) -> mode_t {
    var status = stat()
    return lstat(self(name), &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  /// Everything in the folder itself, hidden names included.
  func names() -> [String] {
    Command.run("ls -A '\(path)'").output.split(separator: "\n").map(String.init)
  }

  /// The files that a walk gives, relative to the folder.
  func walked(respectsIgnoreFiles: Bool = true) -> [String] {
    FileWalker(respectsIgnoreFiles: respectsIgnoreFiles).walk(path).files.map { String($0.dropFirst(path.count + 1)) }
  }
}

/// A command line of the system's shell.
enum Command {
  static func run(_ line: String) -> (output: String, status: Int32) {
    guard let pipe = popen(line, "r") else { return ("", -1) }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, pipe), count > 0 { output += buffer[..<count] }
    let status = pclose(pipe)
    return (String(decoding: output, as: UTF8.self), (status >> 8) & 0xFF)
  }
}
