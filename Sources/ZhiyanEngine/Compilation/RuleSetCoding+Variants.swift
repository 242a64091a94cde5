import ZhiyanRules

// What rules say of channels, trades and exemptions, as bytes.

extension BinaryWriter {
  mutating func write(_ silencers: RuleSet.Silencers) {
    write(silencers.inside)
    write(silencers.near)
    write(silencers.before)
    write(silencers.after)
    write(silencers.anywhere)
  }

  mutating func write(_ exemption: RuleSet.Silencers?) {
    write(exemption == nil ? 0 : 1)
    if let exemption { write(exemption) }
  }

  /// Of an exemption only its note: what silences is compiled.
  mutating func writeVariants(of rule: Rule) {
    write(rule.profiles.map(\.rawValue).joined(separator: " "))
    write(rule.exempt == nil ? 0 : 1)
    if let exempt = rule.exempt { write(exempt.note ?? LocalizedText()) }
    write(rule.variants.count)
    for variant in rule.variants {
      write(variant.channels.map(\.rawValue).joined(separator: " "))
      write(variant.level?.rawValue ?? "")
      write(variant.message ?? LocalizedText())
      write(variant.advice ?? LocalizedText())
      write(variant.source.map { "=" + $0 } ?? "")
    }
  }
}

extension BinaryReader {
  mutating func silencers() -> RuleSet.Silencers {
    RuleSet.Silencers(inside: index(), near: index(), before: index(), after: index(), anywhere: index())
  }

  mutating func exemption() -> RuleSet.Silencers? { int() == 0 ? nil : silencers() }

  mutating func variants() -> (profiles: [Profile], exempt: Exemption?, variants: [Variant]) {
    let profiles = string().split(separator: " ").compactMap { Profile(rawValue: String($0)) }
    let exempt = int() == 0 ? nil : Exemption(note: text())
    let variants = (0..<int()).map { _ in
      Variant(
        channels: string().split(separator: " ").compactMap { Channel(rawValue: String($0)) },
        level: Level(rawValue: string()), message: text(), advice: text(), source: source())
    }
    return (profiles, exempt, variants)
  }

  /// A text that may be missing.
  private mutating func text() -> LocalizedText? {
    let text = localized()
    return text == LocalizedText() ? nil : text
  }

  private mutating func source() -> String? {
    let text = string()
    return text.isEmpty ? nil : String(text.dropFirst())
  }
}
