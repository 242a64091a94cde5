import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

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
