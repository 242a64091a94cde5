import ZhiyanRules
import ZhiyanText

/// The parts of the JSON report; names of properties are names in the output.
enum JSONReport {
  struct Tool: Encodable {
    var name = "zhiyan"
    var version: String
  }

  struct File: Encodable {
    var path: String
    var findings: [Finding]
    /// Only where a run is asked to show them.
    var suppressed: [Finding]?
  }

  /// Why a finding does not count.
  struct Suppression: Encodable {
    /// `comment`, `configuration` or `baseline`.
    var origin: String
    var reason: String
  }

  struct Finding: Encodable {
    var rule: String
    var category: String
    var level: String
    var message: String
    var match: String
    var range: Range
    var advice: String
    var source: String
    var suggestions: [Suggestion]
    var fingerprint: String
    /// The words that the rule knows, where copy wrote them otherwise.
    var written: String?
    /// True where the rule's exemption lowered the level; left out otherwise.
    var exempt: Bool?
    var suppression: Suppression?
  }

  struct Range: Encodable {
    var start: Place
    /// Exclusive.
    var end: Place
  }

  struct Place: Encodable {
    /// 1-based.
    var line: Int
    /// 1-based, in UTF-16 units.
    var column: Int
    /// 0-based offsets in the decoded file.
    var byte: Int
    var utf16: Int
    var scalar: Int

    init(_ position: Position) {
      line = position.line
      column = position.column
      byte = position.byte
      utf16 = position.utf16
      scalar = position.scalar
    }
  }

  struct Suggestion: Encodable {
    var text: String
    /// True where `--fix` puts it in place; left out otherwise.
    var safe: Bool?
  }

  struct Error: Encodable {
    var path: String
    var message: String
  }

  struct Counts: Encodable {
    var files: Int
    var error: Int
    var warning: Int
    var suggestion: Int
    var suppressed: Int
    var baselined: Int
    /// Findings of rules that have changed since the baseline, not shown; left out where there are none.
    var held: Int?
    /// Left out where nothing was fixed.
    var fixed: Int?

    init(_ summary: Summary) {
      files = summary.files
      error = summary.error
      warning = summary.warning
      suggestion = summary.suggestion
      suppressed = summary.suppressed
      baselined = summary.baselined
      held = summary.held > 0 ? summary.held : nil
      fixed = summary.fixed > 0 ? summary.fixed : nil
    }
  }
}
