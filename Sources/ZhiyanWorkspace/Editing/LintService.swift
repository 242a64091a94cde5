public import ZhiyanEngine
public import ZhiyanReaders
public import ZhiyanRules
public import ZhiyanText

/// What is found in a text that an editor holds.
public struct CheckedText {
  public enum Outcome {
    case checked(Document, LintResult)
    /// It could not be read as its format.
    case unreadable(FileError)
    /// Ignore files or the configuration leave its file out.
    case excluded
  }

  public var outcome: Outcome
  /// The rules that ran; findings refer to them.
  public var rules: RuleSet
  public var format: InputFormat
  /// What of configurations applied.
  let applied: AppliedConfiguration
}

/// Checks texts that are in memory as `check` does files: the nearest configuration, its rules, suppressions and ignore files.
///
/// Configurations and rules are read once; `reload` reads them again. A configuration that is broken then does not count: what
/// it said before goes on until it is mended.
public struct LintService {
  /// A configuration with mistakes.
  public struct Problem: Hashable, Sendable {
    public var configuration: String
    /// The rule files that it names, as far as they are there.
    public var ruleFiles: [String]
    /// Each as lines for people.
    public var mistakes: [String]
  }

  private var request: CheckRequest
  private var store: ConfigurationStore
  private var exclusions = ExclusionFinder()
  private var excluded: [String: Bool] = [:]
  private var checkers: [AppliedConfiguration: Checker] = [:]
  /// Those that were made without a mistake, for when there is one.
  private var good: [AppliedConfiguration: Checker] = [:]
  private var goodFiles: [String: ConfigurationFile] = [:]
  /// By configuration.
  private var problemsByFile: [String: Problem] = [:]
  private var ruleFilesByFile: [String: [String]] = [:]
  private var neighbours: [String: RuleNeighbours?] = [:]
  /// How often files have been read anew.
  public private(set) var epoch = 0

  public init(_ request: CheckRequest) {
    self.request = request
    store = ConfigurationStore(request)
  }

  /// The day of sending, for rules that ask how old a date is.
  public var date: CalendarDate? {
    get { request.date }
    set { request.date = newValue }
  }

  /// Uses other options from now on.
  public mutating func use(_ request: CheckRequest) {
    self.request = request
    good = [:]
    goodFiles = [:]
    reload()
  }

  /// Reads all files again when they are next needed.
  public mutating func reload() {
    store = ConfigurationStore(request)
    exclusions = ExclusionFinder()
    excluded = [:]
    checkers = [:]
    problemsByFile = [:]
    ruleFilesByFile = [:]
    neighbours = [:]
    epoch += 1
  }

  /// The configurations in use that have mistakes, by path.
  public var problems: [Problem] { problemsByFile.values.sorted { $0.configuration < $1.configuration } }

  /// The rule files that runs read together with a file, those of its own configuration first; nil where the file is not one that
  /// runs read.
  public mutating func neighbours(of path: String) -> RuleNeighbours? {
    if let known = neighbours[path] { return known }
    var lists: [[String]] = []
    if let own = store.path(for: path), case .success(let file) = store.load(own) {
      lists.append(request.ruleFiles + file.ruleFiles.map(\.value))
    }
    lists += ruleFilesByFile.sorted { $0.key < $1.key }.map(\.value)
    lists.append(request.ruleFiles)
    var found: RuleNeighbours?
    for list in lists where found == nil {
      var problems: [String] = []
      let files = RuleLoading.files(list, &problems)
      guard let place = files.firstIndex(of: path) else { continue }
      func read(_ paths: ArraySlice<String>) -> [RuleFile] {
        // One that cannot be read is missing for runs too, and they say so.
        paths.compactMap { path in (try? FileReading.read(path)).map { RuleFile(path: path, bytes: $0) } }
      }
      found = RuleNeighbours(preceding: read(files[..<place]), following: read(files[(place + 1)...]))
    }
    neighbours[path] = .some(found)
    return found
  }

  /// The configuration that applies to a path; nil where there is none.
  public mutating func configuration(for path: String) -> String? { store.path(for: path) }

  // MARK: Checking

  /// - Parameters:
  ///   - path: absolute; the file need not exist.
  ///   - bytes: UTF-8, whatever the file is on disk.
  public mutating func check(path: String, bytes: ContiguousArray<UInt8>, format: InputFormat) -> CheckedText {
    let checker = checker(for: path)
    func text(_ outcome: CheckedText.Outcome) -> CheckedText {
      CheckedText(outcome: outcome, rules: checker.rules, format: format, applied: checker.applied)
    }
    guard !isExcluded(path) else { return text(.excluded) }
    do throws(FileError) {
      let document = try Worker.document(bytes, format, checker.settings)
      return text(.checked(document, checker.lint(document, on: request.date)))
    } catch {
      return text(.unreadable(error))
    }
  }

