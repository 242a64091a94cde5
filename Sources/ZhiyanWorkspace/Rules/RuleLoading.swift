public import ZhiyanEngine
public import ZhiyanRules
import ZhiyanText

/// The rules of a run, ready to check with, and what was wrong with the files they came from.
public struct LoadedRules: Sendable {
  public var rules: RuleSet
  /// What the files of the user say of their packs.
  public var packs: [Pack] = []
  /// Mistakes in rule files, each as lines for people.
  public var mistakes: [String]
}

/// Puts together the built-in rules and those of a user.
public enum RuleLoading {
  /// - Parameters:
  ///   - paths: rule files, and folders whose `.yaml` and `.yml` files are taken in order of name.
  ///   - allowed: words that are no fault wherever they stand.
  public static func load(paths: [String], allowed: [String]) -> LoadedRules {
    guard !paths.isEmpty || !allowed.isEmpty else { return LoadedRules(rules: BuiltinRules.compiled, mistakes: []) }
    var mistakes: [String] = []
    var files: [RuleFile] = []
    for path in self.files(paths, &mistakes) {
      do throws(FileError) {
        files.append(RuleFile(path: path, bytes: try FileReading.read(path)))
      } catch {
        mistakes.append("\(path): \(error.en)\n")
      }
    }
    let compiled = CompiledFiles(files, allowed: allowed)
    for issues in compiled.issues { mistakes += render(issues, compiled.library.files) }
    return LoadedRules(rules: compiled.rules, packs: compiled.library.packs, mistakes: mistakes)
  }

  /// Issues as lines for people.
  public static func render(_ issues: [RuleIssue], _ files: [RuleFile]) -> [String] {
    var indices: [Int: LineIndex] = [:]
    return issues.sorted { ($0.file, $0.range) < ($1.file, $1.range) }.map { issue in
      let file = files[issue.file]
      let index = indices[issue.file] ?? LineIndex(file.bytes)
      indices[issue.file] = index
      return issue.rendered(path: file.path, bytes: file.bytes, index: index)
    }
  }

  /// Why no rules can be read from a path, as a sentence whose subject is the path; nil where they can, as far as that shows
  /// without reading.
  static func problem(of path: String) -> String? {
    switch FileReading.kind(path) {
    case .file: nil
    case .folder:
      FileReading.names(in: path).contains { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
        ? nil : "is a folder without a .yaml file"
    case .missing: "is no rule file or folder: there is nothing"
    case .special: "is no file"
    case .refused(let reason): "cannot be read: \(reason)"
    }
  }

  /// The rule files that paths stand for.
  static func files(_ paths: [String], _ mistakes: inout [String]) -> [String] {
    var files: [String] = []
    for path in paths {
      switch FileReading.kind(path) {
      case .file: files.append(path)
      case .folder:
        let inside = FileReading.names(in: path).filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
        if inside.isEmpty { mistakes.append("\(path): the folder holds no .yaml file\n") }
        files += inside.map { path.hasSuffix("/") ? path + $0 : path + "/" + $0 }
      case .missing: mistakes.append("\(path): there is no such rule file or folder\n")
      case .special: mistakes.append("\(path): is no file\n")
      case .refused(let reason): mistakes.append("\(path): \(reason)\n")
      }
    }
    return files
  }
}

/// Rule files of a user, compiled onto the built-in rules.
struct CompiledFiles {
  var rules: RuleSet
  /// What the files hold, and first the built-in file of word classes.
  var library: RuleLibrary
  /// Mistakes as they were come upon: in reading, in ids, in compiling, in what phrases can reach.
  var issues: [[RuleIssue]]

  /// - Parameter allowed: words that are no fault wherever they stand.
  init(_ files: [RuleFile], allowed: [String] = []) {
    let builtin = BuiltinRules.compiled
    var decoder = RuleDecoder(includesExamples: true)
    decoder.addCommonWordClasses(from: BuiltinRules.common)
    for file in files { decoder.add(path: file.path, bytes: file.bytes) }
    var library = decoder.library
    let known = Set(builtin.rules.map(\.id))
    let taken = library.rules.filter { known.contains($0.id) }.map { rule in
      RuleIssue(
        file: rule.place.file, range: rule.place.range, message: "there is a built-in rule \(rule.id) already",
        fix: "another pack name or id")
    }
    library.rules.removeAll { known.contains($0.id) }
    let compiled = RuleSetCompiler.compile(library, onto: builtin, allowed: allowed)
    rules = compiled.rules
    self.library = library
    issues =
      [decoder.issues] + taken.map { [$0] } + [compiled.issues, PhraseReach.issues(of: library, in: compiled.rules)]
  }
}
