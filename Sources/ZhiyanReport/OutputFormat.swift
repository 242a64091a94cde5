/// The formats in which a run can be written; the raw value is the name on the command line.
public enum OutputFormat: String, Sendable, CaseIterable {
  /// For people, in a terminal.
  case text
  /// For programs: everything that is known, in zhiyan's own form.
  case json
  /// For code scanning services and viewers: SARIF 2.1.0.
  case sarif

  /// What writes this format.
  public func formatter(_ context: ReportContext) -> any ReportFormatter {
    switch self {
    case .text: TextFormatter(context)
    case .json: JSONFormatter(context)
    case .sarif: SARIFFormatter(context)
    }
  }
}
