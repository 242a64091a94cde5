import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

/// A baseline laid over the files of a run.
struct BaselinePlan: Sendable {
  let file: BaselineFile
  /// Whether the places of new findings are wanted.
  var listsNew = false
  /// Rules that are new or look for something else since the baseline was written.
  let changedRules: Set<String>
  /// By the path that is shown: what the file is called in the baseline.
  var names: [String: String] = [:]
  /// New names that stand for old ones.
  private(set) var renames: [String: String] = [:]

  /// - Parameter digests: those of the rules that run.
  init(_ file: BaselineFile, digests: [String: String], inputs: [Input]) {
    self.file = file
    changedRules = Set(digests.filter { file.baseline.rules[$0.key] != $0.value }.keys)
    for input in inputs { names[input.path] = file.name(of: input.place) }
  }

  /// Files of the baseline that are there no more.
  var missing: [String: Baseline.Counts] {
    file.baseline.files.filter { name, _ in FileReading.kind(file.place(of: name)).isMissing }
  }

  /// Folders that the run walks as a whole, real, each with a slash at its end.
  var walked: [String] = []

  /// Files that are gone from folders that were walked, and are there under no other name that was looked at. Of others it is
  /// not known whether they were only renamed.
  var goneFiles: [String: Baseline.Counts] {
    let renamed = Set(renames.values)
    return missing.filter { name, _ in
      let place = file.place(of: name).utf8
      return !renamed.contains(name) && walked.contains { place.starts(with: $0.utf8) }
    }
  }

  /// The inputs of which the baseline knows nothing, by the path that is shown.
  var unknown: [String] { names.filter { file.baseline.files[$0.value] == nil }.map(\.key).sorted() }

  /// - Parameter found: what was found in `unknown` files, by the path that is shown.
  mutating func findRenames(_ found: [String: Baseline.Counts]) {
    let new = Dictionary(found.map { (newName(ofShown: $0.key), $0.value) }) { first, _ in first }
    renames = BaselineRenames.match(missing: missing, new: new)
  }

  /// What an input is called from the baseline's folder.
  func newName(ofShown path: String) -> String { names[path] ?? path }

  /// The name under which the baseline knows an input.
  func name(ofShown path: String) -> String {
    let name = newName(ofShown: path)
    return renames[name] ?? name
  }

  /// What is known of an input.
  func entries(ofShown path: String) -> Baseline.Counts { file.baseline.files[name(ofShown: path)] ?? [:] }
}

/// What a baseline did to the findings of one file.
struct BaselineResult: Sendable {
  /// Known ones.
  var known: [Finding] = []
  /// Those of rules that have changed since, beyond the known ones.
  var held: [Finding] = []
  /// Entries that are found no more, of rules that ran.
  var gone: Baseline.Counts = [:]
  /// Everything that was found, known or not.
  var counts: Baseline.Counts = [:]
  /// Each finding that is not known, with its line and column; only where that was asked for.
  var new: [(key: Baseline.Key, line: Int, column: Int)] = []

  /// Takes known and held findings out.
  /// - Parameters:
  ///   - entries: what is known of the file.
  ///   - listsNew: whether the places of those that are not known are wanted.
  ///   - runs: whether a rule ran; of one that did not, nothing can be said to be gone.
  init(
    _ entries: Baseline.Counts, changedRules: Set<String>, _ findings: inout [Finding], in document: Document,
    rules: RuleSet, listsNew: Bool, runs: (String) -> Bool
  ) {
    let lines = listsNew ? LineIndex(document.source) : nil
    var left = entries
    var rest: [Finding] = []
    for finding in findings {
      let id = rules.rules[finding.rule].id
      let context = FindingContext.of(finding, reach: rules.reach(of: finding.rule), in: document)
      let key = Baseline.Key(rule: id, context: context)
      counts[key, default: 0] += 1
      if let count = left[key] {
        left[key] = count > 1 ? count - 1 : nil
        known.append(finding)
        continue
      }
      if let place = lines?.position(of: Int(finding.range.start)) { new.append((key, place.line, place.column)) }
      if changedRules.contains(id) {
        held.append(finding)
      } else {
        rest.append(finding)
      }
    }
    findings = rest
    gone = left.filter { runs($0.key.rule) }
  }
}
