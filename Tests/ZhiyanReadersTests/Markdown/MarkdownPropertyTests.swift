import Testing
import ZhiyanReaders
import ZhiyanTestSupport
import ZhiyanText

@Suite struct MarkdownPropertyTests {
  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func proseStaysAndTheRestGoes(seed: UInt64) throws {
    var writer = MarkdownWriter(seed: seed)
    let source = writer.file()
    let document = try MarkdownReader.read(DocumentOracle.bytes(source))
    let text = String(decoding: document.text, as: UTF8.self)
    let note: Testing.Comment = "seed \(seed)\n\(source)"
    #expect(DocumentOracle.fault(in: document) == nil, note)
    for piece in writer.prose { #expect(text.contains(piece), "\(piece), \(note)") }
    for piece in writer.hidden { #expect(!text.contains(piece), "\(piece), \(note)") }
  }

  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func mutatedFilesNeitherCrashNorBreakTheMap(seed: UInt64) throws {
    var writer = MarkdownWriter(seed: seed)
    let good = ContiguousArray(writer.file().utf8)
    let signs = Array("<>&;`*_[]()!|\\\"'-=/?#{}~$: \t\r\n\0+.x".utf8)
    for round in 0..<20 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...12, using: &writer.random) {
        let place = Int.random(in: 0..<bytes.count, using: &writer.random)
        switch Int.random(in: 0..<4, using: &writer.random) {
        case 0: bytes.insert(signs.randomElement(using: &writer.random) ?? 0x20, at: place)
        case 1: bytes.remove(at: place)
        case 2: bytes[place] = UInt8.random(in: 0...255, using: &writer.random)
        default: bytes.removeSubrange(place...)
        }
        if bytes.isEmpty { bytes = [0x3C] }
      }
      _ = try? Readers.read(bytes, format: .markdown)
      _ = try? Readers.read(bytes, format: .text)
      // The reader's own promise needs UTF-8; a repaired copy keeps the odd markup, NUL included.
      let repaired = ContiguousArray(String(decoding: bytes, as: UTF8.self).utf8)
      let document = try MarkdownReader.read(repaired)
      let fault = DocumentOracle.fault(in: document)
      #expect(
        fault == nil, "seed \(seed), round \(round): \(String(decoding: repaired, as: UTF8.self).debugDescription)")
    }
  }
}

/// Writes random Markdown and remembers which words a reader of the page sees.
struct MarkdownWriter {
  var random: SeededGenerator
  var prose: [String] = []
  var hidden: [String] = []

  private static let digits = Array("零壹贰叁肆伍陆柒捌玖")

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func file() -> String {
    var parts: [String] = []
    if Bool.random(using: &random) { parts.append("---\ntitle: \(hide())\n---") }
    for _ in 0..<Int.random(in: 1...8, using: &random) { parts.append(block()) }
    return parts.joined(separator: "\n\n") + ["", "\n", "\n\n"][pick(3)]
  }

  private mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

  /// Words that occur once in the file.
  private func word(_ mark: String) -> String {
    mark + String(prose.count + hidden.count).map { String(Self.digits[$0.wholeNumberValue ?? 0]) }.joined() + "终"
  }

  private mutating func hide() -> String {
    hidden.append(word("隐"))
    return hidden[hidden.count - 1]
  }

  /// Visible words, with markup or a line break inside them that a reader does not see.
  private mutating func show(_ indent: String? = nil) -> String {
    let word = word("显")
    prose.append(word)
    var letters = word.map(String.init)
    switch pick(indent == nil ? 5 : 7) {
    case 0: letters[1] = "**\(letters[1])**"
    case 1: letters[1] = "*\(letters[1])*"
    case 2: letters[1] = "<b>\(letters[1])</b>"
    case 3: letters[1] = "&#x\(String(word.unicodeScalars.dropFirst().first?.value ?? 0, radix: 16));"
    case 4: break
    default: letters[1] = "\n\(indent ?? "")\(letters[1])"
    }
    return letters.joined()
  }

  private mutating func inline(_ indent: String?) -> String {
    switch pick(9) {
    case 0: "`\(hide())`"
    case 1: "[\(show(indent))](https://x.cn/\(hide()))"
    case 2: "<https://x.cn/\(hide())>"
    case 3: "![\(show(indent))](\(hide()).png \"\(plain())\")"
    case 4: "<!-- \(hide()) -->"
    case 5: "<span title=\"\(hide())\">\(show(indent))</span>"
    case 6: "[\(show(indent))](u \"\(plain())\")"
    default: show(indent) + ["，", " and ", "\\*", "&amp;"][pick(4)]
    }
  }

  private mutating func plain() -> String {
    prose.append(word("显"))
    return prose[prose.count - 1]
  }

  private mutating func line(_ indent: String?) -> String {
    "文" + (0...pick(4)).map { _ in inline(indent) }.joined()
  }

  private mutating func block() -> String {
    switch pick(10) {
    case 0: "## \(line(nil))"
    case 1: "- \(line("  "))\n- \(line("  "))\n  1. \(line("     "))"
    case 2: "> \(line("> "))\n> \(line(">"))\n>\n> > \(line("> > "))"
    case 3: "| \(line(nil)) | \(line(nil)) |\n| - | - |\n| \(line(nil)) | \(line(nil)) |"
    case 4: "```\n\(hide())\n\n\(hide())\n```"
    case 5: "<div class=\"\(hide())\">\n<p>\(plain())<!-- \(hide()) --></p>\n\(plain())\n</div>"
    case 6: "<!-- \(hide())\n\n\(hide()) -->"
    case 7: "# 题\n\n    \(hide())\n\n文"
    default: line("")
    }
  }
}
