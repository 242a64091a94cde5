import ZhiyanText

/// Which bytes of a file are prose, and how they fall into blocks: what a fix leaves as it is.
///
/// Words put in place can make markup of their neighbours, or prose of markup: a full-width comma beside `**` ends no
/// emphasis in CommonMark. So a file is read again, and the layout compared.
struct ProseLayout: Equatable {
  struct Part: Equatable {
    var kind: BlockKind
    var range: SourceRange
  }

  /// Bytes that are text as they stand, neighbours joined.
  private(set) var prose: [SourceRange] = []
  /// Bytes that were decoded: entities, code spans. Line breaks are none, as they read otherwise beside other signs.
  private(set) var decoded: [SourceRange] = []
  private(set) var blocks: [Part] = []

  init(_ document: Document) {
    blocks = document.blocks.map { Part(kind: $0.kind, range: document.map.source(of: $0.range)) }
    if document.map.isIdentity {
      prose = blocks.map(\.range)
      return
    }
    for piece in document.map.pieces {
      if piece.isVerbatim {
        prose.append(piece.source)
      } else if !Self.isBreak(piece, in: document) {
        decoded.append(piece.source)
      }
    }
    prose = Self.joined(prose)
  }

  /// The layout that the file has after some edits if they change nothing but words.
  func moved(by edits: [Edit]) -> ProseLayout {
    var layout = self
    layout.prose = Self.joined(edits.moved(prose))
    layout.decoded = edits.moved(decoded)
    let ranges = edits.moved(blocks.map(\.range))
    layout.blocks = zip(blocks, ranges).map { Part(kind: $0.kind, range: $1) }
    return layout
  }

  private static func isBreak(_ piece: OffsetMap.Piece, in document: Document) -> Bool {
    guard piece.text.count == 1, [0x20, 0x0A].contains(document.text[Int(piece.text.start)]) else { return false }
    return document.source[piece.source.indices].contains { $0 == 0x0A || $0 == 0x0D }
  }

  private static func joined(_ ranges: [SourceRange]) -> [SourceRange] {
    var result: [SourceRange] = []
    for range in ranges where !range.isEmpty {
      if let last = result.last, last.end == range.start {
        result[result.count - 1].end = range.end
      } else {
        result.append(range)
      }
    }
    return result
  }
}
