import FoundationEssentials
import ZhiyanRules
import ZhiyanText

/// Reads a baseline.
///
/// JSON is YAML as far as it is laid out well, so that every mistake has its place: the mark of a merge that went wrong, a key
/// twice. What another program has laid out anew, without blanks or with tabs, is read as JSON alone.
struct BaselineReader {
  private(set) var baseline = Baseline()
  private(set) var issues: [RuleIssue] = []

  init(_ bytes: ContiguousArray<UInt8>) {
    let parsed = YAMLParser.parse(bytes)
    issues = parsed.issues
    if !issues.isEmpty, let plain = try? JSONDecoder().decode(Plain.self, from: Data(bytes)) {
      issues = []
      read(plain)
      return
    }
    guard issues.isEmpty, let node = parsed.node else { return }
    var reader = MappingReader(node, what: "a baseline", file: 0)
    if node.entries == nil { reader.report(node.range, "a baseline is an object", fix: Self.again) }
    if let version = reader.required("version", fix: "\"version\": \(Baseline.version)"),
      version.scalar?.text != String(Baseline.version)
    {
      reader.report(version.range, "this version of a baseline is not known", fix: Self.again)
    }
    let rules = reader.value("rules")
    let files = reader.value("files")
    reader.finish()
    issues = reader.issues
    for entry in entries(of: rules) {
      if let digest = entry.value.scalar?.text { baseline.rules[Self.text(entry.key)] = digest }
    }
    for file in entries(of: files) {
      var counts: Baseline.Counts = [:]
      for rule in entries(of: file.value) {
        for context in entries(of: rule.value) {
          guard let text = context.value.scalar?.text, let count = Int(text), count > 0 else {
            report(context.value, "a count is a whole number above 0")
            continue
          }
          counts[Baseline.Key(rule: Self.text(rule.key), context: Self.text(context.key))] = count
        }
      }
      if !counts.isEmpty { baseline.files[Self.text(file.key)] = counts }
    }
  }

  /// The file as its JSON says.
  private struct Plain: Decodable {
    var version: Int
    var rules: [String: String]?
    var files: [String: [String: [String: Int]]]?
  }

  private mutating func read(_ plain: Plain) {
    let start = SourceRange(0, 0)
    if plain.version != Baseline.version {
      issues.append(RuleIssue(range: start, message: "this version of a baseline is not known", fix: Self.again))
    }
    baseline.rules = plain.rules ?? [:]
    for (file, rules) in plain.files ?? [:] {
      var counts: Baseline.Counts = [:]
      for (rule, contexts) in rules {
        for (context, count) in contexts {
          counts[Baseline.Key(rule: rule, context: context)] = count
          if count < 1 {
            issues.append(RuleIssue(range: start, message: "a count is a whole number above 0", fix: Self.again))
          }
        }
      }
      if !counts.isEmpty { baseline.files[file] = counts }
    }
  }

  /// The way out of most mistakes: the file is ours to write.
  private static let again = "the file anew with zhiyan baseline --update"

  private static func text(_ node: YAMLNode) -> String { node.scalar?.text ?? "" }

  private mutating func entries(of node: YAMLNode?) -> [YAMLNode.Entry] {
    guard let node else { return [] }
    if let entries = node.entries { return entries }
    report(node, "an object is missing here")
    return []
  }

  private mutating func report(_ node: YAMLNode, _ message: String) {
    issues.append(RuleIssue(range: node.range, message: message, fix: Self.again))
  }
}
