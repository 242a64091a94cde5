/// A baseline laid over the files of a run.
struct BaselinePlan: Sendable {
  let file: BaselineFile
  /// Whether the places of new findings are wanted.
  var listsNew = false
  /// Rules that are new or look for something else since the baseline was written.
  let changedRules: Set<String>
  /// By the path that is shown: what the file is called in the baseline.
  private let names: [String: String]
  /// Files of the baseline that are there no more, with what was known of them.
  let missing: [String: Baseline.Counts]
  /// New names that stand for old ones.
  private(set) var renames: [String: String] = [:]

  /// - Parameter digests: those of the rules that run.
  init(_ file: BaselineFile, digests: [String: String], inputs: [Input]) {
    self.init(
      file, digests: digests,
      names: Dictionary(inputs.map { ($0.path, file.name(of: $0.place)) }) { first, _ in first }
    ) { FileReading.kind(file.place(of: $0)).isMissing }
  }

  /// - Parameters:
  ///   - names: by the path that is shown, what each input is called in the baseline.
  ///   - isMissing: whether a file of the baseline is there no more.
  init(
    _ file: BaselineFile, digests: [String: String], names: [String: String], isMissing: (String) -> Bool
  ) {
    self.file = file
    self.names = names
    changedRules = Set(digests.filter { file.baseline.rules[$0.key] != $0.value }.keys)
    missing = file.baseline.files.filter { isMissing($0.key) }
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
