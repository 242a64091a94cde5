import ZhiyanRules
import ZhiyanText
import ZhiyanWorkspace

/// Help for those who write rules.
extension LanguageServer {
  /// What the phrase at a place stands for.
  func hover(_ file: AuthoredFile, at offset: Int, _ document: OpenDocument) -> JSON {
    guard let meaning = file.meaning(at: offset) else { return .null }
    let most = 24
    let shown = meaning.samples.prefix(most).map { client.readsMarkdown ? "- \(Self.literal($0))" : "  \($0)" }
    let more =
      meaning.samples.count > most
      ? say("\n\n……等 \(meaning.samples.count) 种", "\n\n… \(meaning.samples.count) in all") : ""
    let title = say("能匹配的文字，例如：", "It matches, for example:")
    let phrase = client.readsMarkdown ? Self.literal(meaning.phrase) : meaning.phrase
    var places = document.buffer.positions(client.encoding)
    return hoverResult(
      "\(phrase)\n\n\(title)\n\n\(shown.joined(separator: "\n"))\(more)\n", places.range(meaning.range))
  }

  /// A text as code in Markdown; a longer fence than any in it.
  private static func literal(_ text: String) -> String {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return longest == 0 ? fence + text + fence : "\(fence) \(text) \(fence)"
  }

  /// What can be written at a place of a rule file or a configuration.
  mutating func completion(_ params: JSON) throws(ResponseError) -> JSON {
    let key = try openKey(params)
    guard let position = LinePosition(params["position"]) else {
      throw ResponseError(.invalidParams, "position is missing")
    }
    guard case .authored(let file) = check(key), let document = documents[key] else { return .null }
    let offset = document.buffer.offset(of: position, client.encoding)
    let completion = RuleCompletion(document.buffer, at: offset, in: file)
    var places = document.buffer.positions(client.encoding)
    let range = places.range(SourceRange(completion.range.lowerBound, completion.range.upperBound))
    return .array(
      completion.items.map { item in
        let kind: JSON = completion.isKey ? 10 : 12
        let text = completion.isKey ? item + ": " : item
        return [
          "label": .string(item), "kind": kind, "textEdit": ["range": range, "newText": .string(text)],
        ]
      })
  }
}
