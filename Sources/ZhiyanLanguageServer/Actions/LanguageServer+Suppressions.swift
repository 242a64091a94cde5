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
  /// Ways to live with findings: comments where the format has any, entries in the configuration.
  mutating func suppressions(
    of subjects: [Subject], _ checked: CheckedText, _ copy: Document, _ document: OpenDocument
  ) -> [JSON] {
    let comments = checked.format == .markdown ? self.comments(for: subjects, checked, copy, document) : []
    guard client.appliesEdits, let path = document.uri.path else { return comments }
    return comments + commands(for: subjects, checked, path, document)
  }

  // MARK: Comments

  /// More lines than this are not offered one by one; all of them together are.
  private static let mostLines = 10

  private func comments(
    for subjects: [Subject], _ checked: CheckedText, _ copy: Document, _ document: OpenDocument
  ) -> [JSON] {
    let stub = say("理由", "reason")
    let service = service
    let comments = CommentInsertion(copy) { service.document($0, like: checked) }
    let lines = groups(subjects) { comments.line(of: $0.finding) }
    var actions: [JSON] = []
    if lines.count <= Self.mostLines {
      for (line, those) in lines {
        for (rule, few) in groups(those, by: \.rule) {
          guard let insertion = comments.ignoringLine(line, rules: [rule], reason: stub) else { continue }
          let title = say("这一行忽略 \(rule)", "Ignore \(rule) on this line")
          actions.append(action(title, for: few, "edit", edit([insertion], of: document)))
        }
      }
    }
    for (rule, those) in groups(subjects, by: \.rule) {
      guard let insertion = comments.ignoringFile(rule: rule, reason: stub) else { continue }
      let title = say("这个文件里忽略 \(rule)", "Ignore \(rule) in this file")
      actions.append(action(title, for: those, "edit", edit([insertion], of: document)))
    }
    guard subjects.count > 1 else { return actions }
    let named = lines.map { line, those in (line: line, rules: groups(those, by: \.rule).map(\.key)) }
    let placed = comments.ignoringLines(named, reason: stub)
    let covered = placed.lines.flatMap { lines[$0].subjects }
    if covered.count == subjects.count {
      let title = say("这里的 \(covered.count) 处全部忽略", "Ignore all \(covered.count) here")
      actions.append(action(title, for: covered, "edit", edit(placed.insertions, of: document)))
    } else if covered.count > 1 {
      // Cells of tables, for one, have no place for a comment.
      let title = say(
        "忽略这里 \(subjects.count) 处中可加注释的 \(covered.count) 处",
        "Ignore \(covered.count) of \(subjects.count) here, those where a comment can stand")
      actions.append(action(title, for: covered, "edit", edit(placed.insertions, of: document)))
    }
    return actions
  }

  /// Findings by what they have in common, in the order in which it first occurs.
  private func groups<Key: Hashable>(
    _ subjects: [Subject], by key: (Subject) -> Key
  ) -> [(key: Key, subjects: [Subject])] {
    var places: [Key: Int] = [:]
    var groups: [(key: Key, subjects: [Subject])] = []
    for subject in subjects {
      let key = key(subject)
      if let place = places[key] {
        groups[place].subjects.append(subject)
      } else {
        places[key] = groups.count
        groups.append((key, [subject]))
      }
    }
    return groups
  }

  private func action(_ title: String, for subjects: [Subject], _ member: String, _ value: JSON) -> JSON {
    let action: JSON = [
      "title": .string(title), "kind": .string(CodeActionKind.quickFix),
      "diagnostics": .array(subjects.map(\.diagnostic)),
    ]
    return action.adding([member: value])
  }

  // MARK: Entries in the configuration

  private mutating func commands(
    for subjects: [Subject], _ checked: CheckedText, _ path: String, _ document: OpenDocument
  ) -> [JSON] {
    func command(_ command: EditorCommand, _ title: String, _ arguments: [String], _ those: [Subject]) -> JSON {
      let list: [JSON] = ([document.uri.text] + arguments).map { .string($0) }
      return action(
        title, for: those, "command",
        ["title": .string(title), "command": .string(command.rawValue), "arguments": .array(list)])
    }
    let subjects = subjects.filter { !$0.finding.match.isEmpty && !$0.finding.match.utf8.contains(0x0A) }
    var actions: [JSON] = []
    if checked.format != .markdown {
      let name = path.split(separator: "/").last ?? ""
      for (key, those) in groups(subjects, by: { [$0.rule, $0.finding.match] }) {
        let title = say("在 .zhiyan.yaml 里接受 \(name) 的“\(key[1])”", "Accept “\(key[1])” in \(name), in .zhiyan.yaml")
        actions.append(command(.suppress, title, key, those))
      }
    }
    // Words are allowed to phrases; what a rule counts in the message as a whole they do not change.
    var words: [Subject] = []
    for subject in subjects where whole(checked.rules.rules[subject.finding.rule]).check.findsWords {
      words.append(subject)
    }
    for (match, those) in groups(words, by: \.finding.match) {
      let title = say("把“\(match)”加入 .zhiyan.yaml 的白名单", "Allow “\(match)” in .zhiyan.yaml")
      actions.append(command(.allow, title, [match], those))
    }
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
        throw ResponseError(.requestFailed, say("无法读取 \(target)", "\(target) cannot be read"))
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
