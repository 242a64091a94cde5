import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

/// Writes the XML of JUnit: a suite for each file, in it a failed test for each finding; a clean file has one test that
/// passed, because a suite without tests passes for a mistake.
///
/// The counts stand at each suite. Those of the whole run would have to come first, and are optional.
struct JUnitFormatter: ReportFormatter {
  private let context: ReportContext
  private let texts: RuleTextTable

  init(_ context: ReportContext) {
    self.context = context
    texts = context.ruleTexts
  }

  var opening: [UInt8] {
    Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"zhiyan\">\n".utf8)
  }
  var separator: [UInt8] { [] }

  func chunk(_ report: FileReport) -> [UInt8] {
    guard !report.findings.isEmpty else {
      return suite(report.path, cases: [JUnitCase(path: report.path, name: "zhiyan")])
    }
    var hits: [Int: Int] = [:]
    return suite(
      report.path,
      cases: report.placedFindings.map { placed in
        let finding = placed.finding
        let hit = hits[finding.rule, default: 0] + 1
        hits[finding.rule] = hit
        let id = context.rules[finding.rule].id
        let texts = texts[finding.rule]
        // A service that finds a name twice in a suite keeps one of both; the place would make a new test of a moved one.
        return JUnitCase(
          path: report.path, name: hit == 1 ? id : "\(id) \(hit)", line: placed.start.line,
          outcome: .failure(
            type: finding.level.rawValue, message: texts.message(of: finding).onOneLine,
            text: text(placed, path: report.path, texts)))
      })
  }

  func closing(summary: Summary, errors: [InputError]) -> [UInt8] {
    let suites = errors.flatMap { error in
      let outcome = JUnitCase.Outcome.error(
        type: InputError.code, message: PlainMessage.sentence(error.message, in: context.language))
      return suite(error.path, cases: [JUnitCase(path: error.path, name: InputError.code, outcome: outcome)])
    }
    return suites + Array("</testsuites>\n".utf8)
  }

  /// What is shown of a failed test: the place, what is wrong, the way out.
  private func text(_ placed: PlacedFinding, path: String, _ texts: RuleTexts) -> String {
    let finding = placed.finding
    let message = PlainMessage.paragraph(
      texts, of: finding, in: context.language, rewrites: context.rewrites(of: finding))
    return "\(path):\(placed.start.line):\(placed.start.column): \(context.name(of: finding.level)): \(message)"
  }

  private func suite(_ path: String, cases: [JUnitCase]) -> [UInt8] {
    let tag = xmlTag(
      "testsuite",
      [
        "name": path, "tests": "\(cases.count)", "failures": "\(cases.count(where: \.isFailure))",
        "errors": "\(cases.count(where: \.isError))", "skipped": "0", "time": "0",
      ])
    return Array("<\(tag)>\n\(cases.map(\.xml).joined())</testsuite>\n".utf8)
  }
}
