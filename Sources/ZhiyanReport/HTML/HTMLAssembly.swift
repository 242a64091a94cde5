/// Keeps the files until all are done, because totals, charts and filters stand before them.
struct HTMLAssembly: ReportAssembly {
  private let formatter: HTMLFormatter
  private var files: [HTMLFile] = []

  init(_ formatter: HTMLFormatter) { self.formatter = formatter }

  mutating func add(_ chunk: [UInt8]) -> [UInt8] {
    // An input that could not be read has none.
    if !chunk.isEmpty { files.append(HTMLFile(encoded: chunk)) }
    return []
  }

  mutating func finish(summary: Summary, errors: [InputError]) -> [UInt8] {
    var page = HTMLPage(formatter, files: files, summary: summary, errors: errors)
    files = []
    return page.written() + formatter.closing(summary: summary, errors: errors)
  }
}
