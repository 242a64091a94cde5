import Testing
import ZhiyanTestSupport

@testable import ZhiyanLanguageServer

@Suite struct MinimalEditsTests {
  @Test func makeOneTextOfTheOther() {
    for seed in UInt64(0)..<20_000 {
      var random = SeededGenerator(seed: seed)
      let pieces = ["a", "文", "案", "😀", "😁", "\n", "\r\n", "好"]
      let old = ContiguousArray(random.text(of: pieces, count: 0...12).utf8)
      var new = old
      if random.one(in: 3) {
        new = ContiguousArray(random.text(of: pieces, count: 0...12).utf8)
      } else {
        var scalars = Array(String(decoding: old, as: UTF8.self).unicodeScalars)
        for _ in 0..<2 {
          let at = random.pick(scalars.count + 1)
          scalars.replaceSubrange(
            at..<min(scalars.count, at + random.pick(3)), with: random.text(of: pieces, count: 0...2).unicodeScalars)
        }
        new = ContiguousArray(scalars.flatMap { Array(String($0).utf8) })
      }
      var result = old
      var last = old.count + 1
      for edit in MinimalEdits.of(old, new).reversed() {
        #expect(edit.range.upperBound <= last, "seed \(seed)")
        last = edit.range.lowerBound
        for place in [edit.range.lowerBound, edit.range.upperBound] where place < old.count {
          #expect(old[place] & 0xC0 != 0x80, "seed \(seed)")
        }
        result.replaceSubrange(edit.range, with: edit.replacement.utf8)
      }
      #expect(result == new, "seed \(seed)")
    }
  }
}
