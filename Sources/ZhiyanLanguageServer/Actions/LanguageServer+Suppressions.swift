import ZhiyanEngine
import ZhiyanReaders
import ZhiyanRules
import ZhiyanText
import ZhiyanWorkspace

/// Commands that the server runs itself, because they change another file than the one that is open.
enum EditorCommand: String, CaseIterable {
  /// The URI of a document, and words to allow in the files of its configuration.
  case allow = "zhiyan.allow"
  /// The URI of a document, a rule, and the words of a finding to accept in it.
  case suppress = "zhiyan.suppress"
}

extension LanguageServer {
  /// Ways to live with a finding: comments where the format has any, entries in the configuration.
  mutating func suppressions(
    of subject: Subject, _ checked: CheckedText, _ copy: Document, _ document: OpenDocument
  ) -> [JSON] {
    func action(_ title: String, _ member: String, _ value: JSON) -> JSON {
      let action: JSON = [
        "title": .string(title), "kind": .string(CodeActionKind.quickFix), "diagnostics": [subject.diagnostic],
      ]
      return action.adding([member: value])
    }
    var actions: [JSON] = []
    if checked.format == .markdown {
      let stub = say("理由", "reason")
      let service = service
      let comments = CommentInsertion(copy) { service.document($0, like: checked) }
      if let insertion = comments.ignoringLine(of: subject.finding, rule: subject.rule, reason: stub) {
        actions.append(
          action(
            say("这一行忽略 \(subject.rule)", "Ignore \(subject.rule) on this line"), "edit",
            edit([insertion], of: document)))
      }
      if let insertion = comments.ignoringFile(rule: subject.rule, reason: stub) {
        actions.append(
          action(
            say("这个文件里忽略 \(subject.rule)", "Ignore \(subject.rule) in this file"), "edit",
            edit([insertion], of: document)))
      }
    }
    guard client.appliesEdits, let path = document.uri.path, !subject.finding.match.isEmpty,
      !subject.finding.match.utf8.contains(0x0A)
    else { return actions }
    let match = subject.finding.match
    func command(_ command: EditorCommand, _ title: String, _ arguments: [String]) -> JSON {
      let list: [JSON] = ([document.uri.text] + arguments).map { .string($0) }
      return action(
        title, "command",
        ["title": .string(title), "command": .string(command.rawValue), "arguments": .array(list)])
    }
    if checked.format != .markdown {
      let name = path.split(separator: "/").last ?? ""
      let title = say("在 .zhiyan.yaml 里接受 \(name) 的“\(match)”", "Accept “\(match)” in \(name), in .zhiyan.yaml")
      actions.append(command(.suppress, title, [subject.rule, match]))
    }
    // Words are allowed to phrases; what a rule counts in the message as a whole they do not change.
    guard whole(checked.rules.rules[subject.finding.rule]).check.findsWords else { return actions }
    let title = say("把“\(match)”加入 .zhiyan.yaml 的白名单", "Allow “\(match)” in .zhiyan.yaml")
    actions.append(command(.allow, title, [match]))
    return actions
  }

  // MARK: Commands

  mutating func execute(_ params: JSON) throws(ResponseError) -> JSON {
    guard let command = params["command"].string.flatMap({ EditorCommand(rawValue: $0) }) else {
      throw ResponseError(.invalidParams, "there is no such command")
    }
    let arguments = params["arguments"]
    guard let path = arguments[0].string.flatMap({ DocumentURI($0).path }) else {
      throw ResponseError(.invalidParams, "the first argument is the URI of a file")
    }
    let change: ConfigurationEdit.Change
    switch (command, arguments[1].string, arguments[2].string) {
    case (.allow, let words?, _): change = .allow(words)
    case (.suppress, let rule?, let match?):
      change = .suppress(file: path, rule: rule, match: match, reason: say("理由", "reason"))
    default: throw ResponseError(.invalidParams, "an argument is missing")
    }
    try apply(change, for: path)
    return .null
  }

  /// Asks the client to change the nearest configuration, or to make one in the folder that is open.
  private mutating func apply(_ change: ConfigurationEdit.Change, for path: String) throws(ResponseError) {
    let known = service.configuration(for: path)
    let folder = folders.filter { path.hasPrefix($0 + "/") }.max { $0.utf8.count < $1.utf8.count }
    let target = known ?? (folder ?? ConfigurationEdit.folder(of: path)) + "/.zhiyan.yaml"
    let open = documents[target]
    var bytes = open?.buffer.bytes ?? []
    if open == nil, known != nil {
      guard let read = try? CheckInput.decode(FileReading.read(target)) else {
        throw ResponseError(.requestFailed, "\(target) cannot be read")
      }
      bytes = read
    }
    guard let edit = ConfigurationEdit.edit(change, in: bytes, path: target) else {
      throw ResponseError(
        .requestFailed, say("\(target) 里有错误，改好后再试", "\(target) has mistakes: mend them and try again"))
    }
    request(
      "workspace/applyEdit",
      ["label": "zhiyan", "edit": workspaceEdit(edit, target, TextBuffer(bytes), open, creates: known == nil)])
  }

  private func workspaceEdit(
    _ edit: (at: Int, text: String), _ path: String, _ buffer: TextBuffer, _ open: OpenDocument?, creates: Bool
  ) -> JSON {
    let uri = open?.uri.text ?? DocumentURI(path: path).text
    var places = buffer.positions(client.encoding)
    let edits: JSON = [["range": places.range(SourceRange(edit.at, edit.at)), "newText": .string(edit.text)]]
    guard client.takesDocumentChanges else { return ["changes": .object([uri: edits])] }
    var changes: [JSON] = []
    if creates && open == nil && client.createsFiles {
      changes.append(["kind": "create", "uri": .string(uri), "options": ["ignoreIfExists": true]])
    }
    let version = open?.version.map { JSON.int($0) } ?? .null
    changes.append(["textDocument": ["uri": .string(uri), "version": version], "edits": edits])
    return ["documentChanges": .array(changes)]
  }
}
