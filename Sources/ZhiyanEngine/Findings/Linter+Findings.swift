import ZhiyanRules
import ZhiyanText

extension Linter {
  /// What a hit is to the reader of the copy.
  func finding(_ hit: Hit, in document: Document) -> Finding {
    let range = TextRange(hit.start, hit.end)
    return Finding(
      rule: Int(hit.rule), level: level(of: hit.rule, isExempt: hit.isExempt), range: document.map.source(of: range),
      textRange: range, match: document.string(range),
      suggestions: hit.rewrite < 0 ? [] : [rules.compiled.rewrites[Int(hit.rewrite)]],
      variant: rules.variants[Int(hit.rule)], isExempt: hit.isExempt,
      written: hit.written < 0 ? nil : writings[Int(hit.written)])
  }

  /// What a message-level check found, to the reader of the copy.
  func finding(_ hit: MessageHit, in document: Document) -> Finding {
    Finding(
      rule: Int(hit.rule), level: level(of: hit.rule, isExempt: hit.isExempt),
      range: document.map.source(of: hit.range), textRange: hit.range, match: document.string(hit.range),
      values: hit.values, variant: rules.variants[Int(hit.rule)], isExempt: hit.isExempt)
  }

  private func level(of rule: Int32, isExempt: Bool) -> Level {
    isExempt ? .suggestion : rules.levels[Int(rule)] ?? .suggestion
  }
}
