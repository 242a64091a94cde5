/// What the client counts characters of a line in.
public enum PositionEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case utf32 = "utf-32"

  /// The one to use of those that a client offers: the one that costs least. Without an offer it is UTF-16.
  public init(offered: [String]) {
    self = [.utf8, .utf32, .utf16].first { offered.contains($0.rawValue) } ?? .utf16
  }

  /// Units of a scalar, given its first byte in UTF-8.
  func units(lead: UInt8) -> Int {
    switch self {
    case .utf8: lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    case .utf16: lead < 0xF0 ? 1 : 2
    case .utf32: 1
    }
  }
}

/// A place as clients count it: 0-based line, and 0-based units of the encoding in it.
public struct LinePosition: Hashable, Sendable, Comparable {
  public var line: Int
  public var character: Int

  public init(line: Int, character: Int) {
    self.line = line
    self.character = character
  }

  public static func < (a: Self, b: Self) -> Bool { (a.line, a.character) < (b.line, b.character) }

  /// Nil where the value is no position.
  init?(_ json: JSON) {
    guard let line = json["line"].int, let character = json["character"].int else { return nil }
    self.init(line: line, character: character)
  }

  var json: JSON { ["line": .int(line), "character": .int(character)] }
}