  /// A file on disk, in the encoding that its configuration declares.
  public mutating func check(file path: String, format: InputFormat) -> CheckedText {
    let checker = checker(for: path)
    do throws(FileError) {
      let bytes = try FileReading.read(path)
      let source = try checker.decode(bytes)
      return check(path: path, bytes: source, format: format)
    } catch {
      return CheckedText(outcome: .unreadable(error), rules: checker.rules, format: format, applied: checker.applied)
    }
  }

  /// The text after all safe rewrites, nil where there are none to make.
  public func fixed(_ checked: CheckedText) -> ContiguousArray<UInt8>? {
    guard case .checked(let document, let found) = checked.outcome, let checker = checkers[checked.applied] else {
      return nil
    }
    let outcome = Fixer.fix(document, found) { source in
      try? Worker.document(source, checked.format, checker.settings)
    } lint: { document in
      checker.lint(document, on: request.date)
    }
    return outcome.fixed > 0 ? outcome.document.source : nil
  }

  /// The document that other bytes of a checked text would be; nil where they cannot be read.
  public func document(_ bytes: ContiguousArray<UInt8>, like checked: CheckedText) -> Document? {
    guard let checker = checkers[checked.applied] else { return nil }
    return try? Worker.document(bytes, checked.format, checker.settings)
  }

  private mutating func isExcluded(_ path: String) -> Bool {
    if let known = excluded[path] { return known }
    let isExcluded = exclusions.exclusion(of: path, isFolder: false, &store) != nil
    excluded[path] = isExcluded
    return isExcluded
  }

  // MARK: Rules

  private mutating func checker(for path: String) -> Checker {
    if let own = store.path(for: path) { noteLoaded(own) }
    let applied = store.applied(to: path)
    if let known = checkers[applied] { return known }
    let run = RunRules(request, [applied], &store)
    if !applied.path.isEmpty {
      ruleFilesByFile[applied.path, default: []] += run.ruleFiles
      if !run.mistakes.isEmpty { note(run.mistakes, of: applied.path, run.ruleFiles) }
    }
    var checker = Checker(applied, run)
    if run.mistakes.isEmpty { good[applied] = checker } else { checker = good[applied] ?? checker }
    checkers[applied] = checker
    return checker
  }

  /// Looks at a configuration before it is used: with mistakes, it goes on as it was.
  private mutating func noteLoaded(_ path: String) {
    switch store.load(path) {
    case .success(let file) where file.issues.isEmpty: goodFiles[path] = file
    case .success(let file):
      note(RuleLoading.render(file.issues, [RuleFile(path: path, bytes: file.bytes)]), of: path, [])
      if let before = goodFiles[path] { store.keep(before) }
    case .failure(let error):
      note(["\(path): \(error.en)\n"], of: path, [])
      if let before = goodFiles[path] { store.keep(before) }
    }
  }

  private mutating func note(_ mistakes: [String], of path: String, _ ruleFiles: [String]) {
    var problem = problemsByFile[path] ?? Problem(configuration: path, ruleFiles: [], mistakes: [])
    for mistake in mistakes where !problem.mistakes.contains(mistake) { problem.mistakes.append(mistake) }
    for file in ruleFiles where !problem.ruleFiles.contains(file) { problem.ruleFiles.append(file) }
    problemsByFile[path] = problem
  }
}

/// A linter where one part of the configurations applies. A class, because the linter's handles cannot be copied.
private final class Checker {
  let applied: AppliedConfiguration
  let rules: RuleSet
  /// What applies, the encoding left out: texts in memory are UTF-8.
  let settings: Configuration
  private let encoding: TextEncoding?
  private let suppressions: [ConfiguredSuppression]
  private var linter: Linter

  init(_ applied: AppliedConfiguration, _ run: RunRules) {
    self.applied = applied
    rules = run.set(for: applied.id)
    var settings = run.configuration(for: applied.id)
    encoding = settings.encoding
    settings.encoding = nil
    self.settings = settings
    suppressions = settings.suppressions.map(\.configured)
    linter = Linter(rules)
  }

  func lint(_ document: Document, on date: CalendarDate?) -> LintResult {
    linter.lint(document, on: date, suppressing: suppressions)
  }

  /// The bytes of a file as UTF-8.
  func decode(_ bytes: ContiguousArray<UInt8>) throws(FileError) -> ContiguousArray<UInt8> {
    do throws(ReadError) {
      if let encoding { return try encoding.decode(bytes) }
      return try SourceDecoder.decode(bytes)
    } catch {
      throw FileError(zh: error.zh, en: error.en)
    }
  }
}
