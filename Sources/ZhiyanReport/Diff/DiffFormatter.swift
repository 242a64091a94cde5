/// Writes what a fix would change in each file, and nothing else.
public struct DiffFormatter: ReportFormatter {
  public init() {}

  public var opening: [UInt8] { [] }
  public var separator: [UInt8] { [] }

  public func chunk(_ report: FileReport) -> [UInt8] {
    report.change.map { UnifiedDiff.write(path: report.path, old: $0.old, new: $0.new) } ?? []
  }

  public func closing(summary: Summary, errors: [InputError]) -> [UInt8] { [] }
}
