/// What a rule says otherwise on some channels; what is nil stays as the rule has it.
public struct Variant: Sendable {
  /// At least one.
  public var channels: [Channel]
  public var level: Level?
  public var message: LocalizedText?
  public var advice: LocalizedText?
  public var source: String?

  public init(
    channels: [Channel], level: Level? = nil, message: LocalizedText? = nil, advice: LocalizedText? = nil,
    source: String? = nil
  ) {
    self.channels = channels
    self.level = level
    self.message = message
    self.advice = advice
    self.source = source
  }
}

extension Rule {
  /// The variant that speaks on a channel; no two name the same channel.
  public func variant(on channel: Channel?) -> Int? {
    guard let channel else { return nil }
    return variants.firstIndex { $0.channels.contains(channel) }
  }

  /// The rule as one of its variants has it.
  public func applying(_ variant: Int?) -> Rule {
    guard let variant, variants.indices.contains(variant) else { return self }
    let own = variants[variant]
    var rule = self
    rule.level = own.level ?? level
    rule.message = own.message ?? message
    rule.advice = own.advice ?? advice
    rule.source = own.source ?? source
    return rule
  }

  /// Whether the rule runs at all where copy is sent.
  public func runs(on channel: Channel?, for trades: Set<Profile>) -> Bool {
    let isOnChannel = channels.isEmpty || channel.map(channels.contains) ?? false
    return isOnChannel && (profiles.isEmpty || profiles.contains(where: trades.contains))
  }
}
