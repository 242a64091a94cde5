import ZhiyanRules
import ZhiyanText

extension Linter {
  /// Takes out the findings that comments or the configuration leave out, and adds what is wrong with the comments.
  func suppress(_ findings: inout [Finding], configured: [ConfiguredSuppression], in document: Document)
    -> [SuppressedFinding]
  {
    var suppressed: [SuppressedFinding] = []
    if !document.comments.isEmpty {
      var plan = SuppressionPlan(document, rules: rules.rules)
      suppressed = plan.apply(to: &findings)
      let faults = faults(of: plan)
      if !faults.isEmpty {
        findings += faults.flatMap { self.findings(for: $0, in: document) }
        findings.sort { ($0.range, $0.textRange, $0.rule) < ($1.range, $1.textRange, $1.rule) }
      }
    }
    guard !configured.isEmpty else { return suppressed }
    findings.removeAll { finding in
      let id = rules.rules[finding.rule].id
      guard let found = configured.first(where: { $0.covers(finding, of: id) }) else { return false }
      suppressed.append(SuppressedFinding(finding: finding, origin: .configuration, reason: found.reason))
      return true
    }
    suppressed.sort { ($0.finding.range, $0.finding.rule) < ($1.finding.range, $1.finding.rule) }
    return suppressed
  }

  /// The mistakes, and the entries of rules that ran and found nothing there.
  private func faults(of plan: SuppressionPlan) -> [SuppressionPlan.Fault] {
    let unused = plan.entries.filter { entry in
      !entry.isUsed && rules.shows(entry.rule)
    }
    return plan.faults + unused.map { .init(kind: .unused, range: $0.name.range, nearest: nil) }
  }

  private func findings(for fault: SuppressionPlan.Fault, in document: Document) -> [Finding] {
    rules.compiled.demands.indices.compactMap { rule in
      guard case .suppression(let kind) = rules.compiled.demands[rule], kind == fault.kind,
        let level = rules.levels[rule]
      else { return nil }
      let place = document.map.text(atSource: fault.range.start)
      return Finding(
        rule: rule, level: level, range: fault.range, textRange: TextRange(place, place),
        match: document.string(fault.range), suggestions: fault.nearest.map { [$0] } ?? [])
    }
  }
}
