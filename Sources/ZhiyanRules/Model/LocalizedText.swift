/// A language that rules and output speak.
public enum Language: String, Sendable, CaseIterable {
  case zh, en
}

/// A text of a rule in the languages that its author gave; at least one of them.
public struct LocalizedText: Hashable, Sendable {
  public var zh: String?
  public var en: String?

  public init(zh: String? = nil, en: String? = nil) {
    self.zh = zh
    self.en = en
  }

  /// The text in the language asked for, or else in the other one.
  public func text(in language: Language) -> String {
    switch language {
    case .zh: zh ?? en ?? ""
    case .en: en ?? zh ?? ""
    }
  }
}
