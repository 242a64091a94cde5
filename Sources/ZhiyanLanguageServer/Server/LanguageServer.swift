public import ZhiyanRules
import ZhiyanText
public import ZhiyanWorkspace

/// The language server: bytes of the client in, bytes for the client out. It reads no stream, and so can be driven by a test.
///
/// `receive` takes bytes as they come; `step` does one piece of work and is called until there is none; `settle` then sends the
/// diagnostics of what has changed, so that a burst of changes is checked once. What takes longer waits for a pause: while
/// `canRest` is false, `work` does a piece of it.
public struct LanguageServer {
  /// What the server must know of the world.
  public struct Environment {
    /// What the command line said; clients' settings go on top.
    public var request: CheckRequest
    /// The language of messages, whatever the client speaks.
    public var language: Language?
    /// The day that it is.
    public var today: () -> CalendarDate?

    public init(request: CheckRequest, language: Language? = nil, today: @escaping () -> CalendarDate?) {
      self.request = request
      self.language = language
      self.today = today
    }
  }

  enum Phase {
    case created, running, shutDown
    case ended(Int32)
  }

  let environment: Environment
  var phase = Phase.created
  private var reader = MessageReader()
  /// Messages not handled yet.
  private var queue: [Message] = []
  private var output: [UInt8] = []

  var client = ClientCapabilities()
  /// The client's process; its end is ours.
  public private(set) var clientProcess: Int32?
  /// What was said at the start, and what counts now.
  var startSettings = EditorSettings()
  var settings = EditorSettings()
  /// Absolute paths.
  var folders: [String] = []
  var service: LintService
  var documents = DocumentTable()
  /// The built-in rules with their examples, once someone wanted to read them.
  var handbook: [String: Rule]?
  /// What was last sent of files with mistakes that nobody has open, by path.
  var publishedFiles: [String: [JSON]] = [:]
  /// Which files with mistakes were last looked at, and when.
  var lookedAt: (files: Set<String>, epoch: Int) = ([], -1)
  /// Problems of configurations that the user has been told of.
  var announced: Set<LintService.Problem> = []
  var workspaceRuns = WorkspaceRuns()
  var waitingPulls: [WaitingPull] = []
  /// What to do with answers to requests of ours.
  private var awaited: [Int: Awaited] = [:]
  private var nextID = 0

  enum Awaited { case configuration, nothing }

  public init(_ environment: Environment) {
    self.environment = environment
    service = LintService(environment.request)
  }

  // MARK: In and out

  /// How the process has to end; nil while it goes on.
  public var exitCode: Int32? { if case .ended(let code) = phase { code } else { nil } }

  /// Takes the bytes that have to go out.
  public mutating func takeOutput() -> [UInt8] {
    defer { output = [] }
    return output
  }

  public mutating func receive(_ bytes: some Sequence<UInt8>) {
    reader.append(bytes)
    while let item = reader.next() {
      switch item {
      case .fault(let fault): respond(nil, .failure(ResponseError(.parseError, fault)))
      case .message(let bytes): take(bytes)
      }
    }
  }

  /// The client is gone.
  public mutating func end() {
    if case .ended = phase { return }
    if case .shutDown = phase { phase = .ended(0) } else { phase = .ended(1) }
  }

  private mutating func take(_ bytes: ContiguousArray<UInt8>) {
    let json: JSON
    do throws(JSONError) {
      json = try JSONParser.parse(bytes)
    } catch {
      return respond(nil, .failure(ResponseError(.parseError, "no JSON at byte \(error.offset): \(error.message)")))
    }
    guard let message = Message(json) else {
      return respond(nil, .failure(ResponseError(.invalidRequest, "this is no message of JSON-RPC")))
    }
    if case .notification("$/cancelRequest", let params) = message {
      if let id = RequestID(params["id"]) { cancel(id) }
    } else {
      queue.append(message)
    }
  }

  /// A request that waits is answered at once; one that was answered is passed over.
  private mutating func cancel(_ id: RequestID) {
    let waits = queue.contains { if case .request(id, _, _) = $0 { true } else { false } }
    let isPulling = waitingPulls.contains { $0.id == id }
    guard waits || isPulling || workspaceRuns.cancel(id) else { return }
    queue.removeAll { if case .request(id, _, _) = $0 { true } else { false } }
    waitingPulls.removeAll { $0.id == id }
    respond(id, .failure(ResponseError(.requestCancelled, "cancelled")))
  }

