import ZhiyanReaders
import ZhiyanRules
import ZhiyanText

/// What configurations say of one path, and where each of it is said.
public struct ConfigurationReport {
  /// A place in a file.
  struct Place: Hashable, Encodable {
    var path: String
    /// 1-based.
    var line: Int
  }

  enum Value: Hashable {
    case none
    case text(String)
    case list([String])
    case suppression(rules: [String], match: String?, reason: String)
  }

  struct Entry: Hashable {
    var key: String
    /// The rule or pack of a level.
    var name: String?
    var value: Value
    /// Nil for what holds where nothing is said.
    var place: Place?
  }

  let path: String
  let isFolder: Bool
  /// How it is read; nil for a folder, and for formats that are not.
  private(set) var format: InputFormat?
  /// The extension of a format that is not read yet.
  private(set) var unread: String?
  /// The configuration file; nil where there is none.
  private(set) var configuration: String?
  /// What keeps walks, and `--force-exclude`, from the path.
  private(set) var exclusion: Exclusion?
  /// Whether it lies in a hidden folder, or is hidden itself: walks from above pass over it.
  let isHidden: Bool
  private(set) var entries: [Entry] = []
  /// Mistakes in the configuration and in rule files, each as lines for people.
  public private(set) var mistakes: [String] = []

  /// - Parameters:
  ///   - path: a file or a folder. What is said of a folder holds for the files in it that no override names.
  ///   - request: its configuration, as for a check.
  public init(_ path: String, _ request: CheckRequest) {
    self.path = path
    isHidden = RelativePath.of(path, from: ".").split(separator: "/").contains { $0.hasPrefix(".") && $0 != ".." }
    var store = ConfigurationStore(request)
    switch FileReading.kind(path) {
    case .folder: isFolder = true
    case .file: isFolder = false
    case .missing, .special, .refused:
      isFolder = false
      mistakes.append("\(path): there is no such file or folder\n")
      return
    }
    if !isFolder {
      switch InputFormat.detect(fileName: path) {
      case .readable(let known): format = known
      case .notReadYet(let suffix): unread = suffix
      case nil: format = .text
      }
    }
    var exclusions = ExclusionFinder()
    exclusion = exclusions.exclusion(of: path, isFolder: isFolder, &store)
    mistakes += exclusions.problems.map { "\($0.path): \($0.error.en)\n" }
    // A name that no pattern means unless it means every name.
    let place = isFolder ? (path.hasSuffix("/") ? path : path + "/") + "\u{1}" : path
    let applied = store.applied(to: place)
    let run = RunRules(request, [applied], &store)
    mistakes += run.mistakes
    var file = ConfigurationFile(path: "", bytes: [])
    if !applied.path.isEmpty, case .success(let read) = store.load(applied.path) {
      file = read
      configuration = applied.path
    }
    entries = Self.entries(file, applied, rules: run.rules)
  }

  private static func entries(
    _ file: ConfigurationFile, _ applied: AppliedConfiguration, rules: [Rule]
  ) -> [Entry] {
    let settings = file.settings(applied)
    let lines = LineIndex(file.bytes)
    func place(_ range: SourceRange?) -> Place? {
      range.map { Place(path: file.path, line: lines.position(of: Int($0.start)).line) }
    }
    func entry<T>(_ key: String, _ sourced: Sourced<T>?, _ value: (T) -> Value, default other: Value) -> Entry {
      Entry(key: key, value: sourced.map { value($0.value) } ?? other, place: place(sourced?.range))
    }
    var packs: [String] = []
    for rule in rules where !Rule.optInPacks.contains(rule.pack) && !packs.contains(rule.pack) {
      packs.append(rule.pack)
    }
    let empty = Value.list([])
    var entries = [entry("packs", settings.packs, Value.list, default: .list(packs))]
    for (name, setting) in settings.levels {
      let level =
        switch setting.value {
        case .off: "off"
        case .level(let level): level.rawValue
        }
      entries.append(Entry(key: "levels", name: name, value: .text(level), place: place(setting.range)))
    }
    if settings.levels.isEmpty { entries.append(Entry(key: "levels", value: .none)) }
    entries.append(entry("allow", settings.allowed, Value.list, default: empty))
    entries.append(entry("channel", settings.channel, { .text($0.rawValue) }, default: .none))
    entries.append(entry("profile", settings.profiles, { .list($0.map(\.rawValue)) }, default: empty))
    entries.append(
      entry("encoding", settings.encoding, { .text($0.rawValue) }, default: .text(TextEncoding.utf8.rawValue)))
    entries.append(entry("templates", settings.placeholders, { .list($0.map(\.text)) }, default: empty))
    for rule in file.ruleFiles {
      entries.append(Entry(key: "rules", value: .text(rule.value), place: place(rule.range)))
    }
    if file.ruleFiles.isEmpty { entries.append(Entry(key: "rules", value: empty)) }
    entries.append(entry("ignore", file.ignoredTexts, Value.list, default: empty))
    for index in applied.suppressions {
      let own = file.suppressions[index].suppression
      entries.append(
        Entry(
          key: "suppress", value: .suppression(rules: own.rules, match: own.match, reason: own.reason),
          place: Place(path: file.path, line: own.line)))
    }
    if applied.suppressions.isEmpty { entries.append(Entry(key: "suppress", value: empty)) }
    return entries
  }
}
