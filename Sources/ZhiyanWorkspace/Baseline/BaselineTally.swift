import ZhiyanEngine
import ZhiyanReport
import ZhiyanRules

/// What a baseline came to over a whole run.
struct BaselineTally {
  private let plan: BaselinePlan
  private let rules: [Rule]
  private var gone: [(name: String, key: Baseline.Key, count: Int)] = []
  private var heldByRule: [String: Int] = [:]
  private(set) var held = Summary()

  /// The most entries that are named one by one.
  private static let mostNamed = 10

  init(_ plan: BaselinePlan, rules: [Rule]) {
    self.plan = plan
    self.rules = rules
  }

  mutating func add(_ result: BaselineResult, shown path: String) {
    let name = plan.name(ofShown: path)
    for (key, count) in result.gone.sorted(by: { $0.key < $1.key }) { gone.append((name, key, count)) }
    for finding in result.held {
      heldByRule[rules[finding.rule].id, default: 0] += 1
      held.count(finding.level)
    }
  }

  /// What is to be said of it, for people.
  func notes() -> [String] {
    var notes: [String] = []
    if !heldByRule.isEmpty {
      let rules = heldByRule.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "  \($0.value) of \($0.key)" }
      notes.append(
        """
        \(heldByRule.count == 1 ? "a rule is" : "\(heldByRule.count) rules are") new or changed since \(plan.file.path) was written; these findings are not shown:
        \(rules.joined(separator: "\n"))
          see them: zhiyan check without --baseline; accept them: zhiyan baseline --update --allow-new
        """)
    }
    let missing = plan.goneFiles.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    var lines = gone.map { "  \($0.name): \($0.key.shown)" + ($0.count > 1 ? " (\($0.count))" : "") }
    lines += missing.map { "  \($0.key): the file is gone (\($0.value.total))" }
    if !lines.isEmpty {
      let count = gone.reduce(0) { $0 + $1.count } + missing.reduce(0) { $0 + $1.value.total }
      var note =
        "\(count) finding\(count == 1 ? "" : "s") of \(plan.file.path) \(count == 1 ? "is" : "are") no longer there; zhiyan baseline --prune drops them:\n"
      note += lines.prefix(Self.mostNamed).joined(separator: "\n")
      if lines.count > Self.mostNamed { note += "\n  and \(lines.count - Self.mostNamed) more" }
      notes.append(note)
    }
    return notes
  }
}
