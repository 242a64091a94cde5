import ZhiyanEngine
import ZhiyanText

/// What a finding is known by when its file has changed elsewhere: its words, marked, and those around them in their
/// sentence; no white space.
enum FindingContext {
  /// Characters on each side of the words.
  static let reach = 12
  /// Longer words are cut, and told apart by a hash.
  static let longestMatch = 40

  /// - Parameter reach: how far the finding depends on the text. One about a whole message may point at other words once
  ///   something is moved, so that its words say nothing.
  static func of(_ finding: Finding, reach: Reach, in document: Document) -> String {
    if case .message = reach { return "⟦⟧" }
    // A comment has no neighbours in the prose, and neither has what is missing.
    guard !finding.textRange.isEmpty else { return "⟦\(words(finding.match))⟧" }
    let block = document.block(at: finding.textRange.start).map { document.blocks[$0].range.indices }
    let bounds = block ?? 0..<document.text.count
    let before = side(finding.textRange.indices.lowerBound, .before, bounds, document.text)
    let after = side(finding.textRange.indices.upperBound, .after, bounds, document.text)
    return before + "⟦\(words(finding.match))⟧" + after
  }

  private static func words(_ match: String) -> String {
    let kept = match.unicodeScalars.filter { !$0.properties.isWhitespace }
    guard kept.count > longestMatch else { return String(String.UnicodeScalarView(kept)) }
    var hash = FNV1a()
    for scalar in kept { hash.add(String(scalar).utf8) }
    let start = String(String.UnicodeScalarView(kept.prefix(longestMatch / 2)))
    return "\(start)…\(String(hash.value, radix: 16))"
  }

  private enum Side { case before, after }

  /// The characters on one side, up to the end of the sentence, the block or a blank line.
  private static func side(
    _ offset: Int, _ side: Side, _ bounds: Range<Int>, _ text: ContiguousArray<UInt8>
  ) -> String {
    var kept: [Unicode.Scalar] = []
    var at = offset
    var breaks = 0
    while kept.count < reach {
      let scalar: Unicode.Scalar
      switch side {
      case .before:
        guard at > bounds.lowerBound else { return string(kept.reversed()) }
        repeat { at -= 1 } while at > bounds.lowerBound && text[at] & 0xC0 == 0x80
        scalar = self.scalar(at, text)
      case .after:
        guard at < bounds.upperBound else { return string(kept) }
        scalar = self.scalar(at, text)
        at += UTF8.width(scalar)
      }
      if scalar.properties.isWhitespace {
        if scalar == "\n" { breaks += 1 }
        if breaks == 2 { break }
        continue
      }
      breaks = 0
      if "。！？!?；;…".unicodeScalars.contains(scalar) { break }
      kept.append(scalar)
    }
    return string(side == .before ? kept.reversed() : kept)
  }

  private static func scalar(_ at: Int, _ text: ContiguousArray<UInt8>) -> Unicode.Scalar {
    text.withUnsafeBufferPointer { Unicode.Scalar($0.scalar(at: at)) ?? "\u{FFFD}" }
  }

  private static func string(_ scalars: [Unicode.Scalar]) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}
