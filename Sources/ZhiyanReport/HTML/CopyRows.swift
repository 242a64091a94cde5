import ZhiyanText

/// Decides which lines of a file the report shows: those around findings, in rows that each end where a note belongs.
enum CopyRows {
  struct Row: Equatable {
    /// 1-based.
    var lines: ClosedRange<Int>
    /// Findings that start in these lines, as indices.
    var findings: Range<Int>
  }

  enum Part: Equatable {
    /// So many lines are left out.
    case skipped(Int)
    case row(Row)
  }

  /// Lines that are shown on each side of a finding.
  private static let context = 2
  /// Fewer lines than this are rather shown than left out.
  private static let leastGap = 4
  /// A finding over more lines is shown at its start and its end only.
  static let longest = 6

  /// - Parameter findings: in order of place.
  static func parts(of findings: [PlacedFinding], lines: LineIndex) -> [Part] {
    var parts: [Part] = []
    var last = 0
    var next = 0
    for stretch in stretches(of: findings, lines) {
      if let gap = gap(last + 1, stretch.lowerBound - 1, lines) { parts.append(gap) }
      var start = stretch.lowerBound
      while next < findings.count && findings[next].start.line <= stretch.upperBound {
        // Rows stand apart by themselves.
        while start < findings[next].start.line && lines.range(ofLine: start).isEmpty { start += 1 }
        let first = next
        var end = findings[next].start.line
        while next < findings.count && findings[next].start.line <= end {
          end = max(end, findings[next].isLong ? end : findings[next].lastLine)
          next += 1
        }
        let isLast = next == findings.count || findings[next].start.line > stretch.upperBound
        end = isLast ? stretch.upperBound : end
        parts.append(.row(Row(lines: start...end, findings: first..<next)))
        start = end + 1
      }
      if start <= stretch.upperBound {
        parts.append(.row(Row(lines: start...stretch.upperBound, findings: next..<next)))
      }
      last = stretch.upperBound
    }
    // Behind a last line break stands no line.
    let end = lines.range(ofLine: lines.lineCount).isEmpty ? lines.lineCount - 1 : lines.lineCount
    if let gap = gap(last + 1, end, lines) { parts.append(gap) }
    return parts
  }

  /// Lines from the first to the last that are left out; nil where nothing is written in them.
  private static func gap(_ first: Int, _ last: Int, _ lines: LineIndex) -> Part? {
    guard first <= last else { return nil }
    let isBlank = (first...last).allSatisfy { lines.range(ofLine: $0).isEmpty }
    return isBlank ? nil : .skipped(last - first + 1)
  }

  /// What is shown, in order, without the blank lines at both ends.
  private static func stretches(of findings: [PlacedFinding], _ lines: LineIndex) -> [ClosedRange<Int>] {
    var wanted: [ClosedRange<Int>] = []
    for finding in findings {
      if finding.isLong {
        wanted.append(finding.start.line...finding.start.line)
        wanted.append(finding.lastLine...finding.lastLine)
      } else {
        wanted.append(finding.start.line...finding.lastLine)
      }
    }
    wanted.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    var result: [ClosedRange<Int>] = []
    for lines in wanted.map({ surrounded($0, lines) }) {
      if let previous = result.last, lines.lowerBound - previous.upperBound <= leastGap {
        result[result.count - 1] = previous.lowerBound...max(previous.upperBound, lines.upperBound)
      } else {
        result.append(lines)
      }
    }
    return result
  }

  /// Lines with those around them, blank ones at the ends left out.
  private static func surrounded(_ shown: ClosedRange<Int>, _ lines: LineIndex) -> ClosedRange<Int> {
    var first = max(1, shown.lowerBound - context)
    var last = min(lines.lineCount, shown.upperBound + context)
    while first < shown.lowerBound && lines.range(ofLine: first).isEmpty { first += 1 }
    while last > shown.upperBound && lines.range(ofLine: last).isEmpty { last -= 1 }
    return first...last
  }
}

extension PlacedFinding {
  /// The last line that holds something of the finding: its line break is none of the next line.
  var lastLine: Int {
    end.column == 1 && end.line > start.line ? end.line - 1 : end.line
  }

  var isLong: Bool { lastLine - start.line >= CopyRows.longest }
}
