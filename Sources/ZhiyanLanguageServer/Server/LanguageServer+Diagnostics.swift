import ZhiyanEngine
import ZhiyanReport
import ZhiyanRules
import ZhiyanText
import ZhiyanWorkspace

extension LanguageServer {
  /// Sends what has not been sent yet. To be called when nothing else waits, so that fast typing is checked once.
  public mutating func settle() {
    guard isRunning() else { return }
    if !client.pullsDiagnostics {
      for key in documents.keys where documents[key]?.isUnpublished == true { publish(key) }
    }
    announceProblems()
  }

  /// Whether something is left that can wait until nobody types: the trials of rule files. Clients that ask for diagnostics get them
  /// whole when they ask.
  public var canRest: Bool {
    !isRunning() || client.pullsDiagnostics || documents.all.allSatisfy(\.trials.isDone)
  }

  /// Does one piece of what can wait, and sends what has come of it once it is complete.
  public mutating func work() {
    guard isRunning(), let key = documents.keys.first(where: { documents[$0]?.trials.isDone == false }) else { return }
    documents.change(key) { _ = $0.trials.step() }
    guard let document = documents[key], document.trials.isDone else { return }
    // What the trials added is all that can be new.
    if !document.trials.issues.isEmpty || document.publishedTrials { publish(key) }
  }

  private mutating func publish(_ key: String) {
    let diagnostics = diagnostics(of: key)
    documents.change(key) { $0.isUnpublished = false }
    guard let document = documents[key] else { return }
    publish(diagnostics, of: document.uri, version: document.version)
    documents.change(key) {
      $0.wasPublished = true
      $0.publishedTrials = !$0.trials.issues.isEmpty
    }
  }

  mutating func publish(_ diagnostics: [JSON], of uri: DocumentURI, version: Int?) {
    guard !client.pullsDiagnostics else { return }
    let params: JSON = ["uri": .string(uri.text), "diagnostics": .array(diagnostics)]
    notify("textDocument/publishDiagnostics", params.adding(["version": version.map { .int($0) }]))
  }

  // MARK: What there is to say

  /// The diagnostics of an open document as it is.
  mutating func diagnostics(of key: String) -> [JSON] {
    guard let checked = check(key), let document = documents[key] else { return [] }
    var places = document.buffer.positions(client.encoding)
    switch checked {
    case .copy(let text): return diagnostics(of: text, &places)
    case .authored(let file):
      let issues = file.mistakes + document.trials.issues
      return issues.sorted { $0.range < $1.range }.map { diagnostic($0, &places) }
    case .unknown(let suffix):
      let message = say(
        "zhiyan 还读不了 .\(suffix) 文件，这里没有检查任何内容", "zhiyan does not read .\(suffix) files yet: nothing is checked here")
      return [Self.atStart(message, severity: 3)]
    case .nothing: return []
    }
  }

  func diagnostics(of checked: CheckedText, _ places: inout PositionFinder) -> [JSON] {
    switch checked.outcome {
    case .excluded: return []
    case .unreadable(let error): return [Self.atStart(error.message(in: language), severity: 1)]
    case .checked(_, let result):
      let texts = FindingTexts(checked.rules.rules, language: language)
      return result.failures.map { Self.atStart($0, severity: 1) }
        + result.findings.map { diagnostic($0, checked.rules, texts, &places) }
    }
  }

  private func diagnostic(
    _ finding: Finding, _ rules: RuleSet, _ texts: FindingTexts, _ places: inout PositionFinder
  ) -> JSON {
    let severity =
      switch finding.level {
      case .error: 1
      case .warning: 2
      case .suggestion: 3
      }
    let diagnostic: JSON = [
      "range": places.range(finding.range), "severity": .int(severity), "source": "zhiyan",
      "code": .string(rules.rules[finding.rule].id), "message": .string(texts.message(of: finding)),
    ]
    guard client.showsCodeDescription, BuiltinRules.hasPage(rules.rules[finding.rule].id) else { return diagnostic }
    return diagnostic.adding(["codeDescription": ["href": .string(texts.page(of: finding))]])
  }

  /// A mistake in a rule file or a configuration.
  private func diagnostic(_ issue: RuleIssue, _ places: inout PositionFinder) -> JSON {
    let message = issue.fix.map { "\(issue.message)\n\(say("写成", "write")): \($0)" } ?? issue.message
    return ["range": places.range(issue.range), "severity": 1, "source": "zhiyan", "message": .string(message)]
  }

  private static func atStart(_ message: String, severity: Int) -> JSON {
    let start = LinePosition(line: 0, character: 0).json
    return [
      "range": ["start": start, "end": start], "severity": .int(severity), "source": "zhiyan",
      "message": .string(message),
    ]
  }

  // MARK: Pulled

  /// A request for diagnostics of which a part still has to be worked out.
  struct WaitingPull {
    var id: RequestID
    var key: String
    var previous: String?
  }

