/// The wildcards of ignore files, byte by byte as git's wildmatch.c reads them, oddities included: only the same steps in
/// the same order give the same answer for malformed sets and for `**` beside other characters.
struct Wildcard {
  private enum Outcome {
    case match, noMatch
    /// The text ended first: no longer text for an outer star can help.
    case abort
    /// A slash stopped a single star: only an outer `**` can go on.
    case abortToDoubleStar
  }

  private static let star = UInt8(ascii: "*")
  private static let slash = UInt8(ascii: "/")
  private static let backslash = UInt8(ascii: "\\")

  private let pattern: UnsafeBufferPointer<UInt8>
  private let text: UnsafeBufferPointer<UInt8>
  /// `*`, `?` and sets do not match a slash; `**` does.
  private let slashesCount: Bool

  static func matches(
    _ pattern: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>, slashesCount: Bool
  ) -> Bool {
    Wildcard(pattern: pattern, text: text, slashesCount: slashesCount).match(0, 0, start: 0) == .match
  }

  /// Whether a byte has a meaning of its own in a pattern.
  static func isSpecial(_ byte: UInt8) -> Bool {
    byte == star || byte == backslash || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "[")
  }

  // Neither holds a zero byte, so that zero can stand for the end, as in C.
  private func patternByte(_ index: Int) -> UInt8 { index < pattern.count ? pattern[index] : 0 }
  private func textByte(_ index: Int) -> UInt8 { index < text.count ? text[index] : 0 }

  private func slash(from index: Int) -> Int? { text[min(index, text.count)...].firstIndex(of: Self.slash) }

  /// - Parameter start: where the pattern begins for `**`, which counts only at the start of a component. A nested call
  ///   begins anew, as in git.
  private func match(_ patternStart: Int, _ textStart: Int, start: Int) -> Outcome {
    var p = patternStart
    var t = textStart
    while p < pattern.count {
      let wanted = patternByte(p)
      if t >= text.count && wanted != Self.star { return .abort }
      switch wanted {
      case Self.star:
        p += 1
        var crossesSlashes = !slashesCount
        if patternByte(p) == Self.star {
          let before = p - 2
          while patternByte(p) == Self.star { p += 1 }
          let next = patternByte(p)
          let endsComponent =
            next == 0 || next == Self.slash || (next == Self.backslash && patternByte(p + 1) == Self.slash)
          if slashesCount && (before < start || patternByte(before) == Self.slash) && endsComponent {
            // `**/` may stand for nothing at all.
            if next == Self.slash && match(p + 1, t, start: p + 1) == .match { return .match }
            crossesSlashes = true
          }
        }
        if p >= pattern.count { return crossesSlashes || slash(from: t) == nil ? .match : .noMatch }
        guard !crossesSlashes && patternByte(p) == Self.slash else {
          return matchStar(p, t, crossesSlashes: crossesSlashes)
        }
        guard let next = slash(from: t) else { return .noMatch }
        t = next
      case UInt8(ascii: "?"):
        if slashesCount && textByte(t) == Self.slash { return .noMatch }
      case UInt8(ascii: "["):
        guard let set = WildcardSet(pattern, at: p, contains: textByte(t)) else { return .abort }
        if !set.matches || (slashesCount && textByte(t) == Self.slash) { return .noMatch }
        p = set.end
      case Self.backslash:
        p += 1
        // A backslash at the end matches nothing: the text has no zero byte.
        if textByte(t) != patternByte(p) { return .noMatch }
      default:
        if textByte(t) != wanted { return .noMatch }
      }
      p += 1
      t += 1
    }
    return t >= text.count ? .match : .noMatch
  }

  /// The rest of the pattern, `p`, at every place that a star before it lets it begin.
  private func matchStar(_ p: Int, _ textStart: Int, crossesSlashes: Bool) -> Outcome {
    var t = textStart
    while t < text.count {
      if !Self.isSpecial(patternByte(p)) {
        while t < text.count && text[t] != patternByte(p) && (crossesSlashes || text[t] != Self.slash) { t += 1 }
        if textByte(t) != patternByte(p) { return .noMatch }
      }
      let outcome = match(p, t, start: p)
      if outcome != .noMatch {
        if !crossesSlashes || outcome != .abortToDoubleStar { return outcome }
      } else if !crossesSlashes && text[t] == Self.slash {
        return .abortToDoubleStar
      }
      t += 1
    }
    return .abort
  }
}
