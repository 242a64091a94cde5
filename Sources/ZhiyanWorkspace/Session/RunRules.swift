import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

/// The rules of a run: one rule set, laid out for each way in which configurations apply to some of its inputs.
struct RunRules: Sendable {
  /// By the id of what applies; the empty one stands for no configuration.
  private var sets: [String: RuleSet] = [:]
  private var configurations: [String: Configuration] = [:]
  private(set) var mistakes: [String] = []
  /// All rules, as findings refer to them.
  private(set) var rules: [Rule] = []
  /// Their places in `rules`, by id.
  private(set) var indices: [String: Int] = [:]
  /// What the rule files beside the built-in ones say of their packs.
  private(set) var packs: [Pack] = []
  /// Paths of the rule files beside the built-in ones.
  private(set) var ruleFiles: [String] = []

  /// - Parameter applied: what applies to inputs; none twice.
  init(_ request: CheckRequest, _ applied: [AppliedConfiguration], _ store: inout ConfigurationStore) {
    var files: [ConfigurationFile] = []
    var seen: Set<String> = []
    for path in applied.map(\.path) where !path.isEmpty && seen.insert(path).inserted {
      switch store.load(path) {
      case .success(let file): files.append(file)
      case .failure(let error): mistakes.append("\(path): \(error.en)\n")
      }
    }
    var paths = request.ruleFiles
    for index in files.indices {
      let missing = files[index].missingRuleFiles
      files[index].issues += missing.map(\.issue)
      for file in files[index].ruleFiles where !missing.contains(where: { $0.path == file.value }) {
        if !paths.contains(file.value) { paths.append(file.value) }
      }
    }
    ruleFiles = paths
    // Words are allowed where their configuration applies; the rule set holds those of all, in this order.
    let words = AllowedWords(files)
    let loaded = RuleLoading.load(paths: paths, allowed: words.all)
    mistakes += loaded.mistakes
    rules = loaded.rules.rules
    packs = loaded.packs
    indices = Dictionary(rules.enumerated().map { ($1.id, $0) }) { first, _ in first }
    let ids = Set(rules.map(\.id))
    let names = ids.union(rules.map(\.pack))
    for file in files {
      mistakes += RuleLoading.render(
        file.issues + file.unknownNames(ids: ids, names: names), [RuleFile(path: file.path, bytes: file.bytes)])
    }
    for name in request.enabled + request.disabled where !names.contains(name) {
      let fix = NearestName.of(name, among: names.sorted()).map { "did you mean \($0)?" } ?? "see zhiyan rules list"
      mistakes.append("there is no rule or pack \(name): \(fix)\n")
    }

    sets[""] = configured(loaded.rules, Configuration(), request, allowed: 0..<0)
    configurations[""] = Configuration()
    // Those that differ in suppressions alone have the same rules.
    var known: [AppliedConfiguration: RuleSet] = [:]
    for applied in applied {
      guard let index = files.firstIndex(where: { $0.path == applied.path }) else { continue }
      let configuration = files[index].configuration(applied)
      let key = AppliedConfiguration(path: applied.path, overrides: applied.overrides)
      let set =
        known[key]
        ?? configured(loaded.rules, configuration, request, allowed: words.range(file: index, files[index], applied))
      known[key] = set
      sets[applied.id] = set
      configurations[applied.id] = configuration
    }
  }

  /// What each rule that runs looks for, by id, as a baseline remembers it.
  /// - Parameter configurations: those that apply to some input.
  func digests(for configurations: Set<String>) -> [String: String] {
    let used = configurations.map { set(for: $0) }
    var digests: [String: String] = [:]
    for (index, rule) in rules.enumerated() where used.contains(where: { $0.shows(index) }) {
      digests[rule.id] = String(rule.digest, radix: 16)
    }
    return digests
  }

  /// The rule set for what applies; the one without any configuration where its file could not be read.
  func set(for applied: String) -> RuleSet {
    sets[applied] ?? sets[""] ?? BuiltinRules.compiled
  }

  /// What configurations say where this applies.
  func configuration(for applied: String) -> Configuration { configurations[applied] ?? Configuration() }

  private func configured(
    _ rules: RuleSet, _ configuration: Configuration, _ request: CheckRequest, allowed: Range<Int>
  ) -> RuleSet {
    let channel = request.channel ?? configuration.channel
    let trades = Set(request.profiles.isEmpty ? configuration.profiles : request.profiles)
    return rules.configured(channel: channel, allowed: allowed, showing: request.minimumLevel) { rule in
      if request.disabled.contains(rule.id) || request.disabled.contains(rule.pack) { return nil }
      guard rule.runs(on: channel, for: trades) else { return nil }
      var configuration = configuration
      if request.enabled.contains(rule.id) || request.enabled.contains(rule.pack) {
        configuration.packs = [rule.pack]
        if configuration.levels[rule.id] == .off { configuration.levels[rule.id] = nil }
        if configuration.levels[rule.pack] == .off { configuration.levels[rule.pack] = nil }
      }
      let spoken = rule.variants.isEmpty ? rule : rule.applying(rule.variant(on: channel))
      return configuration.level(of: spoken)
    }
  }
}

/// The allowed words of all configurations and their overrides, one list after another.
private struct AllowedWords {
  private(set) var all: [String] = []
  /// By file: the list for all paths, then that of each override.
  private var ranges: [[Range<Int>]] = []

  init(_ files: [ConfigurationFile]) {
    for file in files {
      let lists = [file.settings] + file.overrides.map(\.settings)
      var own: [Range<Int>] = []
      for settings in lists {
        let start = all.count
        all += (settings.allowed?.value ?? []).filter { !$0.isEmpty }
        own.append(start..<all.count)
      }
      ranges.append(own)
    }
  }

  /// The words where some overrides apply: those of the last one that has any say.
  func range(file index: Int, _ file: ConfigurationFile, _ applied: AppliedConfiguration) -> Range<Int> {
    let override = applied.overrides.last { file.overrides[$0].settings.allowed != nil }
    return ranges[index][override.map { $0 + 1 } ?? 0]
  }
}
