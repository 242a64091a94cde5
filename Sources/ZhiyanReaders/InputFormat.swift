/// A format that a file can be read as.
public enum InputFormat: String, Hashable, Sendable, CaseIterable {
  case text, markdown

  /// What the name of a file says about its format.
  public enum Detection: Hashable, Sendable {
    /// There is a reader for it.
    case readable(InputFormat)
    /// The extension (lower case, no dot) is known to hold prose, but nothing reads it yet; it must not pass as clean.
    case notReadYet(String)
  }

  /// Extensions that people keep copy in and that no reader covers yet, or that hold no text at all.
  private static let notReadYet: Set<String> = [
    "html", "htm", "xhtml", "xml", "svg", "eml", "mbox", "msg", "json", "jsonl", "csv", "tsv", "yaml", "yml", "toml",
    "po", "pot", "strings", "xliff", "xlf", "properties", "arb", "docx", "doc", "pptx", "ppt", "xlsx", "xls", "odt",
    "odp", "ods", "rtf", "pdf", "epub", "wps", "pages", "key", "numbers", "mdx", "rst", "adoc", "asciidoc", "org",
    "tex", "vue", "srt", "vtt",
  ]

  /// The format that a file name (or path) stands for; nil where the extension says nothing.
  public static func detect(fileName: String) -> Detection? {
    let slash = UInt8(ascii: "/")
    // Bytes, from the back: asked of each file of a tree.
    var dot = fileName.utf8.endIndex
    repeat {
      guard dot > fileName.utf8.startIndex else { return nil }
      fileName.utf8.formIndex(before: &dot)
      if fileName.utf8[dot] == slash { return nil }
    } while fileName.utf8[dot] != UInt8(ascii: ".")
    // A name that only starts with a dot has no extension.
    guard dot > fileName.utf8.startIndex, fileName.utf8[fileName.utf8.index(before: dot)] != slash else { return nil }
    let suffix = fileName[fileName.utf8.index(after: dot)...].lowercased()
    switch suffix {
    case "txt", "text": return .readable(.text)
    case "md", "markdown", "mdown", "mkd": return .readable(.markdown)
    default: return notReadYet.contains(suffix) ? .notReadYet(suffix) : nil
    }
  }
}
