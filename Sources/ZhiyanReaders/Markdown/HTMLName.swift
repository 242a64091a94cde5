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

  /// Sorted by name and searched by halves: a tag comes too often for three look-ups in hashed sets.
  private static let table: ContiguousArray<(name: UInt64, role: Role)> = {
    let groups: [(Role, String)] = [
      (.raw, "script style pre code svg math kbd samp tt"),
      (.lineBreak, "br"),
      (.object, "img input button iframe video audio canvas"),
      (
        .inline,
        "a abbr acronym b bdi bdo big cite data del dfn em font i ins label mark nobr q rb rp rt rtc ruby s small span "
          + "strike strong sub sup time u var wbr"
      ),
      (
        .block(nil),
        "address article aside body center dd details dialog div dl dt fieldset figure footer form header hr legend main "
          + "menu nav ol option p section select summary table tbody template tfoot thead tr ul"
      ),
      (.block(.heading), "h1 h2 h3 h4 h5 h6"),
      (.block(.table), "td th"),
      (.block(.list), "li"),
    ]
    var table = ContiguousArray<(name: UInt64, role: Role)>()
    for (role, names) in groups {
      for name in names.split(separator: " ") { table.append((pack(name), role)) }
    }
    table.sort { $0.name < $1.name }
    return table
  }()
  private static let pre = pack("pre")
  private static let script = pack("script")
  private static let style = pack("style")

  static func role(_ name: UInt64) -> Role {
    let table = table
    var low = 0
    var high = table.count
    while low < high {
      let middle = (low + high) / 2
      if table[middle].name < name { low = middle + 1 } else { high = middle }
    }
    return low < table.count && table[low].name == name ? table[low].role : .unknown
  }

  /// True for elements with raw content that stand by themselves, as `pre` does and `code` does not.
  static func isBlock(_ name: UInt64) -> Bool { name == pre || name == script || name == style }

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

  private static func pack(_ name: some StringProtocol) -> UInt64 {
    name.utf8.reduce(0) { $0 << 8 | UInt64($1) }
  }
}
