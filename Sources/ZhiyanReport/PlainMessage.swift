import ZhiyanEngine
import ZhiyanRules

/// Texts of results as viewers need them: one paragraph, whole sentences.
enum PlainMessage {
  /// For viewers that read Markdown: nothing in it reads as markup.
  static func text(_ texts: RuleTexts, of finding: Finding, in language: Language) -> String {
    withoutMarkup(paragraph(texts, of: finding, in: language))
  }

  /// For viewers that show a text as it is.
  ///
  /// - Parameters:
  ///   - texts: what the rule says.
  ///   - finding: its words are put in front where the rule does not quote them, since the columns that some services
  ///     show are off in Chinese text.
  ///   - rewrites: what could be written instead, for formats that have no place of their own for it.
  static func paragraph(
    _ texts: RuleTexts, of finding: Finding, in language: Language, rewrites: String = ""
  ) -> String {
    var message = texts.message(of: finding).onOneLine
    let match = finding.match.onOneLine
    if !texts.wording(of: finding).message.quotesMatch && !match.isEmpty {
      message = language == .zh ? "“\(match)”：\(message)" : "“\(match)”: \(message)"
    }
    let advice = texts.advice(of: finding).onOneLine
    let sentences = [message, advice, rewrites].filter { !$0.isEmpty }.map { sentence($0, in: language) }
    return sentences.joined(separator: language == .zh ? "" : " ")
  }

  /// Ends with a full stop, as viewers that show the first sentence need it.
  static func sentence(_ text: String, in language: Language) -> String {
    let text = text.onOneLine
    if text.hasSuffix("。") || text.hasSuffix(".") { return text }
    return text + (language == .zh ? "。" : ".")
  }

  /// Quoted copy may hold what reads as a link into the log or as code.
  static func withoutMarkup(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "]") }) else { return text }
    var result: [UInt8] = []
    for byte in text.utf8 {
      if byte == UInt8(ascii: "("), result.last == UInt8(ascii: "]") { result.append(UInt8(ascii: " ")) }
      result.append(byte == UInt8(ascii: "`") ? UInt8(ascii: "'") : byte)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
