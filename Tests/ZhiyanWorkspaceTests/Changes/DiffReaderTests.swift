import Testing
import ZhiyanTestSupport
import ZhiyanText

@testable import ZhiyanWorkspace

@Suite struct DiffReaderTests {
  private func read(_ text: String) -> [String: ChangedLines] { DiffReader(Array(text.utf8)).files }

  private func lines(_ ranges: [(Int, Int)]) -> ChangedLines {
    var lines = ChangedLines()
    for (first, count) in ranges { lines.add(first: first, count: count) }
    return lines
  }

  @Test func hunksGiveLines() {
    let files = read(
      """
      diff --git a/甲.md b/甲.md
      index 1..2 100644
      --- a/甲.md
      +++ b/甲.md
      @@ -1 +1,2 @@ 标题
      -旧
      +新
      ++++ b/不是文件
      @@ -9,2 +10,0 @@
      -去
      -掉
      diff --git a/b b b/b b
      --- a/b b\t
      +++ b/b b\t
      @@ -0,0 +1 @@
      +x
      \\ No newline at end of file
      """)
    #expect(files == ["甲.md": lines([(1, 2), (10, 0)]), "b b": lines([(1, 1)])])
  }

  @Test func linesThatLookLikeHeadsAreLines() {
    let files = read(
      """
      diff --git a/a b/a
      --- a/a
      +++ b/a
      @@ -3,2 +3,2 @@
      --- a/x
      -@@ -1 +1 @@
      +diff --git a/z b/z
      +@@ -7 +7 @@
      @@ -9 +9 @@
      -a
      +b
      """)
    #expect(files == ["a": lines([(3, 2), (9, 1)])])
  }

  @Test func quotedNamesAreRead() {
    #expect(DiffReader.path(Array("\"b/a\\tb\\\"c\\\\d\\346\\226\\207.md\"".utf8)[...]) == "a\tb\"c\\d文.md")
    #expect(DiffReader.path(Array("b/活 动.md\t".utf8)[...]) == "活 动.md")
    #expect(DiffReader.path(Array("/dev/null".utf8)[...]) == nil)
  }

  @Test func aFileThatIsGoneHasNoLines() {
    #expect(read("diff --git a/a b/a\ndeleted file mode 100644\n--- a/a\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n").isEmpty)
  }

  @Test func binariesAndRenamesAreReadFromNumbers() {
    let output = Array("3\t1\ta.md\0-\t-\tb.txt\0-\t-\t\0old.txt\0new.txt\01\t0\t\0x\0y\0".utf8)
    #expect(ChangeSet.binaries(output) == ["b.txt", "new.txt"])
  }

  /// Against the definition, line by line.
  @Test func placesAreThoseOfTheLines() {
    for seed in 1...300 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let text = random.text(of: ["甲", "\n", "\r\n", "\r", "b", "\n\n"], count: 0...20)
      let source = ContiguousArray(text.utf8)
      var split: [SourceRange] = []
      var start = 0
      for index in source.indices where source[index] == 0x0A {
        split.append(SourceRange(start, index + 1))
        start = index + 1
      }
      if start < source.count { split.append(SourceRange(start, source.count)) }
      guard !split.isEmpty else { continue }
      let first = random.pick(split.count)
      let count = random.pick(split.count - first) + 1
      let changed = lines([(first + 1, count)])
      let wanted = SourceRange(split[first].start, split[first + count - 1].end)
      #expect(changed.places(in: source) == [wanted], "seed \(seed)")
      let cut = random.pick(split.count + 1)
      let place = cut == 0 ? 0 : Int(split[cut - 1].end)
      #expect(lines([(cut, 0)]).places(in: source) == [SourceRange(place, place)], "seed \(seed)")
    }
  }
}
