import ZhiyanLanguageServer

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Carries bytes between standard streams and a language server.
///
/// One thread waits in `poll` for whatever comes first: bytes to read, or room to write. It never waits in `write`, so a client
/// that writes while it should read does not stop it. Idle, it wakes only to see whether the client is still there.
struct StreamLoop {
  private var server: LanguageServer
  private let clientProcess: Int32?
  private var output: [UInt8] = []
  /// How much of the output is written.
  private var written = 0

  /// How often a client's process is looked for, in milliseconds.
  private static let patience: Int32 = 3_000
  /// How long nothing must come before what can wait is begun, in milliseconds: longer than between two keys.
  private static let pause: Int32 = 250
  /// What a pipe takes at once when `poll` says that it has room.
  private static let pipeRoom = 4_096

  init(_ server: LanguageServer, clientProcess: Int32?) {
    self.server = server
    self.clientProcess = clientProcess
  }

  /// - Returns: the exit code.
  mutating func run() -> Int32 {
    var isQuiet = false
    while true {
      let didWork = server.step()
      // What is still in the pipe may change what is to be said.
      if !didWork && !poll(timeout: 0).hasInput { server.settle() }
      output += server.takeOutput()
      if let code = server.exitCode { return writeRest() ? code : 1 }
      let watched = server.clientProcess ?? clientProcess
      let canRest = server.canRest
      let events = poll(
        timeout: didWork || (isQuiet && !canRest) ? 0 : !canRest ? Self.pause : watched == nil ? -1 : Self.patience)
      if events.hasInput {
        isQuiet = false
        read()
      }
      if events.hasRoom && !write() { return 1 }
      guard !events.hasInput, !events.hasRoom, !didWork else { continue }
      if canRest, let watched, kill(watched, 0) != 0, errno == ESRCH { server.end() }
      if !canRest {
        isQuiet = true
        server.work()
      }
    }
  }

  // MARK: Streams

  private func poll(timeout: Int32) -> (hasInput: Bool, hasRoom: Bool) {
    var streams = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: written < output.count ? STDOUT_FILENO : -1, events: Int16(POLLOUT), revents: 0),
    ]
    #if canImport(Glibc)
      let count = Glibc.poll(&streams, nfds_t(streams.count), timeout)
    #else
      let count = Darwin.poll(&streams, nfds_t(streams.count), timeout)
    #endif
    return count > 0 ? (streams[0].revents != 0, streams[1].revents != 0) : (false, false)
  }

  /// Takes what is there; at the end of input the server ends.
  private mutating func read() {
    var isEnd = false
    let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      #if canImport(Glibc)
        let got = Glibc.read(STDIN_FILENO, buffer.baseAddress, buffer.count)
      #else
        let got = Darwin.read(STDIN_FILENO, buffer.baseAddress, buffer.count)
      #endif
      isEnd = got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN)
      count = max(0, got)
    }
    server.receive(bytes)
    if isEnd {
      // What came before the end still counts.
      while server.step() {}
      server.end()
    }
  }

  /// Writes some of the output; false where nobody reads it any more.
  private mutating func write() -> Bool {
    let count = output[written...].prefix(Self.pipeRoom).withUnsafeBytes { bytes in
      #if canImport(Glibc)
        Glibc.write(STDOUT_FILENO, bytes.baseAddress, bytes.count)
      #else
        Darwin.write(STDOUT_FILENO, bytes.baseAddress, bytes.count)
      #endif
    }
    if count < 0 { return errno == EINTR || errno == EAGAIN }
    written += count
    if written == output.count {
      output.removeAll(keepingCapacity: output.count < 1 << 20)
      written = 0
    }
    return true
  }

  private mutating func writeRest() -> Bool {
    while written < output.count {
      guard write() else { return false }
    }
    return true
  }
}
