extension OffsetMap {
  /// A stretch of text with the bytes of the file that it was read from.
  public struct Piece: Hashable, Sendable {
    public var text: TextRange
    public var source: SourceRange
    /// False for what was decoded, such as an entity or a line break.
    public var isVerbatim: Bool
  }

  /// The map in the order of the text; empty where text and file are the same bytes.
  public var pieces: [Piece] {
    runs.map { run in
      Piece(
        text: TextRange(run.text, run.text + run.length),
        source: SourceRange(run.source, run.source + run.sourceLength),
        isVerbatim: !run.isAtomic)
    }
  }
}
