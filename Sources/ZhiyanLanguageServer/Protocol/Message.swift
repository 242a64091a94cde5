/// How a request is told from others: a number or a text, as the client has it.
enum RequestID: Hashable {
  case number(Int)
  case text(String)

  init?(_ json: JSON) {
    switch json {
    case .int(let number): self = .number(number)
    case .string(let text): self = .text(text)
    case .null, .bool, .double, .array, .object: return nil
    }
  }

  var json: JSON {
    switch self {
    case .number(let number): .int(number)
    case .text(let text): .string(text)
    }
  }
}

/// A message of JSON-RPC 2.0 that came in.
enum Message {
  case request(RequestID, method: String, JSON)
  case notification(method: String, JSON)
  /// The client's answer to a request of ours.
  case response(RequestID, result: JSON, error: JSON?)

  /// Nil where the value is no message.
  init?(_ json: JSON) {
    let id = RequestID(json["id"])
    if let method = json["method"].string {
      if let id {
        self = .request(id, method: method, json["params"])
      } else {
        // A request whose id is neither number nor text cannot be answered.
        guard json["id"].isNull else { return nil }
        self = .notification(method: method, json["params"])
      }
    } else if let id, json.object?["result"] != nil || json.object?["error"] != nil {
      self = .response(id, result: json["result"], error: json.object?["error"])
    } else {
      return nil
    }
  }
}

/// Why a request has no result.
struct ResponseError: Error, Hashable {
  /// The numbers of JSON-RPC and of the protocol.
  enum Code: Int {
    case parseError = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParams = -32602
    case serverNotInitialized = -32002
    case requestFailed = -32803
    case requestCancelled = -32800
  }

  var code: Code
  var message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  var json: JSON { ["code": .int(code.rawValue), "message": .string(message)] }
}
