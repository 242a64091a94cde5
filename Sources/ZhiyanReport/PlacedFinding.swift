import ZhiyanEngine
import ZhiyanText

/// A finding with its lines and columns.
struct PlacedFinding {
  let finding: Finding
  let start: Position
  let end: Position

  /// The bytes between both places: the finding's range, moved off the inside of characters and of a byte-order mark.
  var range: SourceRange { SourceRange(start.byte, end.byte) }

  init(_ finding: Finding, in lines: LineIndex) {
    self.finding = finding
    start = lines.position(of: Int(finding.range.start))
    end = finding.range.isEmpty ? start : lines.position(of: Int(finding.range.end))
  }

  /// Whether replacing the range replaces the words and nothing else: no markup between them, no decoded entity.
  func isVerbatim(in source: ContiguousArray<UInt8>) -> Bool {
    source[range.indices].elementsEqual(finding.match.utf8)
  }
}

extension FileReport {
  /// The findings with their places, in their order; a clean file costs no line index.
  var placedFindings: [PlacedFinding] {
    guard !findings.isEmpty else { return [] }
    let lines = LineIndex(source)
    return findings.map { PlacedFinding($0, in: lines) }
  }
}