  /// - Returns: nil where the answer follows once the trials of a rule file are done, between which new edits are taken in.
  mutating func diagnostics(_ params: JSON, _ id: RequestID) throws(ResponseError) -> JSON? {
    let key = try openKey(params)
    let pull = WaitingPull(id: id, key: key, previous: params["previousResultId"].string)
    _ = check(key)
    if documents[key]?.trials.isDone != false { return report(for: pull) }
    waitingPulls.append(pull)
    return nil
  }

  /// Does a piece for the first request that waits; false where none does.
  mutating func stepPulls() -> Bool {
    guard let pull = waitingPulls.first else { return false }
    // It may have changed in the meantime: what is asked for is the document as it is.
    _ = check(pull.key)
    var hasStepped = false
    documents.change(pull.key) { hasStepped = $0.trials.step() }
    guard !hasStepped else { return true }
    waitingPulls.removeFirst()
    if documents[pull.key] == nil {
      respond(pull.id, .failure(ResponseError(.requestCancelled, "the document was closed")))
    } else {
      respond(pull.id, .success(report(for: pull)))
    }
    return true
  }

  private mutating func report(for pull: WaitingPull) -> JSON {
    let report = DiagnosticReport(diagnostics(of: pull.key))
    documents.change(pull.key) { $0.isUnpublished = false }
    return report.json(previous: pull.previous)
  }

  /// The diagnostics of an open document, with what would otherwise follow later.
  mutating func wholeDiagnostics(of key: String) -> [JSON] {
    _ = check(key)
    documents.change(key) { $0.trials.finish() }
    return diagnostics(of: key)
  }

  /// The open document that a request is about.
  func openKey(_ params: JSON) throws(ResponseError) -> String {
    guard let uri = params["textDocument"]["uri"].string else {
      throw ResponseError(.invalidParams, "textDocument.uri is missing")
    }
    let key = DocumentURI(uri).key
    guard documents[key] != nil else { throw ResponseError(.invalidParams, "\(uri) is not open") }
    return key
  }

  // MARK: Broken configurations

  /// Tells of configurations and rule files that have mistakes, once, and shows them in these files.
  private mutating func announceProblems() {
    let problems = service.problems
    for problem in problems where !announced.contains(problem) {
      let more =
        problem.mistakes.count > 1 ? say("（共 \(problem.mistakes.count) 处）", " (\(problem.mistakes.count) in all)") : ""
      let first = problem.mistakes.first?.split(separator: "\n").first.map(String.init) ?? problem.configuration
      let rest = say("；改好之前沿用原来的设置", "; until it is mended, what it said before goes on")
      notify("window/showMessage", ["type": 1, "message": .string("zhiyan: \(first)\(more)\(rest)")])
    }
    announced = Set(problems)
    publishBrokenFiles(Set(problems.flatMap { [$0.configuration] + $0.ruleFiles }))
  }

  private mutating func publishBrokenFiles(_ broken: Set<String>) {
    // What is open speaks for itself.
    let wanted = broken.filter { documents[$0] == nil }
    guard !client.pullsDiagnostics, !(wanted.isEmpty && publishedFiles.isEmpty) else { return }
    // The files are read once: a change on disk is a reload.
    guard wanted != lookedAt.files || service.epoch != lookedAt.epoch else { return }
    lookedAt = (wanted, service.epoch)
    var published: [String: [JSON]] = [:]
    for path in wanted.sorted() {
      guard let bytes = try? CheckInput.decode(FileReading.read(path)) else { continue }
      let issues =
        AuthoredFile(
          path: path, bytes: bytes, beside: service.neighbours(of: path) ?? .none, language: language
        ).issues
      guard !issues.isEmpty else { continue }
      var places = TextBuffer(bytes).positions(client.encoding)
      let diagnostics = issues.map { diagnostic($0, &places) }
      published[path] = diagnostics
      if publishedFiles[path] != diagnostics { publish(diagnostics, of: DocumentURI(path: path), version: nil) }
    }
    for path in publishedFiles.keys.sorted() where published[path] == nil && documents[path] == nil {
      publish([], of: DocumentURI(path: path), version: nil)
    }
    publishedFiles = published
  }
}

/// The diagnostics of a document for a client that asks for them.
struct DiagnosticReport {
  let items: [JSON]
  /// The same for equal diagnostics.
  let id: String

  init(_ items: [JSON]) {
    self.items = items
    var hash = FNV1a()
    hash.add(JSON.array(items).bytes)
    id = String(hash.value, radix: 16)
  }

  /// - Parameter previous: what the client has; then nothing is sent twice.
  func json(previous: String?) -> JSON {
    if previous == id { return ["kind": "unchanged", "resultId": .string(id)] }
    return ["kind": "full", "resultId": .string(id), "items": .array(items)]
  }
}
