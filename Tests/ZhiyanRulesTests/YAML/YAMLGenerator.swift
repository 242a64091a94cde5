import ZhiyanTestSupport

/// Writes random documents with all that the subset has, and damages them.
struct YAMLGenerator {
  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func document() -> ContiguousArray<UInt8> {
    var text = one(in: 12) ? "---\n" : ""
    if one(in: 8) { text += "# 注释\n" }
    text += block(column: 0, depth: 0)
    if one(in: 6) { text.removeLast() }
    if one(in: 5) { text = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n") }
    if one(in: 10) { text = "\u{FEFF}" + text }
    return ContiguousArray(text.utf8)
  }

  /// Deletes, doubles, inserts and swaps a few bytes.
  mutating func mutated(_ document: ContiguousArray<UInt8>) -> ContiguousArray<UInt8> {
    var bytes = document
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      guard !bytes.isEmpty else { break }
      let at = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes.remove(at: at)
      case 1: bytes.insert(bytes[at], at: at)
      case 2: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...8, using: &random)))
      case 3:
        let from = Int.random(in: 0..<bytes.count, using: &random)
        let piece = Array(bytes[from..<min(bytes.count, from + Int.random(in: 1...12, using: &random))])
        bytes.insert(contentsOf: piece, at: at)
      default: bytes.insert(contentsOf: Array(pick(Self.signs).utf8), at: at)
      }
    }
    return bytes
  }

  private static let signs = [
    " ", "  ", "\n", "\n\n", "\r\n", "\t", ":", ": ", "-", "- ", "#", " #", " # ", "'", "\"", "\\", "[", "]", "{", "}",
    ",", ", ", "|", ">", "|-", ">+\n", "|2\n", "&", "*", "!", "?", "? ", "%", "@", "`", "~", "=", "<<", "---", "...",
    "\n---\n", "\n...\n", "0", "1", "e", "_", ".", "+", "x", "no", "好", "\u{85}", "\u{2028}", "\u{FEFF}", "\0", "\r",
    "''", "\"\"", "\\n", "\\u00e9", "\n ", "\n  ", "\n    ", " \n", "：",
  ]
  private static let plain = [
    "a", "b c", "立即", "(立即|马上|速)<buy>", "错过{0,4}再等一年", "12", "-3", "0.5", "true", "null", "~", "a#b",
    "http://例.cn/?a=b", "-x", "it's", "第 2 章", "v1", "a:b", "⟦立即抢购⟧,⟦错过⟧！", "<@number>天", "0x1F", "é", "😀", "a, b",
    "x]", "50%", "a\"b", "--", "a - b", "e?", "a\\b",
  ]
  /// Plain text that is refused, which must stay rare for other things to be seen.
  private static let refused = ["no", "1:30", "2026-01-01", "x: y", "1.2.3", "1_0", "*a", "&a b", "!t c", "012"]
  private static let keys = ["id", "键", "a b", "title", "zh", "en", "\"q\"", "'s'", "k1", "x-y", "信息", "\"a\\tb\""]
  private static let words = [
    "a", "bb", "立即", "行动 了", "  ", " ", "'", "\"", "\\n", "\\u6d4b", "#", ": ", "\t", "，", "- ", "\\",
  ]

  private mutating func one(in count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }
  private mutating func pick(_ list: [String]) -> String { list[Int.random(in: 0..<list.count, using: &random)] }
  private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

  /// A value from a column on; the text before it ends in that column, the value in a line feed.
  private mutating func block(column: Int, depth: Int) -> String {
    let kind = depth > 3 ? 9 : Int.random(in: 0..<10, using: &random)
    switch kind {
    case 0...4 where depth == 0 || kind < 4: return mapping(column: column, depth: depth)
    case 5...6: return sequence(column: column, depth: depth)
    default: return inline(column: max(0, column - 1), depth: depth)
    }
  }

  private mutating func filler() -> String {
    switch Int.random(in: 0..<20, using: &random) {
    case 0: "\n"
    case 1: "  # 注 释\n"
    case 2: "# c\n"
    default: ""
    }
  }

  private mutating func mapping(column: Int, depth: Int) -> String {
    var text = ""
    for index in 0..<Int.random(in: 1...4, using: &random) {
      if index > 0 { text += filler() + spaces(column) }
      text += pick(Self.keys) + (one(in: 15) ? " :" : ":")
      switch Int.random(in: 0..<6, using: &random) {
      case 0: text += one(in: 3) ? " # c\n" : "\n"
      case 1...2:
        let deeper = column + Int.random(in: 1...3, using: &random)
        text += "\n" + filler() + spaces(deeper) + block(column: deeper, depth: depth + 1)
      case 3 where one(in: 2):
        text += "\n" + spaces(column) + sequence(column: column, depth: depth + 1)
      default: text += " " + inline(column: column, depth: depth + 1)
      }
    }
    return text
  }

  private mutating func sequence(column: Int, depth: Int) -> String {
    var text = ""
    for index in 0..<Int.random(in: 1...4, using: &random) {
      if index > 0 { text += filler() + spaces(column) }
      if one(in: 8) {
        text += "-\n"
      } else {
        let gap = one(in: 6) ? 3 : 1
        text += "-" + spaces(gap) + block(column: column + 1 + gap, depth: depth + 1)
      }
    }
    return text
  }

  /// A value that starts on the line it is asked for on.
  private mutating func inline(column: Int, depth: Int) -> String {
    switch Int.random(in: 0..<10, using: &random) {
    case 0...3: return pick(one(in: 60) ? Self.refused : Self.plain) + (one(in: 8) ? " # 注\n" : "\n")
    case 4: return quoted(column: column) + "\n"
    case 5...6: return blockScalar(column: column)
    default: return flow(column: column, depth: depth) + (one(in: 6) ? "  # c\n" : "\n")
    }
  }

  private mutating func quoted(column: Int) -> String {
    let quote = one(in: 2) ? "\"" : "'"
    var text = quote
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      var word = pick(Self.words)
      if quote == "'" { word = word == "'" ? "''" : word } else if word == "\"" || word == "\\" { word = "\\" + word }
      text += word
      if one(in: 7) {
        text += (quote == "\"" && one(in: 3) ? "\\" : "") + pick(["\n", "\n\n", " \n  \n"]) + spaces(column + 2)
      }
    }
    return text + quote
  }

  private mutating func blockScalar(column: Int) -> String {
    var text = pick(["|", ">", "|-", ">-", "|+", ">+", "|2", ">2-", "|+2", "> # c"]) + "\n"
    for _ in 0..<Int.random(in: 0...5, using: &random) {
      if one(in: 4) {
        text += one(in: 4) ? spaces(column + 2) : ""
      } else {
        text +=
          spaces(column + 2) + (one(in: 5) ? " " : "") + pick(["a", "立即 行动", "# no", "a: b", "- x", "\ty", "x ", "'"])
      }
      text += "\n"
    }
    return text
  }

  private mutating func flow(column: Int, depth: Int) -> String {
    let isMap = one(in: 2)
    var parts: [String] = []
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      var item: String
      switch Int.random(in: 0..<6, using: &random) {
      case 0: item = quoted(column: column)
      case 1 where depth < 5: item = flow(column: column, depth: depth + 1)
      case 2: item = ""
      default: item = pick(Self.plain)
      }
      if isMap { item = pick(Self.keys) + ": " + item } else if item.isEmpty { item = "x" }
      parts.append(item)
    }
    let gap = one(in: 6) ? ",\n" + spaces(column + 2) : one(in: 6) ? ", # c\n" + spaces(column + 1) : ", "
    let body = parts.joined(separator: gap) + (one(in: 8) && !parts.isEmpty ? "," : "")
    return isMap ? "{" + body + "}" : "[" + body + "]"
  }
}
