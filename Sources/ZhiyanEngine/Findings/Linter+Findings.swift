import ZhiyanRules
import ZhiyanText

extension Linter {
  /// What a hit is to the reader of the copy.
  mutating func finding(_ hit: Hit, in document: Document) -> Finding {
    let range = TextRange(hit.start, hit.end)
    let rewrite = rewrite(of: hit, in: document)
    return Finding(
      rule: Int(hit.rule), level: level(of: hit.rule, isExempt: hit.isExempt), range: document.map.source(of: range),
      textRange: range, match: document.string(range),
      suggestions: rewrite.map { [$0.text] } ?? [],
      variant: rules.variants[Int(hit.rule)], isExempt: hit.isExempt,
      written: hit.written < 0 ? nil : writings[Int(hit.written)],
      hasSafeFix: rewrite?.isSafe ?? false)
  }

  /// What the rule would write instead of a hit, with what its expression found put in; nil where it offers nothing.
  private mutating func rewrite(of hit: Hit, in document: Document) -> Rewrite? {
    guard hit.rewrite >= 0 else { return nil }
    var rewrite = rules.compiled.rewrites[Int(hit.rewrite)]
    guard hit.pattern < 0, rewrite.text.utf8.contains(UInt8(ascii: "$")) else { return rewrite }
    guard let template = try? RewriteTemplate(rewrite.text),
      let index = rules.compiled.expressions.firstIndex(where: { $0.rewrite == hit.rewrite }),
      let block = document.block(at: hit.start)
    else { return nil }
    let range = document.blocks[block].range.indices
    let pattern = rules.compiled.expressions[index].pattern
    // The text of this search is no longer that of the block that it was at.
    searches[index].block = nil
    let text: String? = document.text.withUnsafeBufferPointer { text in
      let block = UnsafeBufferPointer(rebasing: text[range])
      // It was found here, so that it is found again; within its limits too, as these are for each call.
      guard let expression = try? searches[index].expression(pattern), (try? expression.setText(block)) != nil,
        (try? expression.matchEnd(at: Int(hit.start) - range.lowerBound)) != nil
      else { return nil }
      return template.filled { number in
        expression.group(number).map { String(decoding: block[$0], as: UTF8.self) } ?? ""
      }
    }
    guard let text else { return nil }
    rewrite.text = text
    return rewrite
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
