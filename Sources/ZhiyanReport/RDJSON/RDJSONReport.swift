import ZhiyanText

/// The parts of reviewdog's diagnostic format; names of properties are names in the output.
enum RDJSONReport {
  struct Source: Encodable {
    var name = "zhiyan"
    var url = "https://github.com/zhiyan-lint/zhiyan"
  }

  struct Diagnostic: Encodable {
    var message: String
    var location: Location
    var severity: String
    var code: Code
    var suggestions: [Suggestion]?
  }

  struct Code: Encodable {
    var value: String
    var url: String?
  }

  struct Location: Encodable {
    var path: String
    var range: Range?
  }

  struct Range: Encodable {
    var start: Place
    /// Exclusive.
    var end: Place
  }

  struct Place: Encodable {
    /// 1-based.
    var line: Int
    /// 1-based, in bytes of UTF-8.
    var column: Int

    init(_ position: Position) {
      line = position.line
      column = position.byteColumn
    }
  }

  /// What to put in place of a range.
  struct Suggestion: Encodable {
    var range: Range
    var text: String
  }
}
