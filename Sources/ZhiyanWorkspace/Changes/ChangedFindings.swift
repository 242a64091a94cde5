import ZhiyanEngine
import ZhiyanText

/// Which findings of a file a change is answerable for.
enum ChangedFindings {
  /// - Parameters:
  ///   - findings: all of them.
  ///   - changes: what has changed in the file.
  /// - Returns: those on changed lines; those about a paragraph or the whole message where that was touched.
  static func of(
    _ findings: [Finding], _ changes: ChangedLines, in document: Document, rules: RuleSet
  ) -> [Finding] {
    if changes.isWhole { return findings }
    let places = changes.places(in: document.source)
    guard !places.isEmpty else { return [] }
    return findings.filter { finding in
      switch rules.reach(of: finding.rule) {
      case .words: touches(finding.range, places, cuts: false)
      case .paragraph: touches(paragraph(of: finding, in: document), places, cuts: true)
      case .message: true
      }
    }
  }

  private static func paragraph(of finding: Finding, in document: Document) -> SourceRange {
    guard let block = document.block(at: finding.textRange.start) else { return finding.range }
    return document.map.source(of: document.blocks[block].range)
  }

  /// - Parameter cuts: whether places where something was taken out count.
  private static func touches(_ range: SourceRange, _ places: [SourceRange], cuts: Bool) -> Bool {
    places.contains { place in
      if place.isEmpty { return cuts && range.start <= place.start && place.start <= range.end }
      // What is missing has no words; it stands on the line of its place.
      if range.isEmpty { return place.start <= range.start && range.start <= place.end }
      return place.overlaps(range)
    }
  }
}
