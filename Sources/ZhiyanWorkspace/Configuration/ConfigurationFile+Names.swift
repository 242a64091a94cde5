import ZhiyanRules
import ZhiyanText

/// Mistakes that show only beside the file: in what it names.
extension ConfigurationFile {
  /// Rule files that cannot be read.
  var missingRuleFiles: [(path: String, issue: RuleIssue)] {
    ruleFiles.compactMap { file in
      RuleLoading.problem(of: file.value).map { problem in
        let issue = RuleIssue(
          range: file.range, message: "\(file.value) \(problem)", fix: "a path from the folder of this file")
        return (file.value, issue)
      }
    }
  }

  /// Names of rules and packs that do not exist.
  /// - Parameters:
  ///   - ids: those of all rules of the run.
  ///   - names: these and the names of their packs.
  func unknownNames(ids: Set<String>, names: Set<String>) -> [RuleIssue] {
    func unknown(_ name: (name: String, range: SourceRange), _ what: String, _ among: Set<String>) -> RuleIssue {
      let fix =
        NearestName.of(name.name, among: among.sorted()).map { "did you mean \($0)?" } ?? "see zhiyan rules list"
      return RuleIssue(range: name.range, message: "there is no \(what) \(name.name)", fix: fix)
    }
    return self.names.filter { !names.contains($0.name) }.map { unknown($0, "rule or pack", names) }
      + suppressions.flatMap(\.names).filter { !ids.contains($0.name) }.map { unknown($0, "rule", ids) }
  }
}
