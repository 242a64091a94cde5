public import ZhiyanRules

/// What a `.zhiyan.yaml` says.
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
