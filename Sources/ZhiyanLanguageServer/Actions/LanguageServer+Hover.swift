import ZhiyanEngine
import ZhiyanReport
import ZhiyanRules
import ZhiyanText
import ZhiyanWorkspace

extension LanguageServer {
  /// Why the words at a place are objected to; null where they are not.
  mutating func hover(_ params: JSON) throws(ResponseError) -> JSON {
    let key = try openKey(params)
    guard let position = LinePosition(params["position"]) else {
      throw ResponseError(.invalidParams, "position is missing")
    }
    guard let checked = check(key), let document = documents[key] else { return .null }
    let offset = document.buffer.offset(of: position, client.encoding)
    switch checked {
    case .copy(let text): return hover(text, at: UInt32(offset), document)
    case .authored(let file): return hover(file, at: offset, document)
    case .unknown, .nothing: return .null
    }
  }

  private mutating func hover(_ checked: CheckedText, at offset: UInt32, _ document: OpenDocument) -> JSON {
    guard case .checked(_, let result) = checked.outcome else { return .null }
    let found = result.findings.filter { $0.range.start <= offset && offset < max($0.range.end, $0.range.start + 1) }
    guard let first = found.first else { return .null }
    let texts = FindingTexts(checked.rules.rules, language: language)
    let helps = found.map { finding in
      var rule = whole(checked.rules.rules[finding.rule])
      // A pop-up has room for a few; the page has all of them.
      rule.examples.flag = Array(rule.examples.flag.prefix(3))
      rule.examples.pass = Array(rule.examples.pass.prefix(3))
      return texts.help(rule, asMarkdown: client.readsMarkdown)
    }
    var places = document.buffer.positions(client.encoding)
    return hoverResult(helps.joined(separator: client.readsMarkdown ? "\n---\n\n" : "\n"), places.range(first.range))
  }

  func hoverResult(_ text: String, _ range: JSON) -> JSON {
    let kind: JSON = client.readsMarkdown ? "markdown" : "plaintext"
    return ["contents": ["kind": kind, "value": .string(text)], "range": range]
  }

  /// A rule with its examples, which the built-in ones have only in their files.
  mutating func whole(_ rule: Rule) -> Rule {
    if handbook == nil {
      handbook = Dictionary(BuiltinRules.library.rules.map { ($0.id, $0) }) { first, _ in first }
    }
    return handbook?[rule.id] ?? rule
  }
}
