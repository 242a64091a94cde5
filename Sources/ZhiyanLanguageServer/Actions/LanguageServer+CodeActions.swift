import ZhiyanEngine
import ZhiyanRules
import ZhiyanText
import ZhiyanWorkspace

/// Kinds of code action of the protocol.
enum CodeActionKind {
  static let quickFix = "quickfix"
  static let fixAll = "source.fixAll.zhiyan"

  /// Whether a client that asks for some kinds wants one: `source` and `source.fixAll` mean all below them.
  static func isWanted(_ kind: String, by only: [JSON]?) -> Bool {
    guard let only else { return true }
    return only.contains { asked in
      guard let asked = asked.string else { return false }
      return asked.isEmpty || kind == asked || kind.hasPrefix(asked + ".")
    }
  }
}

extension LanguageServer {
  /// What can be done about the findings in a range. The client's own list of diagnostics is not looked at: some clients
  /// count its columns otherwise.
  mutating func codeActions(_ params: JSON) throws(ResponseError) -> JSON {
    let key = try openKey(params)
    guard let start = LinePosition(params["range"]["start"]), let end = LinePosition(params["range"]["end"]) else {
      throw ResponseError(.invalidParams, "range is missing")
    }
    guard client.takesCodeActions, case .copy(let checked) = check(key), let document = documents[key],
      case .checked(let copy, let result) = checked.outcome
    else { return [] }
    let only = params["context"]["only"].array
    var actions: [JSON] = []
    if CodeActionKind.isWanted(CodeActionKind.quickFix, by: only) {
      let range = document.buffer.range(start, end, client.encoding)
      let found = result.findings.filter {
        Int($0.range.start) <= range.upperBound && range.lowerBound <= Int($0.range.end)
      }
      let diagnostics = diagnostics(of: checked, among: found, document)
      for (finding, diagnostic) in zip(found, diagnostics) {
        actions += rewrites(finding, diagnostic, copy, document)
      }
      let subjects = zip(found, diagnostics).map { finding, diagnostic in
        Subject(finding: finding, rule: checked.rules.rules[finding.rule].id, diagnostic: diagnostic)
      }
      actions += suppressions(of: subjects, checked, copy, document)
    }
    if CodeActionKind.isWanted(CodeActionKind.fixAll, by: only), let edit = fixAll(checked, result, document) {
      actions.append([
        "title": .string(say("改好所有可以放心改的", "Fix all that is safe to fix")), "kind": .string(CodeActionKind.fixAll),
        "edit": edit,
      ])
    }
    return .array(actions)
  }

  /// A finding that actions are made for.
  struct Subject {
    var finding: Finding
    var rule: String
    var diagnostic: JSON
  }

  private func diagnostics(of checked: CheckedText, among found: [Finding], _ document: OpenDocument) -> [JSON] {
    var some = checked
    guard case .checked(let copy, var result) = checked.outcome else { return [] }
    result.findings = found
    result.failures = []
    some.outcome = .checked(copy, result)
    var places = document.buffer.positions(client.encoding)
    return diagnostics(of: some, &places)
  }

  // MARK: Rewrites

  private func rewrites(
    _ finding: Finding, _ diagnostic: JSON, _ copy: Document, _ document: OpenDocument
  ) -> [JSON] {
    // With markup between the words, putting others in their place would tear it apart.
    guard !finding.range.isEmpty, copy.source[finding.range.indices].elementsEqual(finding.match.utf8) else {
      return []
    }
    return finding.suggestions.filter { $0 != finding.match }.map { words in
      let title =
        words.isEmpty
        ? say("删去“\(finding.match)”", "Remove “\(finding.match)”")
        : say("“\(finding.match)”改成“\(words)”", "Replace “\(finding.match)” with “\(words)”")
      return [
        "title": .string(title), "kind": .string(CodeActionKind.quickFix), "diagnostics": [diagnostic],
        "isPreferred": .bool(finding.suggestions.count == 1),
        "edit": edit([(finding.range.indices, words)], of: document),
      ]
    }
  }

  private mutating func fixAll(_ checked: CheckedText, _ result: LintResult, _ document: OpenDocument) -> JSON? {
    guard result.findings.contains(where: \.hasSafeFix), let fixed = service.fixed(checked) else { return nil }
    let edits = MinimalEdits.of(document.buffer.bytes, fixed)
    return edits.isEmpty ? nil : edit(edits, of: document)
  }

  /// Changes of an open document, as the client takes them.
  func edit(_ edits: [(range: Range<Int>, replacement: String)], of document: OpenDocument) -> JSON {
    var places = document.buffer.positions(client.encoding)
    let list: [JSON] = edits.map { edit in
      let range = SourceRange(edit.range.lowerBound, edit.range.upperBound)
      return ["range": places.range(range), "newText": .string(edit.replacement)]
    }
    guard client.takesDocumentChanges else { return ["changes": .object([document.uri.text: .array(list)])] }
    let version = document.version.map { JSON.int($0) } ?? .null
    return [
      "documentChanges": [
        ["textDocument": ["uri": .string(document.uri.text), "version": version], "edits": .array(list)]
      ]
    ]
  }
}
