import ZhiyanText

/// Writes lines of a file with the words found marked, and behind each hit the number of its note.
///
/// Lines are to be written in order: findings that are past are dropped.
struct HTMLCopy {
  private let source: ContiguousArray<UInt8>
  private let lines: LineIndex
  private let findings: [PlacedFinding]
  /// By finding, the classes of its marks.
  private let marks: [String]
  private let context: ReportContext
  /// Findings that may reach into the next line, in order.
  private var open: [Int] = []
  /// The first finding that was not looked at yet.
  private var next = 0

  init(
    _ source: ContiguousArray<UInt8>, _ lines: LineIndex, _ findings: [PlacedFinding], marks: [String],
    _ context: ReportContext
  ) {
    self.source = source
    self.lines = lines
    self.findings = findings
    self.marks = marks
    self.context = context
  }

  /// The findings with words in these lines.
  func covering(_ shown: ClosedRange<Int>) -> [Int] {
    findings.indices.filter { findings[$0].start.line <= shown.upperBound && findings[$0].lastLine >= shown.lowerBound }
  }

  mutating func write(_ shown: ClosedRange<Int>, to output: inout HTMLBytes) {
    // Names the language of the words, for fonts and voices; that of other copy is not known.
    let isChinese = shown.contains { holdsIdeographs(lines.range(ofLine: $0)) }
    output += "<div class=\"copy\" lang=\"\(isChinese ? "zh" : "")\">\n"
    for line in shown {
      while next < findings.count && findings[next].start.line <= line {
        open.append(next)
        next += 1
      }
      open.removeAll { findings[$0].lastLine < line }
      write(line: line, to: &output)
    }
    output += "</div>\n"
  }

  private func holdsIdeographs(_ range: SourceRange) -> Bool {
    // The first bytes of U+3400 to U+9FFF and beyond the first plane.
    source[range.indices].contains { (0xE3...0xE9).contains($0) || $0 == 0xF0 }
  }

  // MARK: A line

  private func write(line: Int, to output: inout HTMLBytes) {
    let range = lines.range(ofLine: line)
    output += "<p><b>\(line)</b>"
    var at = range.start
    for window in LineWindows.of(range, around: points(in: range), in: source) {
      writeCut(at, window.start, to: &output)
      write(window, line: line, to: &output)
      at = window.end
    }
    writeCut(at, range.end, to: &output)
    output += "</p>\n"
  }

  /// Where findings start and end within a line.
  private func points(in line: SourceRange) -> [UInt32] {
    open.flatMap { [findings[$0].range.start, findings[$0].range.end] }.filter { line.start <= $0 && $0 <= line.end }
  }

  private func writeCut(_ start: UInt32, _ end: UInt32, to output: inout HTMLBytes) {
    guard start < end else { return }
    let count = source[Int(start)..<Int(end)].count { $0 & 0xC0 != 0x80 }
    let text = context.say("略去 \(count) 字", "\(count) characters left out")
    output += "<span class=\"cut\">… \(text) …</span>"
  }

  /// A part of a line: between two places where a finding starts or ends, the same findings cover all of it.
  private func write(_ window: SourceRange, line: Int, to output: inout HTMLBytes) {
    let inner = points(in: window)
    let places = Set([window.start, window.end] + inner).sorted()
    for (index, place) in places.enumerated() {
      for finding in open where reference(of: finding, in: line) == place { writeReference(finding, to: &output) }
      guard index + 1 < places.count else { break }
      let piece = SourceRange(place, places[index + 1])
      let covering = open.filter { !findings[$0].range.isEmpty && findings[$0].range.contains(piece) }
      for finding in covering { output += "<mark class=\"\(marks[finding])\">" }
      writeText(piece, to: &output)
      for _ in covering { output += "</mark>" }
    }
  }

  /// Where the number of a note stands, if in this line: behind the words; before them where they go on for long.
  private func reference(of index: Int, in line: Int) -> UInt32? {
    let finding = findings[index]
    if finding.isLong { return finding.start.line == line ? finding.range.start : nil }
    return finding.lastLine == line ? min(finding.range.end, lines.range(ofLine: line).end) : nil
  }

  private func writeReference(_ index: Int, to output: inout HTMLBytes) {
    let number = "\(Unicode.Scalar(HTMLFile.number))-\(index + 1)"
    if findings[index].range.isEmpty {
      output += "<mark class=\"here \(marks[index])\">\(context.say("[此处]", "[here]"))</mark>"
    }
    let label = context.say("看第 \(index + 1) 处的说明", "note \(index + 1)")
    output += "<a class=\"ref i \(marks[index])\" id=\"m\(number)\" href=\"#n\(number)\" aria-label=\"\(label)\">"
    output += "\(index + 1)</a>"
  }

  /// Words of the file; what would hide or change their order is shown in its escaped form. Tabs stay.
  private func writeText(_ range: SourceRange, to output: inout HTMLBytes) {
    for scalar in String(decoding: source[range.indices], as: UTF8.self).unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\t": output.bytes.append(0x09)
      case _ where scalar.isUnsafeInTerminal: output += "<span class=\"sign\">\(scalar.escaped)</span>"
      default: output.bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }
}
