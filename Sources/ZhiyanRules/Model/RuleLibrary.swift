/// A named list of phrases that other phrases can use.
public struct WordClass: Sendable {
  public var name: String
  public var phrases: [Phrase]
  /// Where its name is defined.
  public var place: RulePlace

  public init(name: String, phrases: [Phrase], place: RulePlace) {
    self.name = name
    self.phrases = phrases
    self.place = place
  }
}

/// A rule file as it was read: kept for messages that show its lines.
public struct RuleFile: Sendable {
  /// As it is shown to people.
  public var path: String
  public var bytes: ContiguousArray<UInt8>

  public init(path: String, bytes: ContiguousArray<UInt8>) {
    self.path = path
    self.bytes = bytes
  }
}

/// What a file says about its pack as a whole.
public struct Pack: Sendable {
  public var name: String
  public var title: LocalizedText
}

/// All rules of a run, read from their files.
public struct RuleLibrary: Sendable {
  public var files: [RuleFile] = []
  /// By name, one for each.
  public var packs: [Pack] = []
  public var wordClasses: [WordClass] = []
  /// In the order of the files.
  public var rules: [Rule] = []

  public init() {}
}
