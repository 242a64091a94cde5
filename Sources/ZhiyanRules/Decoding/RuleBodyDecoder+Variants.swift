import ZhiyanText

extension RuleBodyDecoder {
  /// `exempt:`, nil where it is missing or says nothing.
  mutating func exempt() -> Exemption? {
    guard let node = reader.value("exempt") else { return nil }
    var inner = MappingReader(node, what: "exempt", file: phrases.file)
    let contexts = contexts(&inner)
    let note = inner.localized("note")
    inner.finish()
    if contexts.isEmpty && inner.issues.isEmpty {
      inner.report(
        node.range, "exempt needs phrases that make a hit a lesser matter",
        fix: "near: [相比上一代], or inside before after anywhere"
      )
    }
    reader.add(inner.issues)
    return contexts.isEmpty ? nil : Exemption(contexts: contexts, note: note)
  }

  /// `variants:`, those that name a channel and change something.
  /// - Parameter channels: those to which the rule is limited; empty for all.
  mutating func variants(within channels: [Channel]) -> [Variant] {
    guard let node = reader.value("variants") else { return [] }
    guard let items = node.items else {
      reader.report(
        node.range, "variants: is a list", fix: "- {channels: [sms], level: warning}, one line below variants:")
      return []
    }
    var variants: [Variant] = []
    var taken: Set<Channel> = []
    for item in items {
      var inner = MappingReader(item, what: "a variant", file: phrases.file)
      if let variant = variant(item, within: channels, taken: &taken, &inner) { variants.append(variant) }
      reader.add(inner.issues)
    }
    return variants
  }

  private func variant(
    _ node: YAMLNode, within own: [Channel], taken: inout Set<Channel>, _ inner: inout MappingReader
  ) -> Variant? {
    var channels: [Channel] = []
    for item in inner.list("channels") {
      guard let channel: Channel = inner.choice(item, "channel") else { continue }
      if !own.isEmpty && !own.contains(channel) {
        inner.report(
          item.range, "the rule does not run on \(channel.rawValue)",
          fix: "add it to the rule's channels:, or remove it")
      } else if taken.insert(channel).inserted {
        channels.append(channel)
      } else {
        inner.report(item.range, "\(channel.rawValue) stands in a variant already", fix: "name each channel once")
      }
    }
    let variant = Variant(
      channels: channels, level: inner.value("level").flatMap { inner.choice($0, "level") },
      message: inner.localized("message"), advice: inner.localized("advice"), source: inner.string("source"))
    inner.finish()
    guard inner.issues.isEmpty else { return nil }
    if channels.isEmpty {
      inner.report(node.range, "a variant needs a channel", fix: "channels: [sms]")
      return nil
    }
    if variant.level == nil && variant.message == nil && variant.advice == nil && variant.source == nil {
      inner.report(node.range, "this variant changes nothing", fix: "level: warning, or message advice source")
      return nil
    }
    return variant
  }
}
