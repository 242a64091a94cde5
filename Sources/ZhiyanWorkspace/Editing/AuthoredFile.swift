import ZhiyanEngine
public import ZhiyanRules
public import ZhiyanText

/// A rule file or a configuration as its author writes it: its mistakes, examples that fail, and what its phrases mean.
public struct AuthoredFile {
  public enum Kind: Sendable { case rules, configuration }

  public let kind: Kind
  /// In the order of their places.
  public private(set) var issues: [RuleIssue] = []
  /// What a rule file holds; empty for a configuration.
  public private(set) var library = RuleLibrary()
  /// Index of the file in the library; those before it hold the built-in word classes.
  private var index = 0

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
  public init(path: String, bytes: ContiguousArray<UInt8>) {
    kind = Self.kind(path: path, bytes, isNamed: true) ?? .rules
    switch kind {
    case .configuration: issues = Self.mistakes(ofConfiguration: path, bytes)
    case .rules: readRules(path, bytes)
    }
    issues.sort { $0.range < $1.range }
  }

  private static func mistakes(ofConfiguration path: String, _ bytes: ContiguousArray<UInt8>) -> [RuleIssue] {
    let file = ConfigurationDecoder.decode(path: path, bytes: bytes)
    let missing = file.missingRuleFiles
    let paths = file.ruleFiles.map(\.value).filter { path in !missing.contains { $0.path == path } }
    let rules = RuleLoading.load(paths: paths, allowed: []).rules.rules
    let ids = Set(rules.map(\.id))
    return file.issues + missing.map(\.issue)
      + file.unknownNames(ids: ids, names: ids.union(rules.map(\.pack)))
  }

  private mutating func readRules(_ path: String, _ bytes: ContiguousArray<UInt8>) {
    let isBuiltin = BuiltinRules.files.contains { path.hasSuffix("/" + $0.path) }
    var decoder = RuleDecoder()
    decoder.addCommonWordClasses(from: BuiltinRules.common)
    index = decoder.library.files.count
    decoder.add(path: path, bytes: bytes)
    library = decoder.library
    issues = decoder.issues.filter { $0.file == index }
    if !isBuiltin {
      let known = Set(BuiltinRules.compiled.rules.map(\.id))
      issues += library.rules.filter { known.contains($0.id) }.map {
        RuleIssue(
          file: index, range: $0.place.range, message: "there is a built-in rule \($0.id) already",
          fix: "another pack name or id")
      }
    }
    guard !library.rules.isEmpty else { return }
    let counted = counted(&decoder)
    var whole = library
    whole.files = decoder.library.files
    whole.wordClasses = decoder.library.wordClasses
    let own = whole
    whole.rules += counted
    let compiled = RuleSetCompiler.compile(whole)
    let found = compiled.issues + PhraseReach.issues(of: own, in: compiled.rules)
    issues += found.filter { $0.file == index }
    issues += failures(of: ExampleTests(own, counting: counted))
  }

  /// The built-in rules, where findings of other rules count.
  private func counted(_ decoder: inout RuleDecoder) -> [Rule] {
    guard library.rules.contains(where: \.check.hasReferences) else { return [] }
    for file in BuiltinRules.files where file.path != BuiltinRules.common?.path {
      decoder.add(path: file.path, bytes: file.bytes)
    }
    return Array(decoder.library.rules.dropFirst(library.rules.count))
  }

  /// One issue for each example, for the first way of writing it that fails.
  private func failures(of tests: ExampleTests) -> [RuleIssue] {
    var seen: Set<RulePlace> = []
    return tests.placedFailures.filter { $0.place.file == index && seen.insert($0.place).inserted }.map { failure in
      RuleIssue(
        file: index, range: failure.place.range,
        message: "this example fails, \(failure.variant): \(failure.difference)")
    }
  }

  // MARK: Reading

  /// What a phrase stands for.
  public struct Meaning: Sendable {
    public var range: SourceRange
    public var phrase: String
    /// Texts that it matches, some of them.
    public var samples: [String]
  }

  /// What the phrase at a place stands for; nil where there is none.
  public func meaning(at offset: Int) -> Meaning? {
    let phrases = library.rules.flatMap { rule in
      rule.check.phrases + rule.unless.lists.flatMap(\.phrases) + (rule.exempt?.contexts.lists.flatMap(\.phrases) ?? [])
    }
    let source = phrases.first { source in
      source.place.file == index && source.place.range.indices.contains(offset)
    }
    guard let source else { return nil }
    var seen: Set<String> = []
    let samples = (0..<4 * Phrase.sampleCount).map { source.phrase.sample($0, in: library.wordClasses) }
      .filter { seen.insert($0).inserted }
    return Meaning(range: source.place.range, phrase: source.phrase.text, samples: samples)
  }

  /// The names of word classes that phrases of the file can use, sorted.
  public var wordClasses: [String] { Array(Set(library.wordClasses.map(\.name))).sorted() }
}
