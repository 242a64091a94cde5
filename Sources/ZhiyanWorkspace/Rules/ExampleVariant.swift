import ZhiyanReaders
import ZhiyanRules
import ZhiyanText

/// A way to write an example that must change nothing about what is found.
enum ExampleVariant: String, CaseIterable {
  case plain = "as written"
  case fullWidth = "full-width"
  case lineEnds = "CR LF"
  case emphasis = "in Markdown emphasis"
  case emoji = "behind an emoji"

  func name(in language: Language) -> String {
    guard language == .zh else { return rawValue }
    return switch self {
    case .plain: "原样"
    case .fullWidth: "全角写法"
    case .lineEnds: "换行为 CR LF"
    case .emphasis: "在 Markdown 强调中"
    case .emoji: "在表情符号之后"
    }
  }

  /// The text in this variant; nil where the example cannot be written so.
  func apply(_ text: String, _ rule: Rule) -> String? {
    if rule.readsMessages { return applyToParts(text) }
    switch rule.check {
    case .phrase, .require: return apply(text)
    // Regular expressions read the text as it is; what full-width letters are to them is theirs to say.
    case .regex: return self == .fullWidth ? nil : apply(text)
    case .message, .field: return applyToMessage(text)
    // Comments are read in Markdown alone, where the other variants would have to be written otherwise.
    case .suppression: return self == .plain ? text : nil
    }
  }

  /// As below, where the parts of a message matter: Markdown would join its lines.
  private func applyToParts(_ text: String) -> String? {
    switch self {
    case .plain: text
    case .fullWidth: Self.widened(text)
    case .lineEnds: text.replacing("\n", with: "\r\n")
    case .emphasis, .emoji: nil
    }
  }

  private func apply(_ text: String) -> String? {
    switch self {
    case .plain: text
    case .fullWidth: Self.widened(text)
    case .lineEnds: "甲\r\n" + text.replacing("\n", with: "\r\n") + "\r\n乙"
    case .emphasis: Self.isMarkup(text) ? nil : "甲\n\n**" + text + "**\n"
    case .emoji: "😀👨‍👩‍👧" + text
    }
  }

  /// As above, where the example is a whole message: nothing may be put beside it.
  private func applyToMessage(_ text: String) -> String? {
    switch self {
    case .plain: text
    case .fullWidth: Self.widened(text)
    case .lineEnds: text.replacing("\n", with: "\r\n") + "\r\n"
    case .emphasis: Self.isMarkup(text) ? nil : "**" + text + "**\n"
    case .emoji: nil
    }
  }

  /// True where Markdown would read signs or spaces at the ends as markup, which would change the text itself.
  private static func isMarkup(_ text: String) -> Bool {
    let markup: Set<Character> = [
      "*", "_", "<", "`", "[", "]", "&", "\\", "#", "|", "~", "!", "{", "$", "\n", ">", "+", "-", "=",
    ]
    return text.contains(where: markup.contains) || text.first == " " || text.last == " " || text.contains("://")
      || text.contains("@")
  }

  func document(_ text: String) -> Document {
    switch self {
    case .plain, .fullWidth, .lineEnds, .emoji: return Document(plain: ContiguousArray(text.utf8))
    case .emphasis:
      let document = try? Readers.read(ContiguousArray(text.utf8), format: .markdown)
      return document ?? Document(plain: [])
    }
  }

  /// What a hit of the example reads in this variant.
  func expected(_ hit: String) -> String {
    switch self {
    case .plain, .emphasis, .emoji: hit
    case .fullWidth: Self.widened(hit)
    case .lineEnds: hit.replacing("\n", with: "\r\n")
    }
  }

  /// Letters and digits in full width; signs stay, because some mean something else there.
  private static func widened(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x25:
        if let wide = Unicode.Scalar(scalar.value + 0xFEE0) { out.append(wide) }
      default: out.append(scalar)
      }
    }
    return String(out)
  }
}
