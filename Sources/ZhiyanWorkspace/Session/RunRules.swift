import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

/// The rules of a run: one rule set, laid out for each configuration that applies to some of its inputs.
struct RunRules: Sendable {
  /// Rule sets by configuration; the empty path stands for none.
  private(set) var sets: [String: RuleSet] = [:]
  private(set) var mistakes: [String] = []
  /// All rules, as findings refer to them.
  private(set) var rules: [Rule] = []
  /// What the rule files beside the built-in ones say of their packs.
  private(set) var packs: [Pack] = []
  /// Paths of the rule files beside the built-in ones.
  private(set) var ruleFiles: [String] = []

  /// - Parameter configurations: paths of configuration files.
  init(_ request: CheckRequest, configurations: [String]) {
    var files: [ConfigurationFile] = []
    for path in configurations {
      do throws(FileError) {
        files.append(ConfigurationDecoder.decode(path: path, bytes: try FileReading.read(path)))
      } catch {
        mistakes.append("\(path): \(error.en)\n")
      }
    }
    var paths = request.ruleFiles
    for path in files.flatMap(\.configuration.ruleFiles) where !paths.contains(path) { paths.append(path) }
    ruleFiles = paths
    // Words are allowed where their configuration applies; the rule set holds those of all, in this order.
    let allowed = files.map(\.configuration.allowed)
    let loaded = RuleLoading.load(paths: paths, allowed: allowed.flatMap { $0 })
    mistakes += loaded.mistakes
    rules = loaded.rules.rules
    packs = loaded.packs
    let names = Set(rules.map(\.id)).union(rules.map(\.pack))
    for file in files {
      let unknown = file.names.filter { !names.contains($0.name) }.map { Self.unknown($0.name, $0.range, names) }
      mistakes += RuleLoading.render(file.issues + unknown, [RuleFile(path: file.path, bytes: file.bytes)])
    }
    for name in request.enabled + request.disabled where !names.contains(name) {
      let fix = NearestName.of(name, among: names.sorted()).map { "did you mean \($0)?" } ?? "see zhiyan rules list"
      mistakes.append("there is no rule or pack \(name): \(fix)\n")
    }

    sets[""] = configured(loaded.rules, Configuration(), request, allowed: 0..<0)
    var first = 0
    for (index, file) in files.enumerated() {
      let range = first..<first + allowed[index].filter { !$0.isEmpty }.count
      sets[file.path] = configured(loaded.rules, file.configuration, request, allowed: range)
      first = range.upperBound
    }
  }

  /// The rule set for a configuration; the one without any where its file could not be read.
  func set(for configuration: String) -> RuleSet {
    sets[configuration] ?? sets[""] ?? BuiltinRules.compiled
  }

  private static func unknown(_ name: String, _ range: SourceRange, _ names: Set<String>) -> RuleIssue {
    let fix = NearestName.of(name, among: names.sorted()).map { "did you mean \($0)?" } ?? "see zhiyan rules list"
    return RuleIssue(range: range, message: "there is no rule or pack \(name)", fix: fix)
  }

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
