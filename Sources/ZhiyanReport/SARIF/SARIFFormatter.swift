import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

/// Writes a SARIF 2.1.0 log for code scanning services and viewers.
///
/// Nothing in it depends on the machine or the time: no full path of the run, no user, no clock.
struct SARIFFormatter: ReportFormatter {
  private static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

  private let context: ReportContext
  private let texts: RuleTextTable
  private let rules: SARIFRules

  init(_ context: ReportContext) {
    self.context = context
    texts = context.ruleTexts
    rules = SARIFRules(context)
  }

  var separator: [UInt8] { Array(",\n".utf8) }

  var opening: [UInt8] {
    let tool = SARIFLog.Tool(driver: rules.driver)
    let root = context.say("运行 zhiyan 的文件夹，通常是仓库的根。", "The folder of the run, as a rule the root of the repository.")
    let head = SARIFLog.RunHead(
      language: context.languageTag,
      originalUriBaseIds: .init(root: .init(description: .init(text: root))),
      tool: tool)
    return Array("{\"$schema\":\"\(Self.schema)\",\n\"version\":\"2.1.0\",\n\"runs\":[\n".utf8)
      + jsonPiece(head).dropLast() + Array(",\n\"results\":[\n".utf8)
  }

  func chunk(_ report: FileReport) -> [UInt8] {
    guard !report.findings.isEmpty || (context.showsSuppressed && !report.suppressed.isEmpty) else { return [] }
    var output: [UInt8] = []
    for result in results(of: report) {
      if !output.isEmpty { output += separator }
      output += jsonPiece(result)
    }
    return output
  }

  func closing(summary: Summary, errors: [InputError]) -> [UInt8] {
    let notifications = errors.map { error in
      SARIFLog.Notification(
        message: .init(text: PlainMessage.withoutMarkup(PlainMessage.sentence(error.message, in: context.language))),
        locations: error.isAboutFile
          ? [.init(physicalLocation: .init(artifactLocation: SourceURI.location(of: error.path)))] : nil)
    }
    let invocation = SARIFLog.Invocation(
      executionSuccessful: errors.isEmpty, toolExecutionNotifications: errors.isEmpty ? nil : notifications)
    return Array("\n],\n\"invocations\":[".utf8) + jsonPiece(invocation) + Array("]}\n]}\n".utf8)
  }

  /// In order of place, then of rule.
  private func results(of report: FileReport) -> [SARIFLog.Result] {
    let lines = LineIndex(report.source)
    let hashes = LineHashes(report.source)
    let fingerprints = report.fingerprints(rules: context.rules)
    let location = SourceURI.location(of: report.path)
    var hits: [RuleLine: Int] = [:]
    let suppressed = context.showsSuppressed ? report.suppressed : []
    let findings = report.findings + suppressed.map(\.finding)
    let order = findings.indices.sorted { a, b in
      (findings[a].range, rules.index[findings[a].rule]) < (findings[b].range, rules.index[findings[b].rule])
    }
    return order.map { index in
      let finding = findings[index]
      let placed = PlacedFinding(finding, in: lines)
      let rule = context.rules[finding.rule]
      let hit = hits[RuleLine(rule: finding.rule, line: placed.start.line), default: 0] + 1
      hits[RuleLine(rule: finding.rule, line: placed.start.line)] = hit
      return SARIFLog.Result(
        ruleId: rule.id,
        ruleIndex: rules.index[finding.rule],
        level: finding.level.sarif,
        message: .init(text: PlainMessage.text(texts[finding.rule], of: finding, in: context.language)),
        locations: [.init(physicalLocation: place(placed, at: location, report.source, lines))],
        partialFingerprints: .init(
          // A Chinese paragraph is one line: hits of one rule in it would pass for one.
          primaryLocationLineHash: hashes[placed.start.line] + (hit == 1 ? "" : "-\(hit)"),
          zhiyan: fingerprints[index].description),
        fixes: fixes(placed, at: location, report.source),
        suppressions: context.showsSuppressed
          ? suppressed.indices.contains(index - report.findings.count)
            ? [suppression(suppressed[index - report.findings.count])] : [] : nil,
        properties: .init(category: rule.pack, written: finding.written))
    }
  }

  private func suppression(_ suppressed: SuppressedFinding) -> SARIFLog.Suppression {
    let kind =
      switch suppressed.origin {
      case .comment: "inSource"
      case .configuration, .baseline: "external"
      }
    return .init(kind: kind, justification: suppressed.reason.isEmpty ? nil : suppressed.reason.onOneLine)
  }

  private struct RuleLine: Hashable {
    var rule: Int
    var line: Int
  }

  private func place(
    _ placed: PlacedFinding, at location: SARIFLog.ArtifactLocation, _ source: ContiguousArray<UInt8>,
    _ lines: LineIndex
  ) -> SARIFLog.PhysicalLocation {
    let around = ContextRange.around(
      placed.range, from: placed.start.line, to: placed.end.line, of: source, lines)
    let contextRegion = around.map {
      SARIFLog.Region(
        from: lines.position(of: Int($0.start)), to: lines.position(of: Int($0.end)), snippetOf: source)
    }
    return .init(
      artifactLocation: location,
      region: .init(from: placed.start, to: placed.end, snippetOf: source),
      contextRegion: contextRegion)
  }

  private func fixes(
    _ placed: PlacedFinding, at location: SARIFLog.ArtifactLocation, _ source: ContiguousArray<UInt8>
  ) -> [SARIFLog.Fix]? {
    let rewrites = placed.finding.suggestions.filter { $0 != placed.finding.match }
    guard !rewrites.isEmpty, placed.isVerbatim(in: source) else { return nil }
    let region = SARIFLog.Region(from: placed.start, to: placed.end)
    return rewrites.map { text in
      let quoted = text.onOneLine
      let description =
        text.isEmpty ? context.say("删去。", "Leave it out.") : context.say("改为“\(quoted)”。", "Write “\(quoted)”.")
      return .init(
        description: .init(text: PlainMessage.withoutMarkup(description)),
        artifactChanges: [
          .init(
            artifactLocation: location,
            replacements: [.init(deletedRegion: region, insertedContent: .init(text: text))])
        ])
    }
  }
}

extension SARIFLog.Region {
  init(from start: Position, to end: Position, snippetOf source: ContiguousArray<UInt8>? = nil) {
    self.init(
      startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column,
      snippet: source.map { .init(text: String(decoding: $0[start.byte..<end.byte], as: UTF8.self)) })
  }
}
