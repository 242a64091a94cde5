import ZhiyanRules
import ZhiyanText

/// The parts of a message, as ranges of a document's text. A part that is missing has the place where it would stand.
struct MessageParts {
  /// A part's text in order of place; none where the part is missing, one or two runs where it is there.
  struct Part {
    var ranges: [Range<Int>] = []
    /// Where it would stand, or where words that it lacks would.
    var place: Int

    init(_ range: Range<Int>?, place: Int) {
      ranges = range.map { [$0] } ?? []
      self.place = range?.upperBound ?? place
    }

    func contains(_ offset: Int) -> Bool { ranges.contains { $0.contains(offset) } }
  }

  var subject: Part
  var opening: Part
  var body: Part
  var closing: Part
  var signature: Part

  subscript(field: FieldCheck.Field) -> Part {
    switch field {
    case .subject: subject
    case .signature: signature
    case .opening: opening
    case .body: body
    case .closing: closing
    }
  }

  /// True where a byte stands in one of some parts; kinds that are no parts of messages hold nothing.
  func contains(_ offset: Int, in kinds: [BlockKind]) -> Bool {
    kinds.contains { kind in
      switch kind {
      case .subject: subject.contains(offset)
      case .opening: opening.contains(offset)
      case .closing: closing.contains(offset)
      case .signature: signature.contains(offset)
      case .paragraph, .heading, .list, .table, .quote, .link, .alt, .cell, .slide: false
      }
    }
  }

  /// The parts of what is sent on a channel; nil where it is no message to somebody, or is empty.
  init?(_ text: UnsafeBufferPointer<UInt8>, _ document: Document, on channel: Channel?) {
    let parts: (MessageLines) -> MessageParts
    switch channel {
    case .sms: parts = { ShortMessage($0).parts }
    case .email: parts = { Letter($0, hasHeader: true).parts }
    case .wechat, .chat: parts = { Letter($0, hasHeader: false).parts }
    case .web, .slide, .poster, nil: return nil
    }
    let message = MessageLines(text, document)
    guard !message.lines.isEmpty else { return nil }
    self = parts(message)
  }

  init(subject: Part, opening: Part, body: Part, closing: Part, signature: Part) {
    self.subject = subject
    self.opening = opening
    self.body = body
    self.closing = closing
    self.signature = signature
  }
}

extension BlockKind {
  /// True for the parts that messages are read for.
  var isMessagePart: Bool {
    switch self {
    case .subject, .opening, .closing, .signature: true
    case .paragraph, .heading, .list, .table, .quote, .link, .alt, .cell, .slide: false
    }
  }
}
