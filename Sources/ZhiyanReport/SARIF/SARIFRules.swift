import ZhiyanRules

/// The rules of a run as a log lists them: sorted by id, whether they found something or not.
struct SARIFRules: Sendable {
  /// Place in the log's list, for each rule of the run.
  let index: [Int]
  let driver: SARIFLog.Driver

  init(_ context: ReportContext) {
    let rules = context.rules
    let order = rules.indices.sorted { (rules[$0].id, $0) < (rules[$1].id, $1) }
    var index = [Int](repeating: 0, count: rules.count)
    for (place, rule) in order.enumerated() { index[rule] = place }
    self.index = index
    driver = SARIFLog.Driver(
      fullName: context.say("zhiyan（直言）\(context.version)", "zhiyan \(context.version)"),
      version: context.version,
      semanticVersion: Self.isSemantic(context.version) ? context.version : nil,
      language: context.languageTag,
      rules: order.map { Self.descriptor(of: rules[$0], context) })
  }

  private static func descriptor(of rule: Rule, _ context: ReportContext) -> SARIFLog.ReportingDescriptor {
    let help = RuleHelp(rule: rule, context: context)
    return .init(
      id: rule.id,
      name: pascalCaseName(ofRule: rule.id),
      shortDescription: .init(text: help.title),
      fullDescription: .init(text: help.summary),
      help: .init(text: help.text, markdown: help.markdown),
      helpUri: help.uri,
      defaultConfiguration: .init(level: rule.level.sarif),
      properties: .init(
        tags: [rule.pack] + rule.channels.map(\.rawValue), precision: precision(of: rule.check),
        severity: rule.level.problemSeverity))
  }

  /// How often a hit is right, as GitHub ranks alerts: words are surer than forms and absences.
  private static func precision(of check: Check) -> String {
    switch check {
    case .phrase: "high"
    case .suppression: "very-high"
    case .regex, .require, .message, .field: "medium"
    }
  }

  /// Three numbers, and then at most a suffix.
  private static func isSemantic(_ version: String) -> Bool {
    let core = version.prefix { $0 != "-" && $0 != "+" }
    let numbers = core.split(separator: ".", omittingEmptySubsequences: false)
    return numbers.count == 3
      && numbers.allSatisfy { number in
        !number.isEmpty && number.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
          && (number == "0" || !number.hasPrefix("0"))
      }
  }
}

extension ReportContext {
  /// The schema takes a language of two letters and a country, no script.
  var languageTag: String { say("zh-CN", "en") }
}

extension Level {
  var sarif: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .suggestion: "note"
    }
  }

  fileprivate var problemSeverity: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .suggestion: "recommendation"
    }
  }
}
