public import ZhiyanRules

/// What a message-level check found out beside the words, for `{count}`, `{age}` and `{missing}` in messages.
public struct FindingValues: Hashable, Sendable {
  public var count: Int?
  /// In whole months.
  public var age: Int?
  /// Names of what is lacking, in the order of the rule.
  public var missing: [LocalizedText]

  public init(count: Int? = nil, age: Int? = nil, missing: [LocalizedText] = []) {
    self.count = count
    self.age = age
    self.missing = missing
  }
}
