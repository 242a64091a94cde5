import ZhiyanWorkspace

/// Where a report goes: standard output, or a file that appears whole or not at all.
struct ReportTarget {
  private var sink: OutputSink?
  private var file: AtomicFile?

  init(path: String?) throws {
    guard let path else {
      sink = OutputSink(descriptor: 1)
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
