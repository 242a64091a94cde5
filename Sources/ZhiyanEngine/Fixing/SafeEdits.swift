import ZhiyanText

extension Document {
  /// The changes that a fix may make at once, in order: rewrites that their rules call safe, of words that stand in the file
  /// as they were read. Of two that overlap the first stays; the other one is found again in the next round.
  func safeEdits(_ findings: [Finding]) -> [Edit] {
    var protection = Protection(self)
    var edits: [Edit] = []
    let sorted = findings.sorted { ($0.range, $0.rule) < ($1.range, $1.rule) }
    for finding in sorted {
      guard finding.hasSafeFix, !finding.isExempt, let words = finding.suggestions.first, words != finding.match,
        !finding.range.isEmpty, finding.range.start >= edits.last?.range.end ?? 0, isVerbatim(finding),
        !protection.covers(finding.textRange)
      else { continue }
      edits.append(Edit(range: finding.range, replacement: words, rule: finding.rule, match: finding.match))
    }
    return edits
  }

  /// True where no markup stands between the words and nothing of them was decoded.
  private func isVerbatim(_ finding: Finding) -> Bool {
    finding.range.end <= source.count && finding.range.count == finding.textRange.count
      && source[finding.range.indices].elementsEqual(text[finding.textRange.indices])
  }
}
