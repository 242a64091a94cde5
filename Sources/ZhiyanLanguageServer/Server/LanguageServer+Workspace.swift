import ZhiyanEngine
import ZhiyanReaders
import ZhiyanText
import ZhiyanWorkspace

/// Requests for the diagnostics of all files: one at a time is worked on, file by file.
struct WorkspaceRuns {
  struct Run {
    var id: RequestID
    /// What the client knows, by URI.
    var previous: [String: String]
    var partialToken: JSON?
    var progressToken: JSON?
    /// Paths of files still to be checked, the next one last.
    var files: [String]?
    var count = 0
    var reports: [JSON] = []
  }

  var waiting: [Run] = []
  /// Whether something has changed since the last whole run. While nothing has, a client that asks again waits.
  var isStale = true

  /// - Returns: false where there is no such request.
  mutating func cancel(_ id: RequestID) -> Bool {
    let count = waiting.count
    waiting.removeAll { $0.id == id }
    return waiting.count < count
  }

  mutating func cancelAll() -> [RequestID] {
    defer { waiting = [] }
    return waiting.map(\.id)
  }
}

extension LanguageServer {
  mutating func startWorkspace(_ id: RequestID, _ params: JSON) {
    var previous: [String: String] = [:]
    for item in params["previousResultIds"].array ?? [] {
      if let uri = item["uri"].string { previous[DocumentURI(uri).key] = item["value"].string }
    }
    // A client that knows nothing yet need not wait for a change.
    if previous.isEmpty { workspaceRuns.isStale = true }
    workspaceRuns.waiting.append(
      WorkspaceRuns.Run(
        id: id, previous: previous, partialToken: params.object?["partialResultToken"],
        progressToken: params.object?["workDoneToken"]))
  }

  /// Checks one more file. False where there is nothing to do.
  mutating func stepWorkspace() -> Bool {
    guard var run = workspaceRuns.waiting.first, workspaceRuns.isStale || run.files != nil else { return false }
    guard var files = run.files else {
      workspaceRuns.isStale = false
      run.files = workspaceFiles().reversed()
      run.count = run.files?.count ?? 0
      progress(run.progressToken, ["kind": "begin", "title": "zhiyan", "cancellable": true, "percentage": 0])
      workspaceRuns.waiting[0] = run
      return true
    }
    guard let path = files.popLast() else {
      progress(run.progressToken, ["kind": "end"])
      workspaceRuns.waiting.removeFirst()
      respond(run.id, .success(["items": .array(run.reports)]))
      return true
    }
    run.files = files
    let report = report(on: path, previous: run.previous[path])
    if let token = run.partialToken {
      notify("$/progress", ["token": token, "value": ["items": [report]]])
    } else {
      run.reports.append(report)
    }
    let done = run.count - files.count
    if done % 50 == 0 {
      progress(run.progressToken, ["kind": "report", "percentage": .int(done * 100 / max(1, run.count))])
    }
    workspaceRuns.waiting[0] = run
    return true
  }

  private mutating func progress(_ token: JSON?, _ value: JSON) {
    if let token { notify("$/progress", ["token": token, "value": value]) }
  }

  /// The readable files of all folders, each once.
  private func workspaceFiles() -> [String] {
    var seen: Set<String> = []
    return folders.flatMap { FileWalker().walk($0).files }.filter { path in
      guard case .readable = InputFormat.detect(fileName: path) else { return false }
      return seen.insert(path).inserted
    }
  }

  private mutating func report(on path: String, previous: String?) -> JSON {
    if let document = documents[path] {
      let report = DiagnosticReport(wholeDiagnostics(of: path)).json(previous: previous)
      return report.adding([
        "uri": .string(document.uri.text), "version": document.version.map { .int($0) } ?? .null,
      ])
    }
    var items: [JSON] = []
    if case .readable(let format) = InputFormat.detect(fileName: path) {
      service.date = environment.request.date ?? environment.today()
      let checked = service.check(file: path, format: format)
      var buffer = TextBuffer("")
      if case .checked(let document, _) = checked.outcome { buffer = TextBuffer(document.source) }
      var places = buffer.positions(client.encoding)
      items = diagnostics(of: checked, &places)
    }
    return DiagnosticReport(items).json(previous: previous).adding([
      "uri": .string(DocumentURI(path: path).text), "version": .null,
    ])
  }
}
