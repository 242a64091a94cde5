import ZhiyanRules
import ZhiyanText
import ZhiyanWorkspace

/// Help for those who write rules.
extension LanguageServer {
  /// What the set or the phrase at a place stands for.
  func hover(_ file: AuthoredFile, at offset: Int, _ document: OpenDocument) -> JSON {
    if let set = file.set(at: offset) { return hover(set, document) }
    guard let meaning = file.meaning(at: offset) else { return .null }
    let title = say("能匹配的文字，例如：", "It matches, for example:")
    let phrase = client.readsMarkdown ? Self.literal(meaning.phrase) : meaning.phrase
    var places = document.buffer.positions(client.encoding)
    return hoverResult(
      "\(phrase)\n\n\(title)\n\n\(list(meaning.samples))\n", places.range(meaning.range))
  }

  /// What a set holds, where it comes from, and which rules use it.
  private func hover(_ set: AuthoredFile.SetMeaning, _ document: OpenDocument) -> JSON {
    func literal(_ text: String) -> String { client.readsMarkdown ? Self.literal(text) : text }
    var parts = [literal("<\(set.name)>"), list(set.samples)]
    switch set.origin {
    case .thisFile: break
    case .builtin: parts.append(say("内置的词集", "A built-in set"))
    case .file(let path): parts.append(say("定义在 \(literal(path))", "Defined in \(literal(path))"))
    }
    if set.rules.isEmpty {
      parts.append(say("这个文件里没有规则用到它", "No rule of this file uses it"))
    } else {
      parts.append(say("这个文件里用到它的规则：", "Rules of this file that use it:"))
      parts.append(list(set.rules))
    }
    var places = document.buffer.positions(client.encoding)
    return hoverResult(parts.joined(separator: "\n\n") + "\n", places.range(set.range))
  }

  /// Some of many texts, each on a line.
  private func list(_ texts: [String]) -> String {
    let most = 24
    let shown = texts.prefix(most).map { client.readsMarkdown ? "- \(Self.literal($0))" : "  \($0)" }
    let more = texts.count > most ? say("\n\n……共 \(texts.count) 个", "\n\n… \(texts.count) in all") : ""
    return shown.joined(separator: "\n") + more
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
