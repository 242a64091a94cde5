import Testing
import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

@testable import ZhiyanWorkspace

/// Explanations must say what the linter says.
@Suite struct TracerTests {
  private static let library = BuiltinRules.library
  private static let compiled = BuiltinRules.compiled

  @Test func explanationsOfExamplesAgreeWithTheLinter() {
    for (index, rule) in Self.library.rules.enumerated() {
      // As the examples are tested: alone, with the rules whose findings it counts.
      let counted = Self.compiled.rules(countedBy: index)
      let rules = Self.compiled.configured(channel: rule.exampleChannel) { other in
        other.id == rule.id || counted.contains { Self.compiled.rules[$0].id == other.id } ? other.level : nil
      }
      var tracer = Tracer(rules, library: Self.library)
      for example in rule.examples.flag {
        expect(ExampleMarks.strip(example.text), isExempt: false, rule, index, &tracer)
      }
      for example in rule.examples.exempt {
        expect(ExampleMarks.strip(example.text), isExempt: true, rule, index, &tracer)
      }
      for example in rule.examples.pass { expect((example.text, []), isExempt: false, rule, index, &tracer) }
    }
  }

  private func expect(
    _ example: (text: String, ranges: [Range<Int>]), isExempt: Bool, _ rule: Rule, _ index: Int,
    _ tracer: inout Tracer
  ) {
    let document = rule.exampleDocument(example.text)
    guard let trace = tracer.trace([index], in: document, on: rule.examples.date).first else {
      Issue.record("\(rule.id): no trace")
      return
    }
    // Comments have no place in the prose.
    if case .suppression = rule.check { return }
    #expect(trace.findings.map(\.textRange.indices) == example.ranges, "\(rule.id): \(example.text)")
    switch rule.check {
    case .phrase, .regex, .require, .suppression: break
    case .field(let check): if check.forbid.isEmpty { return }
    case .message:
      let isOver = trace.weighing?.measures.contains(where: \.isOver) ?? false
      if !example.ranges.isEmpty { #expect(isOver, "\(rule.id): nothing over its limit in \(example.text)") }
      return
    }
    let hits = trace.sightings.filter(\.verdict.isHit)
    #expect(Set(hits.map(\.range.indices)) == Set(example.ranges), "\(rule.id): \(example.text)")
    for hit in hits { #expect(hit.verdict == .finding(isExempt: isExempt), "\(rule.id): \(example.text)") }
  }

  @Test func theSampleCopyIsExplainedAsItIsReported() throws {
    let rules = Self.compiled
    var tracer = Tracer(rules, library: Self.library)
    for name in ["sms.txt", "support-reply.txt"] {
      let document = Document(plain: try SourceTree.bytes("fixtures/sample/" + name))
      for trace in tracer.trace(rules.active.map(\.index), in: document) {
        guard trace.weighing == nil else { continue }
        let hits = trace.sightings.filter(\.verdict.isHit).map(\.range)
        #expect(Set(hits) == Set(trace.findings.map(\.textRange)), "\(rules.rules[trace.rule].id) in \(name)")
      }
    }
  }
}
