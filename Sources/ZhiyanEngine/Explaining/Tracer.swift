public import ZhiyanRules
public import ZhiyanText

/// Checks a document as `Linter` does, and notes on the way why each rule says what it says.
///
/// It asks the linter's own parts, one at a time and about everything, so it is slow; nothing of it is in the way of a run.
public struct Tracer: ~Copyable {
  var linter: Linter
  let rules: RuleSet
  /// By rule of the set: the rule as its file states it.
  let sources: [Rule]
  /// Phrases of contexts, each compiled for itself, to tell which of many it was.
  var builder: PhraseProgramBuilder
  /// The linter's hits of the document at each stage.
  var stages = Stages()
  /// By pattern: where the scan stopped for it.
  var candidates: [Int32: [Candidate]] = [:]

  /// - Parameters:
  ///   - rules: the rules of the run.
  ///   - library: the same rules as their files state them, phrases and places included.
  public init(_ rules: RuleSet, library: RuleLibrary) {
    self.rules = rules
    linter = Linter(rules)
    let known = Dictionary(library.rules.map { ($0.id, $0) }) { first, _ in first }
    sources = rules.rules.map { known[$0.id] ?? $0 }
    builder = PhraseProgramBuilder(wordClasses: library.wordClasses)
  }

  /// Traces some rules over a document.
  /// - Parameters:
  ///   - chosen: indices of rules; those that are switched off say nothing.
  ///   - date: the day on which the document is sent.
  public mutating func trace(_ chosen: [Int], in document: Document, on date: CalendarDate? = nil) -> [RuleTrace] {
    var traces = chosen.map { RuleTrace(rule: $0) }
    let result = linter.lint(document, on: date)
    let findings = result.findings
    for index in traces.indices { traces[index].findings = findings.filter { $0.rule == traces[index].rule } }
    // The other document first: the linter must remember that of the caller from then on.
    if let respelling = Respelling(document) {
      _ = linter.hits(in: respelling.document)
      scan(respelling.document)
      for index in traces.indices {
        traces[index].sightings = sightings(of: traces[index].rule, in: respelling.document).compactMap {
          $0.isOfPhrase ? moved($0, by: respelling, to: document) : nil
        }
      }
    }
    stages = Stages(document, on: date, &linter)
    scan(document)
    for index in traces.indices {
      let rule = traces[index].rule
      guard rules.levels[rule] != nil else { continue }
      traces[index].sightings += sightings(of: rule, in: document)
      traces[index].sightings.sort { ($0.range, $0.verdict.isHit ? 0 : 1) < ($1.range, $1.verdict.isHit ? 0 : 1) }
      settle(&traces[index].sightings, rule, result.suppressed)
      traces[index].weighing = weighing(of: rule, document, on: date)
      if traces[index].sightings.isEmpty { traces[index].beginnings = beginnings(of: rule) }
    }
    return traces
  }

  /// Notes where the scan stops, as it does for the linter.
  private mutating func scan(_ document: Document) {
    var found: [Int32: [Candidate]] = [:]
    _ = document.text.withUnsafeBufferPointer { text in
      rules.scanner.scan(text) { entry, offset in found[entry.pattern, default: []].append(Candidate(entry, at: offset))
      }
    }
    candidates = found
  }

  /// A sighting of the document with ideographs, in the one with letters; nil where it has nothing to do with them.
  private func moved(_ sighting: Sighting, by respelling: Respelling, to document: Document) -> Sighting? {
    guard let range = respelling.original(sighting.range.indices) else { return nil }
    var own = sighting
    own.respelled = sighting.words
    own.range = TextRange(range.lowerBound, range.upperBound)
    own.words = document.string(own.range)
    own.segmentation.words = []
    for index in own.trials.indices { own.trials[index].held?.range = nil }
    return own
  }

  /// Phrases of which the scan found a part, the first few.
  private func beginnings(of rule: Int) -> [Beginning] {
    var found: [Beginning] = []
    for (phrase, pattern) in zip(sources[rule].check.phrases, rules.patterns(of: rule)) {
      guard let first = candidates[Int32(pattern)]?.first else { continue }
      found.append(Beginning(phrase: phrase, place: first.offset))
    }
    return Array(found.prefix(3))
  }
}

extension Sighting {
  /// True for the sighting of a phrase.
  fileprivate var isOfPhrase: Bool {
    switch origin {
    case .phrase: true
    case .regex, .script, .finding: false
    }
  }
}
