/// Where each byte of a document's text stands in the file it was read from.
///
/// The map is a sorted list of runs. A verbatim run maps byte for byte. An atomic run (an entity, a soft line break)
/// maps each of its bytes to the whole source range it was decoded from. Text between two runs (a break that the reader
/// put between blocks) maps to the empty place where the next run starts. Runs never go backwards in the file.
public struct OffsetMap: Sendable {
  struct Run: Sendable, Equatable {
    /// First byte in the text.
    var text: UInt32
    /// Length in the text.
    var length: UInt32
    /// First byte in the source.
    var source: UInt32
    /// Length in the source; equal to `length` for verbatim runs.
    var sourceLength: UInt32
    var isAtomic: Bool
  }

  /// True when text and source are the same bytes; then there are no runs.
  public let isIdentity: Bool
  private(set) var runs: ContiguousArray<Run> = []
  /// Where the last run ends, kept beside the runs because readers ask with every piece of text.
  private var textEnd: UInt32 = 0
  private var sourceEnd: UInt32 = 0
  private var endsVerbatim = false

  /// The map of a text that is the file itself.
  public static let identity = OffsetMap(isIdentity: true)

  /// An empty map, to which a reader appends runs.
  public init() { isIdentity = false }

  private init(isIdentity: Bool) { self.isIdentity = isIdentity }

  /// Says that `length` bytes of text from `text` on are the bytes of the source from `source` on.
  public mutating func appendVerbatim(text: Int, source: Int, length: Int) {
    guard length > 0 else { return }
    if Int(textEnd) == text, Int(sourceEnd) == source, endsVerbatim {
      runs[runs.count - 1].length += UInt32(length)
      runs[runs.count - 1].sourceLength += UInt32(length)
      textEnd += UInt32(length)
      sourceEnd += UInt32(length)
      return
    }
    append(
      Run(
        text: UInt32(text), length: UInt32(length), source: UInt32(source), sourceLength: UInt32(length),
        isAtomic: false))
  }

  /// Says that `length` bytes of text from `text` on were decoded from the whole of `source`.
  public mutating func appendAtomic(text: Int, length: Int, source: SourceRange) {
    guard length > 0 else { return }
    append(
      Run(
        text: UInt32(text), length: UInt32(length), source: source.start, sourceLength: UInt32(source.count),
        isAtomic: true))
  }

  private mutating func append(_ run: Run) {
    precondition(textEnd <= run.text && sourceEnd <= run.source, "an offset map must be written forwards")
    textEnd = run.text + run.length
    sourceEnd = run.source + run.sourceLength
    endsVerbatim = !run.isAtomic
    runs.append(run)
  }

  /// The source bytes from which a range of text was read, markup between them included.
  ///
  /// An empty range maps to an empty one, at the place of the byte that would follow.
  public func source(of range: TextRange) -> SourceRange {
    if isIdentity { return SourceRange(range.start, range.end) }
    guard !runs.isEmpty else { return SourceRange(0, 0) }
    let start = bounds(of: range.start).start
    guard !range.isEmpty else { return SourceRange(start, start) }
    let last = bounds(of: range.end - 1)
    return SourceRange(start, max(start, last.end))
  }

  /// The first byte of text that was read from a place in the source or from behind it.
  public func text(atSource offset: UInt32) -> UInt32 {
    if isIdentity { return offset }
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].source + runs[middle].sourceLength <= offset { low = middle + 1 } else { high = middle }
    }
    guard low < runs.count else { return textEnd }
    let run = runs[low]
    return run.isAtomic || offset <= run.source ? run.text : run.text + (offset - run.source)
  }

  /// The source range of the single text byte at `offset`; empty where the reader put the byte in.
  private func bounds(of offset: UInt32) -> SourceRange {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].text + runs[middle].length <= offset { low = middle + 1 } else { high = middle }
    }
    guard low < runs.count else {
      let last = runs[runs.count - 1]
      return SourceRange(last.source + last.sourceLength, last.source + last.sourceLength)
    }
    let run = runs[low]
    if offset < run.text { return SourceRange(run.source, run.source) }
    if run.isAtomic { return SourceRange(run.source, run.source + run.sourceLength) }
    let place = run.source + (offset - run.text)
    return SourceRange(place, place + 1)
  }
}
