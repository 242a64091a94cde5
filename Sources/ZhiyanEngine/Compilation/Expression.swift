import ZhiyanRules
import ZhiyanText

extension RuleSet {
  /// A regular expression of a rule.
  struct Expression: Sendable {
    /// How the places are found where a match may start.
    enum Search: Int, Sendable {
      /// The whole text is searched: matches may start nearly everywhere, or the rule is off in most runs.
      case everywhere
      /// The scan stops at characters that can be first.
      case firstCharacters
      /// Matches start with one of few strings of word characters, which the scan finds as it finds anchors.
      case keys
    }

    var rule: Int32
    var pattern: String
    var rewrite: Int32
    var search: Search
    /// Whether every match starts at a word boundary.
    var startsWord: Bool

    /// An expression that was looked at before.
    init(rule: Int32, pattern: String, rewrite: Int32, search: Search, startsWord: Bool) {
      self.rule = rule
      self.pattern = pattern
      self.rewrite = rewrite
      self.search = search
      self.startsWord = startsWord
    }

    /// - Parameter isRare: whether the rule is off in most runs, so that the scan must not stop for it.
    init(rule: Int32, pattern: String, rewrite: Int32, isRare: Bool) {
      let prefix = RegexPrefix(pattern)
      let search: Search =
        prefix.flatMap(Self.keys) != nil ? .keys : isRare || prefix?.isRare != true ? .everywhere : .firstCharacters
      self.init(
        rule: rule, pattern: pattern, rewrite: rewrite, search: search, startsWord: prefix?.startsWord ?? false)
    }

    /// What matches start with; nil where the whole text is searched. Worked out anew: only compiling asks for it.
    var prefix: RegexPrefix? { search == .everywhere ? nil : RegexPrefix(pattern) }

    /// The strings that matches start with, folded.
    var keys: [[UInt32]] { search == .keys ? prefix.flatMap(Self.keys) ?? [] : [] }

    private static let mostKeys = 512

    private static func keys(_ prefix: RegexPrefix) -> [[UInt32]]? {
      guard let strings = prefix.strings(atMost: mostKeys) else { return nil }
      let folding = Folding()
      var keys: Set<[UInt32]> = []
      for string in strings {
        let folded = string.map { folding($0) }
        guard folded.allSatisfy({ $0.kind.isWord && $0.second == 0 }) else { return nil }
        keys.insert(folded.map(\.value))
      }
      return keys.sorted { $0.lexicographicallyPrecedes($1) }
    }
  }
}
