/// The rewrite of a regular expression's match, into which goes what its groups found.
///
/// `$0` to `$9` or `${12}` stand for a group, `$0` for the whole match; `${1:half-width}` for its characters in half width;
/// `$$` for the sign. Everything else stands for itself.
public struct RewriteTemplate: Hashable, Sendable {
  public enum Piece: Hashable, Sendable {
    case words(String)
    case group(Int, isHalfWidth: Bool)
  }

  public struct Mistake: Error, Hashable, Sendable {
    /// UTF-8 bytes of the template.
    public var range: Range<Int>
    public var message: String
    public var fix: String
  }

  public let pieces: [Piece]

  /// - Throws: `Mistake` where a `$` stands for nothing.
  public init(_ text: String) throws(Mistake) {
    let bytes = Array(text.utf8)
    var pieces: [Piece] = []
    var words: [UInt8] = []
    var at = 0
    while at < bytes.count {
      guard bytes[at] == Self.dollar else {
        words.append(bytes[at])
        at += 1
        continue
      }
      let rest = bytes[(at + 1)...]
      if rest.first == Self.dollar {
        words.append(Self.dollar)
        at += 2
        continue
      }
      guard let (group, isHalfWidth, length) = Self.group(rest) else {
        throw Mistake(
          range: at..<min(at + 2, bytes.count), message: "a $ stands before the number of a group",
          fix: "$1, ${1:half-width}, or $$ for the sign itself")
      }
      if !words.isEmpty { pieces.append(.words(String(decoding: words, as: UTF8.self))) }
      words = []
      pieces.append(.group(group, isHalfWidth: isHalfWidth))
      at += 1 + length
    }
    if !words.isEmpty { pieces.append(.words(String(decoding: words, as: UTF8.self))) }
    self.pieces = pieces
  }

  /// The highest group that is named; nil where none is, so that the text is the same for every match.
  public var highestGroup: Int? {
    pieces.compactMap { piece in
      switch piece {
      case .words: nil
      case .group(let number, _): number
      }
    }.max()
  }

  /// - Parameter group: what a group found; nothing where it took no part in the match.
  public func filled(_ group: (Int) -> String) -> String {
    pieces.map { piece in
      switch piece {
      case .words(let words): words
      case .group(let number, let isHalfWidth): isHalfWidth ? Self.halfWidth(group(number)) : group(number)
      }
    }.joined()
  }

  private static let dollar = UInt8(ascii: "$")

  /// What stands behind a `$`, and its length in bytes.
  private static func group(_ bytes: ArraySlice<UInt8>) -> (group: Int, isHalfWidth: Bool, length: Int)? {
    guard let first = bytes.first else { return nil }
    if (0x30...0x39).contains(first) { return (Int(first - 0x30), false, 1) }
    guard first == UInt8(ascii: "{"), let close = bytes.firstIndex(of: UInt8(ascii: "}")) else { return nil }
    var inner = bytes[(bytes.startIndex + 1)..<close]
    let suffix = Array(":half-width".utf8)
    let isHalfWidth = inner.count > suffix.count && inner.suffix(suffix.count).elementsEqual(suffix)
    if isHalfWidth { inner = inner.dropLast(suffix.count) }
    guard (1...2).contains(inner.count), inner.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return (inner.reduce(0) { $0 * 10 + Int($1 - 0x30) }, isHalfWidth, close - bytes.startIndex + 1)
  }

  /// Full-width signs, digits and Latin letters as the half-width ones.
  private static func halfWidth(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: result.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x3000: result.append(" ")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
