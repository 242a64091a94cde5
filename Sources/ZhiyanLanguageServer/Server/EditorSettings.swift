import ZhiyanRules
import ZhiyanWorkspace

/// What a client can set: in `initializationOptions`, and under `zhiyan` in its configuration.
///
/// The keys are those of the command line: `language`, `channel`, `profile`, `minLevel`, `rules`, `enable`, `disable`, `config`.
struct EditorSettings: Hashable {
  var language: Language?
  var channel: Channel?
  var profiles: [Profile] = []
  var minimumLevel: Level?
  var ruleFiles: [String] = []
  var enabled: [String] = []
  var disabled: [String] = []
  var configuration: String?
  /// What could not be understood, each as a sentence.
  var mistakes: [String] = []

  /// Lays what a client sends over what was said before. Null and missing values say nothing, and neither does an empty list,
  /// as which Lua writes an empty table.
  mutating func lay(_ json: JSON) {
    guard !json.isNull, json != .array([]) else { return }
    guard let members = json.object else {
      mistakes.append("the settings of zhiyan are no object, and do not count")
      return
    }
    for (key, value) in members.sorted(by: { $0.key < $1.key }) where !value.isNull { set(key, value) }
  }

  private mutating func set(_ key: String, _ value: JSON) {
    switch key {
    case "language": language = choice(key, value, or: language)
    case "channel": channel = choice(key, value, or: channel)
    case "minLevel": minimumLevel = choice(key, value, or: minimumLevel)
    case "config":
      if let path = value.string { configuration = path.isEmpty ? nil : path } else { refuse(key, "a path") }
    case "rules": if let list = list(key, value) { ruleFiles = list }
    case "enable": if let list = list(key, value) { enabled = list }
    case "disable": if let list = list(key, value) { disabled = list }
    case "profile":
      guard let names = list(key, value) else { return }
      profiles = names.compactMap { name in
        let profile = Profile(rawValue: name)
        if profile == nil { refuse(key, Profile.allCases.map(\.rawValue).joined(separator: ", ")) }
        return profile
      }
    // Settings of the client's own part of the extension, such as the path of the program, are none of ours.
    default: break
    }
  }

  /// The empty text takes back what was said before; what is not known leaves it.
  private mutating func choice<T: RawRepresentable<String> & CaseIterable>(
    _ key: String, _ value: JSON, or before: T?
  ) -> T? {
    if value.string == "" { return nil }
    if let known = value.string.flatMap(T.init(rawValue:)) { return known }
    refuse(key, T.allCases.map(\.rawValue).joined(separator: ", "))
    return before
  }

  private mutating func list(_ key: String, _ value: JSON) -> [String]? {
    guard let items = value.array, case let texts = items.compactMap(\.string), texts.count == items.count else {
      refuse(key, "a list of texts")
      return nil
    }
    return texts
  }

  private mutating func refuse(_ key: String, _ wanted: String) {
    mistakes.append("zhiyan.\(key) does not count: it must be one of: \(wanted)")
  }

  /// What a run is asked, on top of what the command line said.
  /// - Parameter folder: from which paths count.
  func applied(to request: CheckRequest, folder: String?) -> CheckRequest {
    func path(_ path: String) -> String {
      guard let folder, !path.hasPrefix("/") else { return path }
      return folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
    }
    var request = request
    if let language { request.language = language }
    if let channel { request.channel = channel }
    if !profiles.isEmpty { request.profiles = profiles }
    if let minimumLevel { request.minimumLevel = minimumLevel }
    request.ruleFiles += ruleFiles.map(path)
    request.enabled += enabled
    request.disabled += disabled
    if let configuration { request.configuration = path(configuration) }
    return request
  }
}
