import ZhiyanEngine
public import ZhiyanRules

/// Rules as their files state them, for people who look at them.
public struct RuleCatalogue: Sendable {
  public private(set) var library: RuleLibrary
  /// Mistakes in the files, each as lines for people.
  public private(set) var mistakes: [String] = []

  /// - Parameters:
  ///   - paths: rule files, and folders of them.
  ///   - replacesBuiltin: whether the built-in rules are left out, their word classes excepted.
  public init(paths: [String], replacesBuiltin: Bool = false) {
    var decoder = RuleDecoder()
    if replacesBuiltin {
      decoder.addCommonWordClasses(from: BuiltinRules.common)
    } else {
      for file in BuiltinRules.files { decoder.add(path: file.path, bytes: file.bytes) }
    }
    let builtinCount = decoder.library.files.count
    for path in RuleLoading.files(paths, &mistakes) {
      do throws(FileError) {
        decoder.add(path: path, bytes: try FileReading.read(path))
      } catch {
        mistakes.append("\(path): \(error.en)\n")
      }
    }
    library = decoder.library
    let compiled = RuleSetCompiler.compile(library)
    // A test looks at the built-in rules; here only at those that were given.
    var own = library
    own.rules.removeAll { $0.place.file < builtinCount }
    let reach = PhraseReach.issues(of: own, in: compiled.rules)
    mistakes += RuleLoading.render(decoder.issues + compiled.issues + reach, library.files)
  }
}

extension Check {
  /// The phrases and patterns that it looks for.
  public var phraseCount: Int {
    switch self {
    case .phrase(let phrases): phrases.count
    case .regex(let patterns): patterns.count
    case .require(let when, let need, _): when.count + need.count
    case .field(let check): check.need.count + check.forbid.count
    }
  }

  /// The name of its kind in a rule file.
  public var kind: CheckKind {
    switch self {
    case .phrase: .phrase
    case .regex: .regex
    case .require: .require
    case .field: .field
    }
  }
}
