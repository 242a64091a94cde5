import Testing
import ZhiyanText

@testable import ZhiyanReport

@Suite struct LineDiffTests {
  /// A generator of its own: this target has no other random test.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  /// Lines that stay, at most, by the table that every textbook has.
  private func longestCommon(_ a: [Int32], _ b: [Int32]) -> Int {
    var table = Array(repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
    for x in a.indices {
      for y in b.indices {
        table[x + 1][y + 1] = a[x] == b[y] ? table[x][y] + 1 : max(table[x][y + 1], table[x + 1][y])
      }
    }
    return table[a.count][b.count]
  }

  /// Puts the changes into the old lines.
  private func applied(_ changes: [LineDiff.Change], _ old: [Int32], _ new: [Int32]) -> [Int32] {
    var result: [Int32] = []
    var at = 0
    for change in changes {
      result += old[at..<change.old.lowerBound]
      #expect(result.count == change.new.lowerBound)
      result += new[change.new]
      at = change.old.upperBound
    }
    return result + old[at...]
  }

  @Test(arguments: 1...400 as ClosedRange<UInt64>)
  func isAShortestWay(seed: UInt64) {
    var random = Numbers(state: seed)
    let kinds = Int32.random(in: 1...6, using: &random)
    func lines() -> [Int32] {
      (0..<Int.random(in: 0...14, using: &random)).map { _ in Int32.random(in: 0..<kinds, using: &random) }
    }
    let (old, new) = (lines(), lines())
    let diff = LineDiff(old, new)
    #expect(applied(diff.changes, old, new) == new, "seed \(seed)")
    let removed = diff.changes.reduce(0) { $0 + $1.old.count }
    #expect(old.count - removed == longestCommon(old, new), "seed \(seed): \(old) \(new)")
    for (a, b) in zip(diff.changes, diff.changes.dropFirst()) { #expect(a.old.upperBound < b.old.lowerBound) }
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>, [0, 1, 4])
  func isAWayWhereTooMuchChanged(seed: UInt64, most: Int) {
    var random = Numbers(state: seed)
    func lines() -> [Int32] {
      (0..<Int.random(in: 0...40, using: &random)).map { _ in Int32.random(in: 0..<30, using: &random) }
    }
    let (old, new) = (lines(), lines())
    #expect(applied(LineDiff(old, new, most: most).changes, old, new) == new, "seed \(seed)")
  }
}

@Suite struct UnifiedDiffTests {
  private func diff(_ old: String, _ new: String, path: String = "a.txt") -> String {
    String(
      decoding: UnifiedDiff.write(path: path, old: ContiguousArray(old.utf8), new: ContiguousArray(new.utf8)),
      as: UTF8.self)
  }

  @Test func saysNothingOfEqualFiles() { #expect(diff("甲\n", "甲\n").isEmpty && diff("", "").isEmpty) }

  @Test func showsThreeLinesAround() {
    let old = (1...20).map { "\($0)\n" }.joined()
    let new = old.replacing("\n2\n", with: "\n二\n").replacing("\n9\n", with: "\n九\n").replacing("\n17\n", with: "\n")
    #expect(
      diff(old, new) == """
        --- a/a.txt
        +++ b/a.txt
        @@ -1,12 +1,12 @@
         1
        -2
        +二
         3
         4
         5
         6
         7
         8
        -9
        +九
         10
         11
         12
        @@ -14,7 +14,6 @@
         14
         15
         16
        -17
         18
         19
         20

        """)
  }

  @Test func saysWhereTheLastLineHasNoEnd() {
    #expect(
      diff("甲\r\n乙", "甲\r\n丙") == "--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,2 @@\n 甲\r\n-乙\n\\ No newline at end of file\n"
        + "+丙\n\\ No newline at end of file\n")
    #expect(diff("甲", "") == "--- a/a.txt\n+++ b/a.txt\n@@ -1 +0,0 @@\n-甲\n\\ No newline at end of file\n")
    #expect(diff("", "甲\n") == "--- a/a.txt\n+++ b/a.txt\n@@ -0,0 +1 @@\n+甲\n")
  }

  @Test(arguments: [
    ("文 案.md", "a/文 案.md\t"), ("x\"y", #""a/x\"y""#), ("x\ty\\", #""a/x\ty\\""#), ("\u{1}", #""a/\001""#),
  ])
  func writesNamesAsGitDoes(path: String, name: String) {
    #expect(diff("甲", "乙", path: path).split(separator: "\n").first == "--- \(name)")
  }
}
