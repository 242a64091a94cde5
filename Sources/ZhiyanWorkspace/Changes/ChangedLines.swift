import ZhiyanText

/// The lines of one file that a change has put in or written anew, as git counts lines: each ends with a line feed.
struct ChangedLines: Hashable, Sendable {
  /// Everything in the file is new, or git cannot tell.
  var isWhole = false
  /// 1-based, in order; they do not touch.
  private(set) var ranges: [ClosedRange<Int>] = []
  /// Lines after which something was taken out; 0 before the first one.
  private(set) var cuts: [Int] = []

  static let whole = ChangedLines(isWhole: true)

  init(isWhole: Bool = false) { self.isWhole = isWhole }

  /// Adds a hunk: `count` lines from `first` on; a count of 0 for lines that were taken out after `first`.
  mutating func add(first: Int, count: Int) {
    guard count > 0 else { return cuts.append(first) }
    ranges.append(first...(first + count - 1))
  }

  /// The bytes of the changed lines in a file, line feeds included; for cuts, empty ranges.
  func places(in source: ContiguousArray<UInt8>) -> [SourceRange] {
    if isWhole { return [SourceRange(0, source.count)] }
    guard let last = ranges.last?.upperBound ?? cuts.last.map({ $0 + 1 }) else { return [] }
    var starts = [0]
    source.withUnsafeBufferPointer { bytes in
      for index in bytes.indices where bytes[index] == 0x0A {
        starts.append(index + 1)
        if starts.count > max(last, cuts.last ?? 0) + 1 { break }
      }
    }
    func start(_ line: Int) -> Int { starts.indices.contains(line - 1) ? starts[line - 1] : source.count }
    let changed = ranges.map { SourceRange(start($0.lowerBound), start($0.upperBound + 1)) }
    return (changed + cuts.map { SourceRange(start($0 + 1), start($0 + 1)) }).sorted()
  }
}
