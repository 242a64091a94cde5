import ZhiyanText

/// Names of HTML elements, packed into one integer: lower case, eight letters at most (longer ones count as unknown).
enum HTMLName {
  /// What an element means to the words around and inside it.
  enum Role {
    /// Its content is code or data.
    case raw
    case lineBreak
    /// It shows something that is no text.
    case object
    /// Words before, inside and after it join.
    case inline
    /// It divides blocks; what it holds is of this kind, or of the kind around it.
    case block(BlockKind?)
    /// A component of some framework, or a long name.
    case unknown
  }

  private static let raws = Set(["script", "style", "pre", "code", "svg", "math", "kbd", "samp", "tt"].map(pack))
  private static let objects = Set(["img", "input", "button", "iframe", "video", "audio", "canvas"].map(pack))
  private static let inlines = Set(
    [
      "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "data", "del", "dfn", "em", "font", "i", "ins", "label",
      "mark", "nobr", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "small", "span", "strike", "strong", "sub", "sup",
      "time", "u", "var", "wbr",
    ].map(pack))
  private static let blocks = Set(
    [
      "address", "article", "aside", "body", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset",
      "figure", "footer", "form", "header", "hr", "legend", "main", "menu", "nav", "ol", "option", "p", "section",
      "select", "summary", "table", "tbody", "template", "tfoot", "thead", "tr", "ul",
    ].map(pack))
  private static let headings = Set(["h1", "h2", "h3", "h4", "h5", "h6"].map(pack))
  private static let cells = Set(["td", "th"].map(pack))
  private static let lineBreak = pack("br")
  private static let item = pack("li")
  private static let blockRaws = Set(["script", "style", "pre"].map(pack))

  static func role(_ name: UInt64) -> Role {
    if inlines.contains(name) { return .inline }
    if name == lineBreak { return .lineBreak }
    if raws.contains(name) { return .raw }
    if objects.contains(name) { return .object }
    if headings.contains(name) { return .block(.heading) }
    if cells.contains(name) { return .block(.table) }
    if name == item { return .block(.list) }
    return blocks.contains(name) ? .block(nil) : .unknown
  }

  /// True for elements with raw content that stand by themselves, as `pre` does and `code` does not.
  static func isBlock(_ name: UInt64) -> Bool { blockRaws.contains(name) }

  /// The name at `start` and the offset after it; nothing is read unless it starts with a letter.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> (name: UInt64, end: Int) {
    var name: UInt64 = 0
    var at = start
    while at < end {
      let byte = bytes[at]
      let lower = byte | 0x20
      let isLetter = (0x61...0x7A).contains(lower)
      let isRest = at > start && ((0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F || byte == 0x3A)
      guard isLetter || isRest else { break }
      // A ninth letter makes a name that no table has; the top bits say so.
      name = at - start < 8 ? name << 8 | UInt64(isLetter ? lower : byte) : UInt64.max
      at += 1
    }
    return (name, at)
  }

  private static func pack(_ name: String) -> UInt64 {
    name.utf8.reduce(0) { $0 << 8 | UInt64($1) }
  }
}
