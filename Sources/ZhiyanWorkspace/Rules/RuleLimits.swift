public import ZhiyanRules
import ZhiyanText

extension Rule {
  /// Where alone the rule runs, for people: channels, trades, parts of a document; empty where it runs everywhere.
  public func limits(in language: Language) -> String {
    func part(_ zh: String, _ en: String, _ names: [String]) -> String? {
      names.isEmpty ? nil : "\(language == .zh ? zh : en): \(names.joined(separator: " "))"
    }
    return [
      part("渠道", "channels", channels.map(\.rawValue)), part("行业", "profiles", profiles.map(\.rawValue)),
      part("位置", "where", scopes.map(\.rawValue)),
    ].compactMap { $0 }.joined(separator: " · ")
  }
}
