public import ZhiyanEngine
public import ZhiyanRules

/// Rules as their files state them, for people who look at them.
public struct RuleCatalogue: Sendable {
  public private(set) var library: RuleLibrary
  /// The rules of the library, compiled; in front of them the built-in ones, where those of the library are asked for without
  /// them but count their findings. Nil where they were not compiled.
  public private(set) var compiled: RuleSet?
  /// Mistakes in the files, each as lines for people.
  public private(set) var mistakes: [String] = []

  /// - Parameters:
  ///   - paths: rule files, and folders of them.
  ///   - replacesBuiltin: whether the built-in rules are left out, their word classes excepted.
  ///   - compiles: whether to look for the mistakes that only compiling shows, which is slow.
  public init(paths: [String], replacesBuiltin: Bool = false, compiles: Bool = true) {
    var decoder = RuleDecoder()
    if replacesBuiltin {
      decoder.addCommonWordClasses(from: BuiltinRules.common)
    } else {
      for file in BuiltinRules.files { decoder.add(path: file.path, bytes: file.bytes) }
    }
    for path in RuleLoading.files(paths, &mistakes) {
      do throws(FileError) {
        decoder.add(path: path, bytes: try FileReading.read(path))
      } catch {
        mistakes.append("\(path): \(error.en)\n")
      }
    }
    library = decoder.library
    var issues = decoder.issues
    guard compiles else {
      mistakes += RuleLoading.render(issues, library.files)
      return
    }
    if !replacesBuiltin && !paths.isEmpty {
      // The built-in rules come compiled; only what was added to them can be wrong.
      mistakes = RuleLoading.load(paths: paths, allowed: []).mistakes
      return
    }
    var base: RuleSet?
    if replacesBuiltin && library.rules.contains(where: \.check.hasReferences) {
      base = BuiltinRules.compiled
    }
    let compiled = RuleSetCompiler.compile(library, onto: base)
    self.compiled = compiled.rules
    issues += compiled.issues
    // A test looks at the built-in rules; here only at those that were given.
    if replacesBuiltin { issues += PhraseReach.issues(of: library, in: compiled.rules) }
    mistakes += RuleLoading.render(issues, library.files)
  }
}

extension Check {
  /// The phrases and patterns that it looks for.
  public var phraseCount: Int {
    switch self {
    case .phrase(let phrases): phrases.count
    case .regex(let patterns): patterns.count
    case .require(let when, let need, _): when.count + need.count
    case .message(let check): check.phrases.count + check.neededPhrases
    case .field(let check): check.need.count + check.forbid.count
    case .suppression: 0
    }
  }

  /// True where each finding stands for itself, so that `allow:` can take its words out.
  public var findsWords: Bool {
    switch self {
    case .phrase, .regex, .require: true
    case .message, .field, .suppression: false
    }
  }

  /// True where findings of other rules count.
  var hasReferences: Bool {
    switch self {
    case .phrase, .regex, .require: false
    // Whether a comment is needed shows in what the other rules find.
    case .suppression: true
    case .message(let check): check.hasReferences
    case .field(let check): check.hasReferences
    }
  }

  /// The name of its kind in a rule file.
  public var kind: CheckKind {
    switch self {
    case .phrase: .phrase
    case .regex: .regex
    case .require: .require
    case .message(let check): check.name
    case .field: .field
    case .suppression: .suppression
    }
  }
}
