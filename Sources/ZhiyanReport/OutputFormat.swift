/// The formats in which a run can be written; the raw value is the name on the command line.
public enum OutputFormat: String, Sendable, CaseIterable {
  /// For people, in a terminal.
  case text
  /// For programs: everything that is known, in zhiyan's own form.
  case json
  /// For code scanning services and viewers: SARIF 2.1.0.
  case sarif
  /// For programs that read line by line: each finding on a line, as in `json`.
  case jsonl
  /// For GitHub Actions: commands that annotate the changed lines.
  case github
  /// For the code quality widget of GitLab.
  case gitlab
  /// For the many services that read what Checkstyle writes.
  case checkstyle
  /// For services that show the results of tests.
  case junit
  /// For reviewdog, with columns that are right in Chinese text.
  case rdjson
  /// For people, on a page or in a comment.
  case markdown
  /// For people, as one file that opens in a browser.
  case html

  /// What writes this format.
  public func formatter(_ context: ReportContext) -> any ReportFormatter {
    switch self {
    case .text: TextFormatter(context)
    case .json: JSONFormatter(context)
    case .sarif: SARIFFormatter(context)
    case .jsonl: JSONLFormatter(context)
    case .github: GitHubFormatter(context)
    case .gitlab: GitLabFormatter(context)
    case .checkstyle: CheckstyleFormatter(context)
    case .junit: JUnitFormatter(context)
    case .rdjson: RDJSONFormatter(context)
    case .markdown: MarkdownFormatter(context)
    case .html: HTMLFormatter(context)
    }
  }
}
