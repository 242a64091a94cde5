public import ZhiyanText

/// Puts safe rewrites in place until none is left.
///
/// One round makes all changes that do not overlap, reads the file again, and checks it again; what a change uncovers is
/// for the next round. A round is worked out from the file alone, so that fixing twice does what fixing once does. A change is
/// given up where it would make markup of words or words of markup, and where the rule would ask for it again; its finding stays.
public struct Fixer {
  /// What fixing one file came to.
  public struct Outcome: Sendable {
    /// As it is now.
    public var document: Document
    /// What is found in it now.
    public var found: LintResult
    /// Changes made; 0 where the document is the one that came in.
    public var fixed = 0
    /// Rules, by index, whose rewrites undo each other or never end; then nothing is changed.
    public var unsettled: [Int] = []
  }

  /// Rewrites that need more rounds than this, or make so many bytes of a file, are held to grow for ever.
  static let mostRounds = 50
  static func mostBytes(for count: Int) -> Int { 16 * count + (64 << 10) }

  private let read: (ContiguousArray<UInt8>) -> Document?
  private let lint: (Document) -> LintResult

  /// - Parameters:
  ///   - read: reads a changed file as the first one was read; nil where it cannot be.
  ///   - lint: checks it with the same rules.
  public static func fix(
    _ document: Document, _ found: LintResult, read: (ContiguousArray<UInt8>) -> Document?,
    lint: (Document) -> LintResult
  ) -> Outcome {
    guard found.findings.contains(where: \.hasSafeFix) else { return Outcome(document: document, found: found) }
    return withoutActuallyEscaping(read) { read in
      withoutActuallyEscaping(lint) { lint in Fixer(read: read, lint: lint).run(document, found) }
    }
  }

  private func run(_ document: Document, _ found: LintResult) -> Outcome {
    var outcome = Outcome(document: document, found: found)
    // Each state of the file, and the rules that changed it.
    var past: [(source: ContiguousArray<UInt8>, rules: [Int])] = []
    while let round = round(outcome.document, outcome.found.findings) {
      past.append((outcome.document.source, round.edits.map(\.rule)))
      let known = past.firstIndex { $0.source == round.document.source }
      if known != nil || past.count == Self.mostRounds
        || round.document.source.count > Self.mostBytes(for: document.source.count)
      {
        let rules = past[(known ?? max(0, past.count - 4))...].flatMap(\.rules)
        return Outcome(document: document, found: found, unsettled: Set(rules).sorted())
      }
      outcome.document = round.document
      outcome.found = round.found
      outcome.fixed += round.edits.count
    }
    return outcome
  }

  private struct Round {
    var edits: [Edit]
    var document: Document
    var found: LintResult
  }

  /// The file after the changes that can be made in it now; nil where there is none.
  private func round(_ document: Document, _ findings: [Finding]) -> Round? {
    let layout = ProseLayout(document)
    var edits = document.safeEdits(findings)
    while !edits.isEmpty {
      guard let (kept, changed) = harmless(edits, in: document, layout) else { return nil }
      let found = lint(changed)
      let lasting = Self.lasting(kept, among: found.findings)
      if lasting.count == kept.count { return Round(edits: kept, document: changed, found: found) }
      edits = lasting
    }
    return nil
  }

  /// The edits that no finding asks for again.
  private static func lasting(_ edits: [Edit], among findings: [Finding]) -> [Edit] {
    let findings = findings.filter { !$0.suggestions.isEmpty }.sorted { $0.range < $1.range }
    var next = 0
    return zip(edits, edits.placesAfter).filter { edit, place in
      while next < findings.count, findings[next].range.start < place.start { next += 1 }
      return !findings[next...].prefix { $0.range.start < place.end }.contains { asksAgain($0, for: edit, at: place) }
    }.map(\.0)
  }

  /// True for a finding that would put the same words in place of the same ones, within those just put there: 好 in 很好.
  static func asksAgain(_ finding: Finding, for edit: Edit, at place: SourceRange) -> Bool {
    finding.rule == edit.rule && finding.match == edit.match && finding.suggestions.first == edit.replacement
      && place.contains(finding.range)
  }

  // MARK: Markup

  /// The edits that leave the layout as it is, all together, and the file with them.
  private func harmless(
    _ edits: [Edit], in document: Document, _ layout: ProseLayout
  ) -> (edits: [Edit], document: Document)? {
    var kept: [Edit] = []
    var changed: Document?
    /// Takes as many as can be taken, halving where not all can.
    func take(_ some: ArraySlice<Edit>) {
      if let document = self.document(after: kept + some, in: document, layout) {
        kept += some
        changed = document
      } else if some.count > 1 {
        let middle = some.startIndex + some.count / 2
        take(some[..<middle])
        take(some[middle...])
      }
    }
    take(edits[...])
    return changed.map { (kept, $0) }
  }

  private func document(after edits: [Edit], in document: Document, _ layout: ProseLayout) -> Document? {
    guard let changed = read(edits.applied(to: document.source)) else { return nil }
    return ProseLayout(changed) == layout.moved(by: edits) ? changed : nil
  }
}
