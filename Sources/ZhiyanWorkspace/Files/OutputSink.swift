#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Why output did not get where it should.
public enum OutputError: Error, Hashable, Sendable {
  /// Nobody reads the pipe any more, as after `| head`: a reason to stop quietly.
  case closedPipe
  /// The system's reason, as a sentence whose subject is the output.
  case failed(String)
}

/// Writes to a file descriptor until every byte is taken or the system refuses.
///
/// The process must ignore SIGPIPE, or a closed pipe ends it before it can be told here.
public struct OutputSink: Sendable {
  private let descriptor: Int32
  private var failure: OutputError?

  /// - Parameter descriptor: open for writing; it stays open.
  public init(descriptor: Int32) { self.descriptor = descriptor }

  /// Writes all bytes, waiting for a descriptor that does not block. After a failure every call fails in the same way,
  /// so that no output with a hole in it comes about.
  public mutating func write(_ bytes: [UInt8]) throws(OutputError) {
    if let failure { throw failure }
    var done = 0
    while done < bytes.count {
      let (written, code) = bytes.withUnsafeBytes { buffer in
        let n = systemWrite(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        return (n, errno)
      }
      if written >= 0 {
        done += written
      } else if code == EAGAIN || code == EWOULDBLOCK {
        waitForRoom()
      } else if code != EINTR {
        let error = code == EPIPE ? OutputError.closedPipe : .failed("cannot be written: \(FileReading.reason(code))")
        failure = error
        throw error
      }
    }
  }

  private func waitForRoom() {
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    // Whatever it says, the next write tells more.
    _ = poll(&request, 1, -1)
  }
}

private func systemWrite(_ descriptor: Int32, _ from: UnsafeRawPointer?, _ count: Int) -> Int {
  #if canImport(Glibc)
    Glibc.write(descriptor, from, count)
  #else
    Darwin.write(descriptor, from, count)
  #endif
}
