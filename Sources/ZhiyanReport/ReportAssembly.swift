/// Puts the output of one run together from the chunks of its files, in their order.
///
/// Most formats stream: a chunk is written as it comes, and nothing is kept. A format of which its reader shows only a part
/// keeps that part, and no more, until all files are done.
public protocol ReportAssembly {
  /// Takes the chunk of the next file.
  /// - Returns: what can be written by now.
  mutating func add(_ chunk: [UInt8]) -> [UInt8]
  /// Takes what is known at the end.
  /// - Returns: the rest of the output.
  mutating func finish(summary: Summary, errors: [InputError]) -> [UInt8]
}

/// Writes each chunk as it comes, with the format's separator between those that are not empty.
struct StreamedAssembly: ReportAssembly {
  private let formatter: any ReportFormatter
  private var isFirst = true

  init(_ formatter: any ReportFormatter) { self.formatter = formatter }

  mutating func add(_ chunk: [UInt8]) -> [UInt8] {
    guard !chunk.isEmpty else { return [] }
    defer { isFirst = false }
    return isFirst ? chunk : formatter.separator + chunk
  }

  mutating func finish(summary: Summary, errors: [InputError]) -> [UInt8] {
    formatter.closing(summary: summary, errors: errors)
  }
}