  func isRunning() -> Bool { if case .running = phase { true } else { false } }

  // MARK: Working

  /// Handles one message, or does a piece of what takes long. False where there is nothing to do.
  public mutating func step() -> Bool {
    guard exitCode == nil else { return false }
    guard !queue.isEmpty else { return isRunning() && (stepPulls() || stepWorkspace()) }
    switch queue.removeFirst() {
    case .request(let id, let method, let params):
      do throws(ResponseError) {
        if let result = try self.result(of: method, params, id) { respond(id, .success(result)) }
      } catch {
        respond(id, .failure(error))
      }
    case .notification(let method, let params): handle(method, params)
    case .response(let id, let result, let error): handleResponse(id, result, error)
    }
    return true
  }

  /// - Returns: nil where the answer follows later.
  private mutating func result(
    of method: String, _ params: JSON, _ id: RequestID
  ) throws(ResponseError) -> JSON? {
    switch phase {
    case .created where method == "initialize": return initialize(params)
    case .created: throw ResponseError(.serverNotInitialized, "initialize comes first")
    case .shutDown, .ended: throw ResponseError(.invalidRequest, "the server is shut down")
    case .running: break
    }
    switch method {
    case "initialize": throw ResponseError(.invalidRequest, "the server is initialized already")
    case "shutdown": return shutDown()
    case "textDocument/diagnostic": return try diagnostics(params, id)
    case "workspace/diagnostic":
      startWorkspace(id, params)
      return nil
    case "textDocument/hover": return try hover(params)
    case "textDocument/codeAction": return try codeActions(params)
    case "textDocument/completion": return try completion(params)
    case "workspace/executeCommand": return try execute(params)
    default: throw ResponseError(.methodNotFound, "there is no method \(method)")
    }
  }

  private mutating func handle(_ method: String, _ params: JSON) {
    if method == "exit" { return end() }
    guard isRunning() else { return }
    switch method {
    case "initialized": didInitialize()
    case "textDocument/didOpen": didOpen(params)
    case "textDocument/didChange": didChange(params)
    case "textDocument/didClose": didClose(params)
    case "textDocument/didSave": didSave(params)
    case "workspace/didChangeConfiguration": didChangeConfiguration(params)
    case "workspace/didChangeWatchedFiles": didChangeFiles(params)
    case "workspace/didChangeWorkspaceFolders": didChangeFolders(params)
    // The protocol allows to pass over what is not known.
    default: break
    }
  }

  private mutating func handleResponse(_ id: RequestID, _ result: JSON, _ error: JSON?) {
    guard case .number(let number) = id, let awaited = awaited.removeValue(forKey: number) else { return }
    switch awaited {
    case .nothing: break
    case .configuration:
      if let error {
        log("the client did not say its configuration: \(error["message"].string ?? "no reason given")")
      } else {
        takeConfiguration(result)
      }
    }
  }

  // MARK: Sending

  mutating func respond(_ id: RequestID?, _ result: Result<JSON, ResponseError>) {
    var message: [String: JSON] = ["jsonrpc": "2.0", "id": id?.json ?? .null]
    switch result {
    case .success(let value): message["result"] = value
    case .failure(let error): message["error"] = error.json
    }
    output += MessageWriter.frame(.object(message))
  }

  mutating func notify(_ method: String, _ params: JSON) {
    output += MessageWriter.frame(["jsonrpc": "2.0", "method": .string(method), "params": params])
  }

  mutating func request(_ method: String, _ params: JSON, awaiting what: Awaited = .nothing) {
    nextID += 1
    awaited[nextID] = what
    output += MessageWriter.frame(
      ["jsonrpc": "2.0", "id": .int(nextID), "method": .string(method), "params": params])
  }

  /// A line in the client's log.
  mutating func log(_ text: String) {
    notify("window/logMessage", ["type": 2, "message": .string("zhiyan: " + text)])
  }

  mutating func noteProcess(_ id: Int?) {
    clientProcess = id.flatMap { Int32(exactly: $0) }.flatMap { $0 > 0 ? $0 : nil }
  }
}
