import ZhiyanWorkspace

/// Where a report goes: a stream, or a file that appears whole or not at all.
struct ReportTarget {
  private var sink: OutputSink?
  private var file: AtomicFile?

  /// - Parameter descriptor: where it goes without a path.
  init(path: String?, descriptor: Int32 = 1) throws {
    guard let path else {
      sink = OutputSink(descriptor: descriptor)
      return
    }
    do throws(OutputError) {
      file = try AtomicFile(path)
    } catch {
      switch error {
      case .closedPipe: throw Exit.closedPipe
      case .failed(let reason):
        System.complain("zhiyan: \(path) \(reason)")
        throw Exit.trouble
      }
    }
  }

  mutating func write(_ bytes: [UInt8]) throws(OutputError) {
    guard !bytes.isEmpty else { return }
    if file != nil {
      try file?.write(bytes)
    } else {
      try sink?.write(bytes)
    }
  }

  /// Puts the file in its place.
  mutating func finish() throws(OutputError) {
    try file?.commit()
  }

  /// Leaves nothing behind.
  mutating func abandon() {
    file?.discard()
  }
}
