import ZhiyanReport
import ZhiyanWorkspace

/// The page of a step on GitHub Actions, to which a run in the form for GitHub adds its report.
struct StepSummary {
  private static let variable = "GITHUB_STEP_SUMMARY"

  private let path: String
  /// What is to be added; the formatter sees to it that it stays small.
  private var page = Array("\n".utf8)

  /// Nil where the format is another one, or the program does not run on GitHub Actions.
  init?(for format: OutputFormat) {
    guard format == .github, let path = System.environment(Self.variable), !path.isEmpty else { return nil }
    self.path = path
  }

  mutating func add(_ bytes: [UInt8]) { page += bytes }

  /// Adds the page to the file.
  /// - Returns: false where that was not possible, which has been said then.
  func append() -> Bool {
    do throws(OutputError) {
      try FileAppending.append(page, to: path)
      return true
    } catch {
      switch error {
      case .closedPipe: System.complain("zhiyan: \(Self.variable): nobody reads \(path)")
      case .failed(let reason): System.complain("zhiyan: \(Self.variable): \(path) \(reason)")
      }
      return false
    }
  }
}
