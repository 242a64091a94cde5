/// Random ignore files over a small alphabet, so that they hit the tree of the tests often.
struct IgnoreFileGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  private mutating func next(below limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(limit))
  }

  mutating func chance(_ probability: Double) -> Bool { Double(next(below: 1000)) < probability * 1000 }

  private mutating func pick(_ choices: [String]) -> String { choices[next(below: choices.count)] }

  mutating func file() -> String {
    let end = chance(0.2) ? "\r\n" : "\n"
    let lines = (0...next(below: 7)).map { _ in line() }
    return (chance(0.1) ? "\u{FEFF}" : "") + lines.joined(separator: end) + (chance(0.8) ? end : "")
  }

  private mutating func line() -> String {
    if chance(0.05) { return pick(["", "# a", " ", "/", "!", "\\", "*", "**", "!*", "!*/", "*.md", "!*.md"]) }
    let components = (0...[0, 0, 0, 1, 1, 2][next(below: 6)]).map { _ in component() }
    return (chance(0.3) ? "!" : "") + (chance(0.3) ? "/" : "") + components.joined(separator: chance(0.05) ? "//" : "/")
      + (chance(0.25) ? "/" : "") + (chance(0.15) ? pick([" ", "  ", "\\ ", "\t", "\\"]) : "")
  }

  private mutating func component() -> String {
    switch next(below: 10) {
    case 0, 1: return pick(["a", "b", "build", "foo bar", "foo\\ bar", "中文"])
    case 2, 3: return pick(["a.md", "ab.md", "foo.md", "中.md", "\\!a.md", "\\#a.md", "x\\[1\\].md", "x[1].md", "A.md"])
    case 4: return pick(["**", "*", "***", "?", "*.md"])
    default:
      return (0...next(below: 4)).map { _ in
        pick([
          "a", "b", "c", "foo", "中", ".md", ".md", "*", "*", "**", "?", "[ab]", "[!a]", "[^b]", "[a-c]", "[]a]", "[a",
          "[!-~]", "[[:alpha:]]", "[[:punct:]]", "[[:x:]]", "\\a", "\\", "-", " ", "[--/]", "[\\]]", "]",
        ])
      }.joined()
    }
  }
}
