import ZhiyanRules
import ZhiyanText
import ZhiyanWorkspace

extension LanguageServer {
  mutating func initialize(_ params: JSON) -> JSON {
    noteProcess(params["processId"].int)
    client = ClientCapabilities(params["capabilities"])
    if let list = params["workspaceFolders"].array, !list.isEmpty {
      folders = list.compactMap { $0["uri"].string.flatMap { DocumentURI($0).path } }
    } else if let root = params["rootUri"].string.flatMap({ DocumentURI($0).path }) ?? params["rootPath"].string {
      folders = [root]
    }
    // People read messages in the language of their editor, unless someone says otherwise.
    if let locale = params["locale"].string, !locale.isEmpty, !locale.lowercased().hasPrefix("zh") {
      startSettings.language = .en
    }
    startSettings.lay(params["initializationOptions"])
    use(startSettings)
    phase = .running
    return [
      "capabilities": capabilities, "serverInfo": ["name": "zhiyan", "version": .string(environment.request.version)],
    ]
  }

  private var capabilities: JSON {
    var result: [String: JSON] = [
      "positionEncoding": .string(client.encoding.rawValue),
      "textDocumentSync": ["openClose": true, "change": 2, "save": true],
      "hoverProvider": true,
      "codeActionProvider": client.takesCodeActions
        ? ["codeActionKinds": ["quickfix", .string(CodeActionKind.fixAll)]] : false,
      "completionProvider": ["triggerCharacters": ["<", "@"]],
      "executeCommandProvider": ["commands": .array(EditorCommand.allCases.map { .string($0.rawValue) })],
      "workspace": ["workspaceFolders": ["supported": true, "changeNotifications": true]],
    ]
    if client.pullsDiagnostics {
      result["diagnosticProvider"] = [
        "identifier": "zhiyan", "interFileDependencies": false, "workspaceDiagnostics": true,
      ]
    }
    return .object(result)
  }

  mutating func didInitialize() {
    if client.registersWatchers {
      var patterns = ["**/*.yaml", "**/*.yml", "**/.gitignore", "**/.zhiyanignore", "**/.ignore"]
      if client.pullsDiagnostics { patterns += ["**/*.md", "**/*.markdown", "**/*.txt", "**/*.text"] }
      let watchers: [JSON] = patterns.map { ["globPattern": .string($0)] }
      request(
        "client/registerCapability",
        [
          "registrations": [
            [
              "id": "zhiyan-files", "method": "workspace/didChangeWatchedFiles",
              "registerOptions": ["watchers": .array(watchers)],
            ]
          ]
        ])
    }
    askForConfiguration()
  }

  mutating func shutDown() -> JSON {
    for document in documents.all where document.wasPublished { publish([], of: document.uri, version: nil) }
    for path in publishedFiles.keys.sorted() { publish([], of: DocumentURI(path: path), version: nil) }
    for id in waitingPulls.map(\.id) + workspaceRuns.cancelAll() {
      respond(id, .failure(ResponseError(.requestCancelled, "the server is shut down")))
    }
    waitingPulls = []
    phase = .shutDown
    return .null
  }

  // MARK: Settings

  mutating func askForConfiguration() {
    guard client.answersConfiguration else { return }
    request("workspace/configuration", ["items": [["section": "zhiyan"]]], awaiting: .configuration)
  }

  /// What came back: null, a list with null, nothing in it, or what is no object, all say nothing.
  mutating func takeConfiguration(_ result: JSON) {
    var new = startSettings
    new.mistakes = []
    new.lay(result[0])
    use(new)
  }

  mutating func didChangeConfiguration(_ params: JSON) {
    if client.answersConfiguration { return askForConfiguration() }
    var new = startSettings
    new.mistakes = []
    new.lay(params["settings"]["zhiyan"])
    use(new)
  }

  private mutating func use(_ new: EditorSettings) {
    for mistake in new.mistakes where !settings.mistakes.contains(mistake) {
      let text = mistake.text(in: environment.language ?? new.language ?? .zh)
      notify("window/showMessage", ["type": 2, "message": .string("zhiyan: " + text)])
    }
    guard new != settings || !isRunning() else { return }
    settings = new
    service.use(new.applied(to: environment.request, folder: folders.first))
    checkAgain()
  }

  var language: Language { environment.language ?? settings.language ?? .zh }

  func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  // MARK: Files and folders

  mutating func didChangeFiles(_ params: JSON) {
    workspaceRuns.isStale = true
    let paths = (params["changes"].array ?? []).compactMap { $0["uri"].string.flatMap { DocumentURI($0).path } }
    let matters = paths.contains { path in
      let name = path.split(separator: "/").last ?? ""
      return name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.hasPrefix(".")
    }
    if matters { reload() }
  }

  mutating func didSave(_ params: JSON) {
    workspaceRuns.isStale = true
    // Without watchers, saving is when a change on disk can be seen; and a configuration may lie above all that is watched.
    var isAuthored = false
    if let uri = params["textDocument"]["uri"].string, case .authored = check(DocumentURI(uri).key) {
      isAuthored = true
    }
    if isAuthored || !client.registersWatchers { reload() }
  }

  mutating func didChangeFolders(_ params: JSON) {
    func paths(_ key: String) -> [String] {
      (params["event"][key].array ?? []).compactMap { $0["uri"].string.flatMap { DocumentURI($0).path } }
    }
    let removed = paths("removed")
    folders.removeAll { removed.contains($0) }
    folders += paths("added").filter { !folders.contains($0) }
    checkAgain()
  }

  /// Reads configurations, rules and ignore files again, and checks what is open, as it is in memory.
  mutating func reload() {
    service.reload()
    checkAgain()
  }

  mutating func checkAgain() {
    documents.forgetChecks()
    workspaceRuns.isStale = true
    if isRunning() && client.pullsDiagnostics && client.refreshesDiagnostics {
      request("workspace/diagnostic/refresh", .null)
    }
  }
}
