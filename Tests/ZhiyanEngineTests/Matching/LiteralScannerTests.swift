import Testing
import ZhiyanTestSupport
import ZhiyanText

@testable import ZhiyanEngine

@Suite struct LiteralScannerTests {
  /// Few characters, so that anchors occur often; each of the later ones folds to one of the first.
  private static let words = ["独", "家", "免", "费", "a", "b", "1", "2"]
  private static let disguises = ["獨", "費", "兔", "Ａ", "Ｂ", "１", "①", "⑫", "㉑", "ａ", "𝟏", "🅰", "⒓"]
  private static let separators = [
    " ", "\u{3000}", "-", "·", "，", "。", "\n", "😀", "👨‍👩‍👧", "\u{200B}", "\u{301}", "(", "】",
  ]

  private struct Found: Hashable, Comparable {
    var pattern: Int32
    var place: Int

    static func < (a: Found, b: Found) -> Bool { (a.place, a.pattern) < (b.place, b.pattern) }
  }

  /// Every place of every anchor among the folded word characters of a text, by comparing all of them.
  private static func twin(_ anchors: [[UInt32]], in text: String) -> [Found] {
    var words: [(value: UInt32, place: Int)] = []
    var place = 0
    let folding = Folding()
    for scalar in text.unicodeScalars {
      let folded = folding(scalar.value)
      if folded.kind.isWord {
        words.append((folded.value, place))
        if folded.second != 0 { words.append((folded.second, place)) }
      }
      place += String(scalar).utf8.count
    }
    var found: [Found] = []
    for (pattern, anchor) in anchors.enumerated() {
      for start in words.indices where start + anchor.count <= words.count {
        if words[start..<start + anchor.count].map(\.value) == anchor {
          // The scan gives the place of the last character of the key, which has three at the most.
          found.append(Found(pattern: Int32(pattern), place: words[start + min(anchor.count, 3) - 1].place))
        }
      }
    }
    return found.sorted()
  }

  private static func scan(_ scanner: LiteralScanner, _ text: String) -> [Found] {
    var found: [Found] = []
    _ = Array(text.utf8).withUnsafeBufferPointer { buffer in
      scanner.scan(buffer) { entry, place in found.append(Found(pattern: entry.pattern, place: place)) }
    }
    return found.sorted()
  }

  private static func anchors(_ random: inout SeededGenerator) -> [[UInt32]] {
    (0..<1 + random.pick(12)).map { _ in
      Folding().fold(random.text(of: words, count: 1...5)).map(\.value)
    }
  }

  @Test func findsWhatComparingEverythingFinds() {
    for seed in UInt64(1)...150 {
      var random = SeededGenerator(seed: seed)
      let anchors = Self.anchors(&random)
      let numbered = anchors.enumerated().map { (Int32($0), Anchor(scalars: $1, before: 0)) }
      let half = random.pick(numbered.count + 1)
      let scanner = LiteralScanner(Array(numbered[..<half])).adding(Array(numbered[half...]))
      let text = random.text(of: Self.words + Self.words + Self.disguises + Self.separators, count: 1...200)
      let found = Self.scan(scanner, text)
      let wanted = Self.twin(anchors, in: text)
      #expect(
        found == wanted,
        "seed \(seed): too many \(Set(found).subtracting(wanted)), too few \(Set(wanted).subtracting(found)), \(anchors), \(text.debugDescription)"
      )
    }
  }

  @Test func anEmptyTextAndNoAnchorsFindNothing() {
    #expect(Self.scan(LiteralScanner([]), "独家").isEmpty)
    #expect(Self.scan(LiteralScanner([(0, Anchor(scalars: [0x72EC], before: 0))]), "").isEmpty)
  }

  @Test func aSignAloneCanBeAnAnchor() {
    let scanner = LiteralScanner([(0, Anchor(scalars: [0x25], before: 0))])
    #expect(Self.scan(scanner, "a%％").map(\.place) == [1, 2])
  }

  /// A scanner to which anchors are added, with its expressions or with more of them, is one that was made with all.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func addingIsMakingWithAll(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let old = [0: try #require(RegexPrefix("[!！]{2}")), 1: try #require(RegexPrefix("[ab]独"))]
    let more = old.merging([2: try #require(RegexPrefix("免[0-9]"))]) { first, _ in first }
    func events(_ scanner: LiteralScanner, _ text: String) -> [[Int]] {
      var starts: [[Int]] = []
      var found: [Found] = []
      _ = Array(text.utf8).withUnsafeBufferPointer { buffer in
        scanner.scan(buffer) {
          starts.append([$0, Int(truncatingIfNeeded: $1)])
        } _: { entry, place in
          found.append(Found(pattern: entry.pattern, place: place))
        }
      }
      return starts + found.sorted().map { [Int($0.pattern), $0.place] }
    }
    for _ in 0..<3 {
      let anchors = (Self.anchors(&random) + [[0x25]]).enumerated().map {
        (pattern: Int32($0), anchor: Anchor(scalars: $1, before: 0))
      }
      let half = anchors.count / 2
      let base = LiteralScanner(Array(anchors[..<half]), expressions: old)
      let pairs = [
        (base.adding(Array(anchors[half...])), LiteralScanner(anchors, expressions: old)),
        (base.adding(Array(anchors[half...]), expressions: more), LiteralScanner(anchors, expressions: more)),
      ]
      for _ in 0..<80 {
        let text = random.text(of: Self.words + Self.disguises + Self.separators + ["!", "！", "%"], count: 1...40)
        for (grown, whole) in pairs {
          #expect(events(grown, text) == events(whole, text), "seed \(seed): \(text.debugDescription)")
        }
      }
    }
  }
}
