import ZhiyanEngine
public import ZhiyanRules
import ZhiyanText

/// A rule file or a configuration as its author writes it: its mistakes, and what its phrases and sets mean.
///
/// What takes long, running the examples above all, is left to `RuleTrials`.
public struct AuthoredFile {
  public enum Kind: Sendable { case rules, configuration }

  public let kind: Kind
  /// The language of what the program itself says of the file; mistakes of the decoders are in English.
  let language: Language
  /// The mistakes that show in reading it, in the order of their places.
  public private(set) var mistakes: [RuleIssue] = []
  /// What a rule file holds, and what is read together with it; empty for a configuration.
  private(set) var library = RuleLibrary()
  /// Index of the file in the library.
  private(set) var index = 0
  /// The sets that its phrases can name, as indices into the library's word classes.
  private(set) var sets: [String: Int] = [:]

  /// Whether a file is one of these.
  /// - Parameters:
  ///   - path: decides for configurations.
  ///   - bytes: a rule file has `pack:` and one of `rules:` and `sets:` at the start of lines, which holds while it is written.
  ///   - isNamed: whether a configuration names it as a rule file.
  public static func isAuthored(path: String, _ bytes: ContiguousArray<UInt8>, isNamed: Bool) -> Bool {
    kind(path: path, bytes, isNamed: isNamed) != nil
  }

  private static func kind(path: String, _ bytes: ContiguousArray<UInt8>, isNamed: Bool) -> Kind? {
    if path.hasSuffix("/" + ConfigurationFinder.fileName) { return .configuration }
    guard path.hasSuffix(".yaml") || path.hasSuffix(".yml") else { return nil }
    if isNamed { return .rules }
    func has(_ key: String) -> Bool {
      bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).contains { $0.starts(with: key.utf8) }
    }
    return has("pack:") && (has("rules:") || has("sets:")) ? .rules : nil
  }

  /// - Parameters:
  ///   - path: absolute.
  ///   - bytes: the file as it is in the editor.
  ///   - neighbours: the rule files that runs read together with it.
  public init(
    path: String, bytes: ContiguousArray<UInt8>, beside neighbours: RuleNeighbours = .none,
    language: Language = .en
  ) {
    self.language = language
    kind = Self.kind(path: path, bytes, isNamed: true) ?? .rules
    switch kind {
    case .configuration: mistakes = Self.mistakes(ofConfiguration: path, bytes)
    case .rules: readRules(path, bytes, neighbours)
    }
    mistakes.sort { $0.range < $1.range }
  }

  /// The rules of the file itself.
  var ownRules: [Rule] { library.rules.filter { $0.place.file == index } }

  private static func mistakes(ofConfiguration path: String, _ bytes: ContiguousArray<UInt8>) -> [RuleIssue] {
    let file = ConfigurationDecoder.decode(path: path, bytes: bytes)
    let missing = file.missingRuleFiles
    let paths = file.ruleFiles.map(\.value).filter { path in !missing.contains { $0.path == path } }
    let rules = RuleLoading.load(paths: paths, allowed: []).rules.rules
    let ids = Set(rules.map(\.id))
    return file.issues + missing.map(\.issue)
      + file.unknownNames(ids: ids, names: ids.union(rules.map(\.pack)))
  }

  private mutating func readRules(_ path: String, _ bytes: ContiguousArray<UInt8>, _ neighbours: RuleNeighbours) {
    let isBuiltin = BuiltinRules.paths.contains { path.hasSuffix("/" + $0) }
    var decoder = neighbours.decoder
    index = decoder.library.files.count
    decoder.add(path: path, bytes: bytes)
    sets = decoder.names
    // What comes behind it matters where names of other rules are used.
    if decoder.library.rules.contains(where: { $0.place.file == index && $0.check.hasReferences }) {
      for file in neighbours.following { decoder.add(path: file.path, bytes: file.bytes) }
    }
    library = decoder.library
    mistakes = decoder.issues.filter { $0.file == index }
    if !isBuiltin { mistakes += ownRules.filter { BuiltinRules.hasPage($0.id) }.map(taken) }
    // Only names of other rules ask for the built-in ones.
    let base = ownRules.contains(where: \.check.hasReferences) ? BuiltinRules.compiled : nil
    mistakes += RuleSetCompiler.mistakes(in: library, onto: base).filter { $0.file == index }
  }

  private func taken(_ rule: Rule) -> RuleIssue {
    RuleIssue(
      file: index, range: rule.place.range,
      message: language == .zh ? "已经有内置规则 \(rule.id)" : "there is a built-in rule \(rule.id) already",
      fix: language == .zh ? "另取一个包名或 id" : "another pack name or id")
  }
}
