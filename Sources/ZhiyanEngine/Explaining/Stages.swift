import ZhiyanRules
import ZhiyanText

/// The hits of a document after each step of the linter: what goes missing on the way was taken by that step.
struct Stages {
  /// As they were found, letters read as ideographs included.
  var all: [Hit] = []
  /// Of those that overlap, the ones that stay.
  var resolved: [Hit] = []
  /// After the checks of messages' parts.
  var fielded: [Hit] = []
  /// After the message-level checks, and what these found.
  var kept: [Hit] = []
  var found: [MessageHit] = []

  init() {}

  /// Runs the linter step by step; afterwards it remembers this document.
  init(_ document: Document, on date: CalendarDate?, _ linter: inout Linter) {
    let respelled = linter.respelledHits(in: document)
    all = linter.hits(in: document).hits + respelled
    resolved = OverlapPolicy(levels: linter.rules.levels).resolve(all)
    fielded = linter.checkFields(document, resolved)
    (found, kept) =
      linter.rules.checks.isEmpty ? ([], fielded) : linter.checkMessage(document, fielded, on: date)
  }
}

extension Tracer {
  /// Says what the later steps made of sightings that are hits.
  mutating func settle(_ sightings: inout [Sighting], _ rule: Int, _ suppressed: [SuppressedFinding]) {
    for index in sightings.indices {
      guard case .finding(let isExempt) = sightings[index].verdict else { continue }
      let range = sightings[index].range
      if let left = suppressed.first(where: { $0.finding.rule == rule && $0.finding.textRange == range }) {
        sightings[index].verdict = .suppressed(left.origin, reason: left.reason)
      } else {
        sightings[index].verdict = verdict(at: range, rule, isExempt: isExempt)
      }
    }
  }

  private func verdict(at range: TextRange, _ rule: Int, isExempt: Bool) -> Verdict {
    func holds(_ hits: [Hit]) -> Bool {
      hits.contains { Int($0.rule) == rule && $0.start == range.start && $0.end == range.end }
    }
    func rival(_ hits: [Hit]) -> Int? {
      hits.first { $0.start < range.end && range.start < $0.end }.map { Int($0.rule) }
    }
    if !holds(stages.resolved) { return .overlapped(by: rival(stages.resolved) ?? rule) }
    if !holds(stages.fielded) {
      return rival(stages.fielded).map { .overlapped(by: $0) } ?? .conditionUnmet
    }
    if !holds(stages.kept) {
      let check = stages.found.first { $0.range.start <= range.start && range.end <= $0.range.end }
      return .replaced(by: check.map { Int($0.rule) } ?? rule)
    }
    let level = isExempt ? .suggestion : rules.levels[rule] ?? .suggestion
    return level < rules.shown ? .hidden : .finding(isExempt: isExempt)
  }
}
