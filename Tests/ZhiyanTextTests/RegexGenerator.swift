/// Writes random expressions and texts of a small alphabet; the same ones for the same seed.
struct RegexGenerator {
  private struct Source: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static let characters = [
    "a", "b", "B", "c", "1", " ", "\n", "-", "]", "&", ":", "é", "最", "！", "１", "\u{3000}", "😀",
  ]
  private static let literals = [
    "a", "a", "b", "b", "B", "c", "1", " ", "-", "]", "&", ":", "é", "最", "！", "😀", "\\n", "\\]", "\\x61", "\\x{1F600}",
    "\\u6700", "\\U00000062", "\\-", "\\！", "\n",
  ]
  private static let classEscapes = ["\\d", "\\D", "\\w", "\\W", "\\s", "\\S", "\\p{L}", "\\P{Han}"]
  private static let members = [
    "a", "a", "b", "c", "1", " ", "-", "-", "&", ":", "^", "$", "é", "最", "！", "😀", "]", "[", "[:alpha:]", "[:^Han:]",
    "a-c", "b-\\x{1F600}", "\\x61-b", "!-a", "\\]", "\\-", "\\n", "\\\\",
  ]
  private static let anchors = ["\\b", "\\B", "^", "$", "\\A", "\\z", "\\Z"]
  private static let quantifiers = [
    "?", "*", "+", "{0}", "{1}", "{2}", "{0,1}", "{0,2}", "{1,}", "{1,3}", "{2,}", "{3}",
  ]

  private var source: Source

  init(seed: UInt64) { source = Source(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1) }

  mutating func text() -> String {
    (0..<number(in: 0...12)).reduce(into: "") { text, _ in text += pick(Self.characters) }
  }

  mutating func expression(depth: Int = 0) -> String {
    let branches = one(in: 3) ? number(in: 2...3) : 1
    return (0..<branches).map { _ in sequence(depth: depth) }.joined(separator: "|")
  }

  private mutating func number(in range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &source) }
  private mutating func one(in count: Int) -> Bool { number(in: 1...count) == 1 }
  private mutating func pick(_ list: [String]) -> String { list[number(in: 0...(list.count - 1))] }

  private mutating func sequence(depth: Int) -> String {
    let length = one(in: 12) ? 0 : number(in: 1...4)
    return (0..<length).reduce(into: "") { text, _ in text += term(depth: depth) }
  }

  private mutating func term(depth: Int) -> String {
    let atom: String
    switch number(in: 0...11) {
    case 0...1 where depth < 3:
      let opening = ["(?:", "(", "(?<n\(number(in: 0...999))>"]
      atom = pick(opening) + expression(depth: depth + 1) + ")"
    case 2...4: atom = characterClass()
    case 5: atom = pick(Self.classEscapes)
    case 6: return pick(Self.anchors)
    case 7 where one(in: 2): atom = "."
    default: atom = pick(Self.literals)
    }
    guard one(in: 3) else { return atom }
    return atom + pick(Self.quantifiers) + pick(["", "", "?", "+"])
  }

  private mutating func characterClass() -> String {
    var text = one(in: 3) ? "[^" : "["
    for _ in 0..<number(in: 1...4) { text += one(in: 5) ? pick(Self.classEscapes) : pick(Self.members) }
    return text + "]"
  }
}
