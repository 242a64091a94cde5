/// Writes the Markdown report for the page of a run on GitHub Actions, which takes one mebibyte and drops all of a longer
/// one: files that do not fit are left out, and the end says how many.
public struct StepSummaryFormatter: ReportFormatter {
  /// Inputs that could not be checked, of which each is listed.
  private static let listed = 100

  private let markdown: MarkdownFormatter
  private let context: ReportContext
  private let room: Int

  /// - Parameter room: bytes for the files; what is left of a mebibyte is for the end.
  public init(_ context: ReportContext, room: Int = 900_000) {
    self.context = context
    self.room = room
    markdown = MarkdownFormatter(context)
  }

  public var opening: [UInt8] { markdown.opening }
  public var separator: [UInt8] { markdown.separator }
  public func chunk(_ report: FileReport) -> [UInt8] { markdown.chunk(report) }
  public func assembly() -> any ReportAssembly { Assembly(formatter: self, room: room) }

  public func closing(summary: Summary, errors: [InputError]) -> [UInt8] {
    closing(summary: summary, errors: errors, leftOut: 0)
  }

  private func closing(summary: Summary, errors: [InputError], leftOut: Int) -> [UInt8] {
    var notes: [String] = []
    if leftOut > 0 {
      notes.append(
        context.say("另有 \(leftOut) 个文件的结果太长，没有列在这里。", "The results of \(leftOut) more files do not fit here."))
    }
    return markdown.closing(summary: summary, errors: errors, listed: Self.listed, notes: notes)
  }

  private struct Assembly: ReportAssembly {
    let formatter: StepSummaryFormatter
    var room: Int
    var leftOut = 0

    mutating func add(_ chunk: [UInt8]) -> [UInt8] {
      guard chunk.count <= room else {
        leftOut += 1
        return []
      }
      room -= chunk.count
      return chunk
    }

    mutating func finish(summary: Summary, errors: [InputError]) -> [UInt8] {
      formatter.closing(summary: summary, errors: errors, leftOut: leftOut)
    }
  }
}
