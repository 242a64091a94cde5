import ZhiyanReaders
import ZhiyanText
import ZhiyanWorkspace

extension LanguageServer {
  mutating func didOpen(_ params: JSON) {
    let item = params["textDocument"]
    guard let uri = item["uri"].string.map({ DocumentURI($0) }), let text = item["text"].string else { return }
    documents[uri.key] = OpenDocument(
      uri: uri, languageID: item["languageId"].string ?? "", version: item["version"].int, buffer: TextBuffer(text))
    workspaceRuns.isStale = true
  }

  mutating func didChange(_ params: JSON) {
    let item = params["textDocument"]
    guard let uri = item["uri"].string.map({ DocumentURI($0) }), documents[uri.key] != nil else { return }
    documents.change(uri.key) {
      $0.change(params["contentChanges"].array ?? [], client.encoding)
      $0.version = item["version"].int ?? $0.version
    }
    workspaceRuns.isStale = true
  }

  mutating func didClose(_ params: JSON) {
    guard let uri = params["textDocument"]["uri"].string.map({ DocumentURI($0) }), let document = documents[uri.key]
    else { return }
    documents[uri.key] = nil
    workspaceRuns.isStale = true
    if document.wasPublished { publish([], of: document.uri, version: nil) }
  }

  // MARK: Checking

  /// What is found in an open document, checked now unless it was since its last change.
  mutating func check(_ key: String) -> OpenDocument.Checked? {
    guard let document = documents[key] else { return nil }
    if let checked = document.checked { return checked }
    let checked = look(at: document)
    documents.change(key) {
      $0.checked = checked
      if case .authored(let file) = checked { $0.trials.start(file) } else { $0.trials = RuleTrials() }
    }
    return checked
  }

  private mutating func look(at document: OpenDocument) -> OpenDocument.Checked {
    let bytes = document.buffer.bytes
    if let path = document.uri.path {
      let neighbours = service.neighbours(of: path)
      if AuthoredFile.isAuthored(path: path, bytes, isNamed: neighbours != nil) {
        return .authored(
          AuthoredFile(path: path, bytes: bytes, beside: neighbours ?? .none, language: language))
      }
    }
    switch document.format {
    case .readable(let format):
      service.date = environment.request.date ?? environment.today()
      return .copy(service.check(path: place(of: document), bytes: bytes, format: format))
    // Editors hand over whatever is of a language; other YAML is no copy, and no fault of its author.
    case .notReadYet("yaml"), .notReadYet("yml"): return .nothing
    case .notReadYet(let suffix): return .unknown(suffix)
    }
  }

  /// Where configurations look for a document; one that is no file yet lies in the first folder.
  func place(of document: OpenDocument) -> String {
    document.uri.path ?? (folders.first.map { $0.hasSuffix("/") ? $0 : $0 + "/" } ?? "./") + "untitled"
  }
}
