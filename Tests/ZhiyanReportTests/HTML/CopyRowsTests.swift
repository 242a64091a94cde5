import Testing
import ZhiyanTestSupport
import ZhiyanText

@testable import ZhiyanReport

@Suite struct CopyRowsTests {
  private func parts(_ text: String) -> [CopyRows.Part] {
    let marks = text.unicodeScalars.count { $0 == "⟦" }
    let file = Fixture.marked("a.txt", text, Array(repeating: (2, []), count: marks))
    return CopyRows.parts(of: file.placedFindings, lines: LineIndex(file.source))
  }

  @Test func linesAroundAHitAreShown() {
    #expect(
      parts("1\n2\n3\n4\n5\n6\n⟦7⟧\n8\n9\n10\n11\n") == [
        .skipped(4), .row(.init(lines: 5...9, findings: 0..<1)), .skipped(2),
      ])
  }

  @Test func rowsEndWithTheirHits() {
    #expect(
      parts("⟦1⟧\n\n⟦3⟧\n⟦4\n5⟧\n6")
        == [
          .row(.init(lines: 1...1, findings: 0..<1)), .row(.init(lines: 3...3, findings: 1..<2)),
          .row(.init(lines: 4...6, findings: 2..<3)),
        ])
  }

  @Test func blankLinesAreNoGap() {
    #expect(parts("\n\n\n\n\n\n⟦7⟧\n\n\n\n\n\n\n") == [.row(.init(lines: 7...7, findings: 0..<1))])
    #expect(parts("⟦⟧") == [.row(.init(lines: 1...1, findings: 0..<1))])
  }

  /// Says of each line whether it is shown, by the words of the comments in `CopyRows`.
  private func shown(_ findings: [PlacedFinding], _ lines: LineIndex) -> [Bool] {
    func isBlank(_ line: Int) -> Bool { lines.range(ofLine: line).isEmpty }
    var shown = Array(repeating: false, count: lines.lineCount + 1)
    for finding in findings {
      let all = Array(finding.start.line...finding.lastLine)
      for part in all.count > CopyRows.longest ? [[all[0]], [all[all.count - 1]]] : [all] {
        for line in part { shown[line] = true }
        let before = (part[0] - 2..<part[0]).filter { $0 >= 1 }
        for line in before.drop(while: isBlank) { shown[line] = true }
        let last = part[part.count - 1]
        let after = (last + 1...last + 2).filter { $0 <= lines.lineCount }
        for line in after.reversed().drop(while: isBlank) { shown[line] = true }
      }
    }
    for line in 1...lines.lineCount where !shown[line] {
      let before = shown[..<line].lastIndex(of: true)
      let after = shown[line...].firstIndex(of: true)
      if let before, let after, after - before <= 4 { shown[line] = true }
    }
    return shown
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func agreesWithTheSlowWay(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var text = ""
    var isOpen = false
    for _ in 0..<random.pick(60) + 1 {
      text += random.text(of: ["", "字", "字字"], count: 0...1)
      if random.one(in: isOpen ? 4 : 9) {
        text += isOpen ? "⟧" : "⟦"
        isOpen.toggle()
      }
      text += random.text(of: ["\n", "\r\n", "字\n"], count: 1...2)
    }
    if isOpen { text += "⟧" }
    let marks = text.unicodeScalars.count { $0 == "⟦" }
    let file = Fixture.marked("a.txt", text, Array(repeating: (2, []), count: marks))
    let findings = file.placedFindings
    let lines = LineIndex(file.source)
    guard !findings.isEmpty else { return }
    let wanted = shown(findings, lines)

    var next = 1
    var found = 0
    for part in CopyRows.parts(of: findings, lines: lines) {
      switch part {
      case .skipped(let count):
        for line in next..<next + count { #expect(!wanted[line], "seed \(seed): line \(line)") }
        next += count
      case .row(let row):
        for line in next..<row.lines.lowerBound {
          #expect(lines.range(ofLine: line).isEmpty, "seed \(seed): line \(line)")
        }
        for line in row.lines { #expect(wanted[line], "seed \(seed): line \(line)") }
        #expect(row.findings.lowerBound == found, "seed \(seed)")
        found = row.findings.upperBound
        for finding in findings[row.findings] {
          #expect(row.lines.contains(finding.start.line), "seed \(seed)")
          #expect(finding.isLong || row.lines.contains(finding.lastLine), "seed \(seed)")
        }
        next = row.lines.upperBound + 1
      }
    }
    #expect(found == findings.count, "seed \(seed)")
    for line in next..<max(next, lines.lineCount + 1) {
      #expect(lines.range(ofLine: line).isEmpty, "seed \(seed): line \(line)")
    }
  }
}
