#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Why the changes cannot be told, with the way out.
struct ChangeError: Error, Hashable {
  var text: String
}

/// Runs git in the folder of the run.
enum GitCommand {
  struct Result {
    /// 0 for success.
    var status: Int32
    var output: [UInt8]
    /// What it said on standard error.
    var complaint: String
  }

  /// - Throws: `ChangeError` where git cannot be started, or fails.
  static func run(_ arguments: [String], in folder: String? = nil) throws(ChangeError) -> [UInt8] {
    let result = try start(arguments, in: folder)
    guard result.status == 0 else {
      let said = result.complaint.split(separator: "\n").first.map(String.init) ?? "it said nothing"
      // The folder behind -C is no help to anyone.
      let words = arguments.first == "-C" ? arguments.dropFirst(2) : arguments[...]
      throw ChangeError(text: "git \(words.first ?? ""): \(said)")
    }
    return result.output
  }

  /// - Parameter folder: a repository of its own; nil for that of the run, which a hook may have named in the environment.
  /// - Throws: `ChangeError` where git cannot be started.
  static func start(_ arguments: [String], in folder: String? = nil) throws(ChangeError) -> Result {
    var output: [Int32] = [-1, -1]
    var complaint: [Int32] = [-1, -1]
    guard pipe(&output) == 0 else { throw failure(errno) }
    guard pipe(&complaint) == 0 else {
      let code = errno
      output.forEach { close($0) }
      throw failure(code)
    }
    for descriptor in output + complaint { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output[1], 1)
    posix_spawn_file_actions_adddup2(&actions, complaint[1], 2)
    // Names come as bytes, and messages in a language that can be looked up.
    var words: [UnsafeMutablePointer<CChar>?] =
      (["git", "-c", "core.quotePath=false"] + (folder.map { ["-C", $0] } ?? []) + arguments).map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var variables: [UnsafeMutablePointer<CChar>?] = []
    var next = environ
    while let variable = next.pointee {
      // A hook's names of its repository must not lead another one astray.
      if folder == nil || strncmp(variable, "GIT_", 4) != 0 { variables.append(variable) }
      next += 1
    }
    variables.append(nil)
    var process: pid_t = 0
    let code = posix_spawnp(&process, "git", &actions, nil, words, variables)
    close(output[1])
    close(complaint[1])
    defer {
      close(output[0])
      close(complaint[0])
    }
    guard code == 0 else { throw failure(code) }
    let (said, complained) = read(output[0], complaint[0])
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    // The shell's way to count: what it exited with, or 128 for a signal.
    let exit = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128
    return Result(status: exit, output: said, complaint: String(decoding: complained, as: UTF8.self))
  }

  /// The lines that git prints.
  static func lines(_ arguments: [String]) throws(ChangeError) -> [String] {
    try run(arguments).split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The names that git prints, each with a zero behind it.
  static func names(_ arguments: [String], in folder: String? = nil) throws(ChangeError) -> [String] {
    try run(arguments, in: folder).split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Both streams to their ends, whichever has something first: a full pipe would stop git.
  private static func read(_ first: Int32, _ second: Int32) -> ([UInt8], [UInt8]) {
    var results: [[UInt8]] = [[], []]
    var waits = [
      pollfd(fd: first, events: Int16(POLLIN), revents: 0), pollfd(fd: second, events: Int16(POLLIN), revents: 0),
    ]
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while waits.contains(where: { $0.fd >= 0 }) {
      if poll(&waits, 2, -1) < 0 {
        if errno == EINTR { continue }
        break
      }
      for index in waits.indices where waits[index].fd >= 0 && waits[index].revents != 0 {
        let count = systemRead(waits[index].fd, &buffer)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { waits[index].fd = -1 } else { results[index] += buffer[..<count] }
      }
    }
    return (results[0], results[1])
  }

  private static func systemRead(_ descriptor: Int32, _ buffer: inout [UInt8]) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, &buffer, buffer.count)
    #else
      Darwin.read(descriptor, &buffer, buffer.count)
    #endif
  }

  private static func failure(_ code: Int32) -> ChangeError {
    code == ENOENT
      ? ChangeError(text: "git is not installed, or not on PATH")
      : ChangeError(text: "git cannot be started: \(FileReading.reason(code))")
  }
}
