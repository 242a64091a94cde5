public import ZhiyanRules

/// What a formatter has to know beside the findings.
public struct ReportContext: Sendable {
  /// The rules of the run; `Finding.rule` is an index into them.
  public var rules: [Rule]
  /// The titles of packs, for formats that show them; the first of a name counts.
  public var packs: [Pack] = []
  /// The language of messages; a rule that lacks it speaks the other one.
  public var language: Language
  /// Whether text for people carries ANSI colours. No other format ever does.
  public var usesColor: Bool
  /// The tool's version, such as `1.2.0`.
  public var version: String
  /// Whether findings that are suppressed are shown, with the reason.
  public var showsSuppressed = false
  /// Room for a line of the user's text, in columns of a terminal.
  public var width: Int

  public init(rules: [Rule], language: Language, version: String, usesColor: Bool = false, width: Int = 80) {
    self.rules = rules
    self.language = language
    self.usesColor = usesColor
    self.version = version
    self.width = max(20, width)
  }

  /// The Chinese or the English wording.
  func say<Wording>(_ zh: @autoclosure () -> Wording, _ en: @autoclosure () -> Wording) -> Wording {
    switch language {
    case .zh: zh()
    case .en: en()
    }
  }
}
