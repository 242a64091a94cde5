import ZhiyanReaders
import ZhiyanRules
import ZhiyanText

extension Rule {
  /// True where the rule looks at the parts of a message, so that nothing may be put around an example.
  var readsMessages: Bool {
    if case .field = check { return true }
    return scopes.contains { kind in
      switch kind {
      case .subject, .opening, .closing, .signature: true
      case .paragraph, .heading, .list, .table, .quote, .link, .alt, .cell, .slide: false
      }
    }
  }

  /// True where the rule looks at comments, which plain text has none of.
  var readsComments: Bool { if case .suppression = check { true } else { false } }

  /// The channel on which examples are run: the rule's first, or that of letters where parts of messages matter.
  var exampleChannel: Channel? { channels.first ?? (readsMessages ? .email : nil) }

  /// An example as the rule would meet it: in the first kind of block to which the rule is limited.
  func exampleDocument(_ text: String) -> Document {
    let plain = Document(plain: ContiguousArray(text.utf8))
    if readsComments { return (try? Readers.read(ContiguousArray(text.utf8), format: .markdown)) ?? plain }
    guard let kind = scopes.first, !readsMessages else { return plain }
    return Document(
      source: plain.source, text: plain.text, map: plain.map,
      blocks: ContiguousArray(plain.blocks.map { Block(kind: kind, range: $0.range) }))
  }
}
