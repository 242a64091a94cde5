/// What a block of a document is; rules may be limited to some of them.
public enum BlockKind: String, Sendable, CaseIterable {
  case paragraph, heading, list, table, quote, link, alt, subject, opening, closing, signature, cell, slide
}

/// One stretch of prose that is read together: a paragraph, a heading, a table cell.
public struct Block: Hashable, Sendable {
  public var kind: BlockKind
  /// Where it stands in the document's text. Blocks are in order and do not overlap.
  public var range: TextRange

  public init(kind: BlockKind, range: TextRange) {
    self.kind = kind
    self.range = range
  }
}

/// A remark in the file that its readers do not see, in the form that the file's format has for them.
public struct Comment: Hashable, Sendable {
  /// The whole of it, signs included.
  public var range: SourceRange
  /// What stands between its signs.
  public var content: SourceRange

  public init(range: SourceRange, content: SourceRange) {
    self.range = range
    self.content = content
  }
}

/// The prose of one input: what the engine reads.
public struct Document: Sendable {
  /// The file, decoded to valid UTF-8. Line and column are counted here.
  public let source: ContiguousArray<UInt8>
  /// The words to check, valid UTF-8: all blocks, each followed by a line feed. Where text and source are the same
  /// bytes, both share their storage.
  public let text: ContiguousArray<UInt8>
  /// From text to source.
  public let map: OffsetMap
  public let blocks: ContiguousArray<Block>
  /// In the order of their places; empty for formats without any.
  public let comments: ContiguousArray<Comment>
  /// Fields of a template that are filled later, in order; in the text other bytes stand in their place.
  public let placeholders: [TextRange]
  /// The text before they were hidden; nil where none is.
  private let written: ContiguousArray<UInt8>?

  public init(
    source: ContiguousArray<UInt8>, text: ContiguousArray<UInt8>, map: OffsetMap, blocks: ContiguousArray<Block>,
    comments: ContiguousArray<Comment> = []
  ) {
    self.source = source
    self.text = text
    self.map = map
    self.blocks = blocks
    self.comments = comments
    placeholders = []
    written = nil
  }

  /// A document with placeholders hidden.
  ///
  /// - Parameters:
  ///   - placeholders: where they stand in the text, in order and apart.
  ///   - text: the document's text with other bytes in their place, as many as before.
  public init(hiding placeholders: [TextRange], in document: Document, as text: ContiguousArray<UInt8>) {
    precondition(text.count == document.text.count, "hiding placeholders must not move anything")
    source = document.source
    self.text = text
    map = document.map
    blocks = document.blocks
    comments = document.comments
    self.placeholders = placeholders
    written = document.written ?? document.text
  }

  /// A document whose text is the file itself, in one block.
  public init(plain bytes: ContiguousArray<UInt8>) {
    let blocks: ContiguousArray<Block> =
      bytes.isEmpty ? [] : [Block(kind: .paragraph, range: TextRange(0, bytes.count))]
    self.init(source: bytes, text: bytes, map: .identity, blocks: blocks)
  }

  /// The words of a range of text, as they stand.
  public func string(_ range: TextRange) -> String {
    String(decoding: (written ?? text)[range.indices], as: UTF8.self)
  }

  /// The bytes of a range of the file, markup included.
  public func string(_ range: SourceRange) -> String {
    String(decoding: source[range.indices], as: UTF8.self)
  }
}
