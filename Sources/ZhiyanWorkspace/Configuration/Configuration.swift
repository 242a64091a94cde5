public import ZhiyanReaders
public import ZhiyanRules

/// What configurations say of one input, its overrides laid over one another.
public struct Configuration: Sendable {
  /// What a rule or a pack is set to.
  public enum Setting: Hashable, Sendable {
    case off
    case level(Level)
  }

  /// The packs that are on; nil for those that are on by default.
  public var packs: [String]?
  /// By rule id or pack name. A rule's own setting beats its pack's.
  public var levels: [String: Setting] = [:]
  /// Paths of rule files and folders of them, from the folder of the run.
  public var ruleFiles: [String] = []
  /// Words that are no fault wherever they stand.
  public var allowed: [String] = []
  /// Where the copy is sent.
  public var channel: Channel?
  /// The trades that the copy is about.
  public var profiles: [Profile] = []
  /// What the bytes of the file are; nil leaves that to them: UTF-8, or UTF-16 with a byte-order mark.
  public var encoding: TextEncoding?
  /// Fields of a template language that are filled later.
  public var placeholders: [PlaceholderForm] = []
  /// Findings that are accepted here, in the order of the file.
  public var suppressions: [Suppression] = []

  public init() {}

  /// The level of a rule in a run, nil where it is off.
  public func level(of rule: Rule) -> Level? {
    let isOn = packs?.contains(rule.pack) ?? !Rule.optInPacks.contains(rule.pack)
    switch levels[rule.id] ?? levels[rule.pack] {
    case .off: return nil
    case .level(let level): return level
    case nil: return isOn ? rule.level : nil
    }
  }
}
