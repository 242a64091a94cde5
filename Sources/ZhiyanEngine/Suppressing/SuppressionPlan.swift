import ZhiyanRules
import ZhiyanText

/// What the comments of one document leave out, and what is wrong with them.
struct SuppressionPlan {
  /// One rule of one comment.
  struct Entry {
    var name: SuppressionComment.Name
    var rule: Int
    /// Findings that start in it are left out; its end counts too, for what is missing there.
    var target: SourceRange
    var reason: String
    var isUsed = false
  }

  /// A mistake in a comment.
  struct Fault {
    var kind: SuppressionFault
    var range: SourceRange
    /// What was probably meant.
    var nearest: String?
  }

  private(set) var entries: [Entry] = []
  private(set) var faults: [Fault] = []
  private let source: ContiguousArray<UInt8>
  private let comments: ContiguousArray<Comment>
  private let rules: [Rule]
  /// Halves that still wait for their other one.
  private var open: [(name: SuppressionComment.Name, rule: Int, from: UInt32, reason: String)] = []

  init(_ document: Document, rules: [Rule]) {
    source = document.source
    comments = document.comments
    self.rules = rules
    for comment in document.comments {
      if let said = SuppressionComment(comment.content, in: source) { add(said, comment) }
    }
    for half in open { faults.append(Fault(kind: .malformed, range: half.name.range, nearest: nil)) }
  }

  private mutating func add(_ said: SuppressionComment, _ comment: Comment) {
    guard let scope = said.scope else {
      let word = String(decoding: source[said.scopeRange.indices], as: UTF8.self)
      let range = said.scopeRange.isEmpty ? comment.range : said.scopeRange
      let nearest = NearestName.of(word, among: SuppressionComment.Scope.allCases.map(\.rawValue))
      return faults.append(Fault(kind: .malformed, range: range, nearest: nearest))
    }
    if scope == .end { return close(said) }
    guard !said.rules.isEmpty else {
      return faults.append(Fault(kind: .malformed, range: said.scopeRange, nearest: nil))
    }
    for name in said.rules {
      guard let rule = index(of: name) else { continue }
      switch scope {
      case .start: open.append((name, rule, comment.range.end, said.reason))
      case .next: add(name, rule, nextLine(after: Int(comment.range.end)), said.reason)
      case .line: add(name, rule, lines(of: comment.range), said.reason)
      case .file, .end: add(name, rule, SourceRange(0, source.count), said.reason)
      }
    }
  }

  private mutating func add(_ name: SuppressionComment.Name, _ rule: Int, _ target: SourceRange, _ reason: String) {
    entries.append(Entry(name: name, rule: rule, target: target, reason: reason))
  }

  /// Ends what the comment names, or what was started last.
  private mutating func close(_ said: SuppressionComment) {
    guard !said.rules.isEmpty else {
      guard let last = open.last else {
        return faults.append(Fault(kind: .malformed, range: said.scopeRange, nearest: nil))
      }
      // One comment may have started several rules.
      while let half = open.last, half.from == last.from {
        add(half.name, half.rule, SourceRange(half.from, said.scopeRange.start), half.reason)
        open.removeLast()
      }
      return
    }
    for name in said.rules {
      guard let rule = index(of: name) else { continue }
      guard let place = open.lastIndex(where: { $0.rule == rule }) else {
        faults.append(Fault(kind: .malformed, range: name.range, nearest: nil))
        continue
      }
      let half = open.remove(at: place)
      add(half.name, half.rule, SourceRange(half.from, name.range.start), half.reason)
    }
  }

  private mutating func index(of name: SuppressionComment.Name) -> Int? {
    // Of two rules with one id, in tests of rules alone, the one that was given stands behind the built-in one.
    if let index = rules.lastIndex(where: { $0.id == name.id }) { return index }
    faults.append(
      Fault(kind: .unknown, range: name.range, nearest: NearestName.of(name.id, among: rules.map(\.id).sorted())))
    return nil
  }

  // MARK: Findings

  /// Takes out the findings that the comments leave out.
  mutating func apply(to findings: inout [Finding]) -> [SuppressedFinding] {
    var suppressed: [SuppressedFinding] = []
    findings.removeAll { finding in
      var reason: String?
      for index in entries.indices where entries[index].covers(finding) {
        entries[index].isUsed = true
        reason = reason ?? entries[index].reason
      }
      if let reason { suppressed.append(SuppressedFinding(finding: finding, origin: .comment, reason: reason)) }
      return reason != nil
    }
    return suppressed
  }

  // MARK: Lines

  private func isBreak(_ at: Int) -> Bool { source[at] == 0x0A || source[at] == 0x0D }

  private func lineEnd(_ start: Int) -> Int {
    var at = start
    while at < source.count && !isBreak(at) { at += 1 }
    return at
  }

  /// The next line that holds more than blanks, the signs of a quotation and comments; empty at the end of the file.
  private func nextLine(after offset: Int) -> SourceRange {
    var start = lineEnd(offset)
    while start < source.count {
      while start < source.count && isBreak(start) { start += 1 }
      let end = lineEnd(start)
      guard let first = source[start..<end].firstIndex(where: { !isBlank($0) }) else {
        start = end
        continue
      }
      // Several comments may stand over one line.
      guard let comment = comments.first(where: { Int($0.range.start) == first }) else {
        return SourceRange(start, end)
      }
      let rest = Int(comment.range.end)..<lineEnd(Int(comment.range.end))
      guard source[rest].allSatisfy(isBlank) else { return SourceRange(start, end) }
      start = rest.upperBound
    }
    return SourceRange(source.count, source.count)
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == UInt8(ascii: ">") }

  private func lines(of range: SourceRange) -> SourceRange {
    var start = Int(range.start)
    while start > 0 && !isBreak(start - 1) { start -= 1 }
    return SourceRange(start, lineEnd(Int(range.end)))
  }
}

extension SuppressionPlan.Entry {
  func covers(_ finding: Finding) -> Bool {
    finding.rule == rule && target.start <= finding.range.start && finding.range.start <= target.end
  }
}
