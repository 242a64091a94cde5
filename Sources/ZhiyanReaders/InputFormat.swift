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
    guard let name = fileName.split(separator: "/", omittingEmptySubsequences: false).last,
      let dot = name.lastIndex(of: "."), dot != name.startIndex
    else { return nil }
    let suffix = name[name.index(after: dot)...].lowercased()
    switch suffix {
    case "txt", "text": return .readable(.text)
    case "md", "markdown", "mdown", "mkd": return .readable(.markdown)
    default: return notReadYet.contains(suffix) ? .notReadYet(suffix) : nil
    }
  }
}
