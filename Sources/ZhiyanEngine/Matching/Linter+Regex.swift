import ZhiyanRules
import ZhiyanText

extension Linter {
  /// Tries expressions at a place.
  /// - Parameter mask: which ones, as `RegexStarts` gives them.
  mutating func start(
    _ mask: UInt64, at offset: Int, in text: UnsafeBufferPointer<UInt8>, _ document: Document, _ hits: inout [Hit]
  ) {
    for index in rules.compiled.expressions.indices
    where RegexStarts.holds(mask, expression: index) && rules.compiled.expressions[index].search == .firstCharacters {
      start(index, at: offset, in: text, document, &hits)
    }
  }

  /// Tries an expression at a place.
  private mutating func start(
    _ index: Int, at offset: Int, in text: UnsafeBufferPointer<UInt8>, _ document: Document, _ hits: inout [Hit]
  ) {
    let item = rules.compiled.expressions[index]
    let isAmidWord = offset > 0 && text[offset].isASCIIWord && text[offset - 1].isASCIIWord
    guard rules.levels[Int(item.rule)] != nil, offset >= searches[index].end, !(item.startsWord && isAmidWord),
      let block = document.block(at: UInt32(offset))
    else { return }
    attempt(index) { search throws(RegularExpression.Failure) in
      let range = document.blocks[block].range.indices
      if search.block != block {
        try search.expression(item.pattern).setText(UnsafeBufferPointer(rebasing: text[range]))
        search.block = block
      }
      let end = try search.expression(item.pattern).matchEnd(at: offset - range.lowerBound)
      guard let end else { return nil }
      search.end = range.lowerBound + end
      return offset..<search.end
    }.map { add($0, of: item, in: text, document, &hits) }
  }

  /// Tries an expression whose matches start with a key, given the last character of one.
  mutating func keyed(
    _ index: Int, endingAt offset: Int, in text: UnsafeBufferPointer<UInt8>, _ document: Document,
    _ hits: inout [Hit]
  ) {
    let item = rules.compiled.expressions[index]
    guard rules.levels[Int(item.rule)] != nil else { return }
    // A key has two or three characters.
    let second = text.scalarStart(before: offset)
    for place in [text.scalarStart(before: second), second] where place < offset {
      start(index, at: place, in: text, document, &hits)
    }
  }

  /// Searches the whole document for the expressions of which it is not known where their matches start.
  mutating func search(_ text: UnsafeBufferPointer<UInt8>, _ document: Document, _ hits: inout [Hit]) {
    for (index, item) in rules.compiled.expressions.enumerated() where item.search == .everywhere {
      guard rules.levels[Int(item.rule)] != nil else { continue }
      for block in document.blocks {
        let range = block.range.indices
        let found = attempt(index) { search throws(RegularExpression.Failure) in
          try search.expression(item.pattern).matches(in: UnsafeBufferPointer(rebasing: text[range]))
        }
        for match in found ?? [] {
          let place = range.lowerBound + match.lowerBound..<range.lowerBound + match.upperBound
          add(place, of: item, in: text, document, &hits)
        }
      }
    }
  }

  /// Runs an expression; once it failed on a document it is left alone for the rest of it.
  private mutating func attempt<T>(
    _ index: Int, _ body: (inout RegexSearch) throws(RegularExpression.Failure) -> T?
  ) -> T? {
    guard searches[index].failure == nil else { return nil }
    do throws(RegularExpression.Failure) {
      return try body(&searches[index])
    } catch {
      searches[index].failure = error
      return nil
    }
  }

  private mutating func add(
    _ match: Range<Int>, of item: RuleSet.Expression, in text: UnsafeBufferPointer<UInt8>, _ document: Document,
    _ hits: inout [Hit]
  ) {
    let hit = Hit(
      rule: item.rule, pattern: -1, rewrite: item.rewrite, start: UInt32(match.lowerBound),
      end: UInt32(match.upperBound))
    let units = units(of: hit, in: text)
    take(hit, units, in: text, document, &hits)
  }

  static func failure(_ failure: RegularExpression.Failure, rule: String) -> String {
    switch failure {
    case .tooExpensive:
      "rule \(rule) was stopped: its regular expression takes too long on this text; make it simpler or disable the rule"
    case .syntax(let reason, _), .other(let reason):
      "rule \(rule) was stopped: ICU says \(reason)"
    }
  }
}
