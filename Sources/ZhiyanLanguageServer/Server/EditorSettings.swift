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
  /// What could not be understood.
  var mistakes: [Mistake] = []

  enum Mistake: Hashable {
    case noObject
    case noPath(key: String)
    case noTexts(key: String)
    case unknown(key: String, choices: [String])

    func text(in language: Language) -> String {
      let zh = language == .zh
      switch self {
      case .noObject:
        return zh ? "zhiyan 的设置不是对象，不起作用" : "the settings of zhiyan are no object, and do not count"
      case .noPath(let key): return zh ? "zhiyan.\(key) 不起作用：应当是路径" : "zhiyan.\(key) does not count: it must be a path"
      case .noTexts(let key):
        return zh ? "zhiyan.\(key) 不起作用：应当是字符串的列表" : "zhiyan.\(key) does not count: it must be a list of texts"
      case .unknown(let key, let choices):
        let list = choices.joined(separator: zh ? "、" : ", ")
        return zh ? "zhiyan.\(key) 不起作用：可以写 \(list)" : "zhiyan.\(key) does not count: it must be one of: \(list)"
      }
    }
  }

  /// Lays what a client sends over what was said before. Null and missing values say nothing, and neither does an empty list,
  /// as which Lua writes an empty table.
  mutating func lay(_ json: JSON) {
    guard !json.isNull, json != .array([]) else { return }
    guard let members = json.object else {
      mistakes.append(.noObject)
      return
    }
    for (key, value) in members.sorted(by: { $0.key < $1.key }) where !value.isNull { set(key, value) }
  }

  private mutating func set(_ key: String, _ value: JSON) {
    switch key {
    // Editors write all settings, also those that nobody has set; then messages stay in the language of the editor.
    case "language": if value.string != "" { language = choice(key, value, or: language) }
    case "channel": channel = choice(key, value, or: channel)
    case "minLevel": minimumLevel = choice(key, value, or: minimumLevel)
    case "config":
      if let path = value.string {
        configuration = path.isEmpty ? nil : path
      } else {
        mistakes.append(.noPath(key: key))
      }
    case "rules": if let list = list(key, value) { ruleFiles = list }
    case "enable": if let list = list(key, value) { enabled = list }
    case "disable": if let list = list(key, value) { disabled = list }
    case "profile":
      guard let names = list(key, value) else { return }
      profiles = names.compactMap { name in
        let profile = Profile(rawValue: name)
        if profile == nil { mistakes.append(.unknown(key: key, choices: Profile.allCases.map(\.rawValue))) }
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
    mistakes.append(.unknown(key: key, choices: T.allCases.map(\.rawValue)))
    return before
  }

  private mutating func list(_ key: String, _ value: JSON) -> [String]? {
    guard let items = value.array, case let texts = items.compactMap(\.string), texts.count == items.count else {
      mistakes.append(.noTexts(key: key))
      return nil
    }
    return texts
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
