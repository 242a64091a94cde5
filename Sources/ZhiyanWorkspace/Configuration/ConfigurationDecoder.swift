import ZhiyanReaders
import ZhiyanRules
import ZhiyanText

/// Reads `.zhiyan.yaml`.
///
/// ```yaml
/// packs: [hype, absolute]          # those that are on; all of them where this is missing
/// levels: {hype.act-now: error, jargon: suggestion, canned.policy: "off"}
/// allow: [闭环, 最佳西方酒店]        # words that are no fault wherever they stand
/// channel: email                   # where the copy is sent
/// profile: [finance]               # the trades that it is about
/// encoding: gb18030                # of files that are not UTF-8
/// templates: ["{{*}}"]             # fields that are filled later
/// rules: [rules/our-house.yaml]    # own rule files, from the folder of this file
/// ignore: [drafts/]                # passed over in walks; patterns as in .gitignore
/// overrides:                       # the keys down to templates again, for some files
///   - paths: [sms/]
///     channel: sms
/// suppress:                        # findings that are accepted
///   - {paths: [legal.txt], rules: [absolute.superlative], match: 最佳, reason: a name}
/// ```
enum ConfigurationDecoder {
  static func decode(path: String, bytes: ContiguousArray<UInt8>) -> ConfigurationFile {
    var file = ConfigurationFile(path: path, bytes: bytes)
    let parsed = YAMLParser.parse(bytes)
    file.issues = parsed.issues
    guard let node = parsed.node, parsed.issues.isEmpty else { return file }
    let lines = LineIndex(bytes)
    var reader = MappingReader(node, what: "the configuration", file: 0)
    file.settings = settings(&reader, &file)
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    file.ruleFiles = reader.list("rules").compactMap { node in
      reader.string(node).map { Sourced(value: $0.hasPrefix("/") ? $0 : folder + $0, range: node.range) }
    }
    let ignored = reader.list("ignore")
    file.ignored = patterns(ignored, &reader, lines)
    file.ignoredTexts = key("ignore", of: node).map { Sourced(value: ignored.compactMap(\.string), range: $0) }
    for item in reader.list("overrides") {
      var inner = MappingReader(item, what: "an override", file: 0)
      let paths = patterns(inner.requiredList("paths", fix: #"paths: ["sms/"]"#) ?? [], &inner, lines)
      file.overrides.append(ConfigurationFile.Override(paths: paths, settings: settings(&inner, &file)))
      inner.finish()
      reader.add(inner.issues)
    }
    for item in reader.list("suppress") { suppression(item, &reader, &file, lines) }
    reader.finish()
    file.issues = reader.issues
    return file
  }

  /// Where a key stands; nil where it is missing or empty.
  private static func key(_ name: String, of node: YAMLNode) -> SourceRange? {
    node.entries?.first { $0.key.scalar?.text == name && !$0.value.isNull }?.key.range
  }

  // MARK: For all files, and in overrides

  private static func settings(_ reader: inout MappingReader, _ file: inout ConfigurationFile) -> PathSettings {
    var settings = PathSettings()
    func sourced<Value>(_ name: String, _ value: Value?) -> Sourced<Value>? {
      guard let value, let range = key(name, of: reader.node) else { return nil }
      return Sourced(value: value, range: range)
    }
    let packs = reader.list("packs")
    settings.packs = sourced("packs", packs.compactMap { reader.string($0) })
    for pack in packs { if let name = pack.string { file.names.append((name, pack.range)) } }
    settings.levels = levels(&reader, &file)
    settings.allowed = sourced("allow", reader.list("allow").compactMap { reader.string($0) })
    settings.channel = sourced("channel", reader.value("channel").flatMap { reader.choice($0, "channel") })
    settings.profiles = sourced("profile", reader.list("profile").compactMap { reader.choice($0, "profile") })
    settings.encoding = sourced("encoding", reader.value("encoding").flatMap { reader.choice($0, "encoding") })
    settings.placeholders = sourced("templates", reader.list("templates").compactMap { template($0, &reader) })
    return settings
  }

  private static func levels(
    _ reader: inout MappingReader, _ file: inout ConfigurationFile
  ) -> [(name: String, setting: Sourced<Configuration.Setting>)] {
    guard let node = reader.value("levels") else { return [] }
    guard let entries = node.entries else {
      reader.report(node.range, "levels maps rules or packs to levels", fix: "levels: {hype.act-now: error}")
      return []
    }
    var levels: [(name: String, setting: Sourced<Configuration.Setting>)] = []
    for entry in entries {
      guard let name = entry.key.scalar?.text else { continue }
      file.names.append((name, entry.key.range))
      // YAML 1.1 reads a plain off as a truth value, so it can only be written in quotes.
      if entry.value.scalar?.text == "off" || entry.value.scalar?.text == "none" {
        levels.append((name, Sourced(value: .off, range: entry.key.range)))
      } else if let level: Level = reader.choice(entry.value, "level") {
        levels.append((name, Sourced(value: .level(level), range: entry.key.range)))
      }
    }
    return levels
  }

  private static func template(_ node: YAMLNode, _ reader: inout MappingReader) -> PlaceholderForm? {
    guard let text = reader.string(node) else { return nil }
    if let form = PlaceholderForm(text) { return form }
    reader.report(
      node.range, "a template is what stands before a field, one *, and what stands behind it", fix: #""{{*}}""#)
    return nil
  }

  // MARK: By path

  private static func patterns(
    _ nodes: [YAMLNode], _ reader: inout MappingReader, _ lines: LineIndex
  ) -> PathPatterns {
    var patterns = PathPatterns()
    for node in nodes {
      guard let text = reader.string(node) else { continue }
      if text.isEmpty || text == "/" || text == "!" {
        reader.report(node.range, "a pattern names files or folders", fix: #""*.txt""#)
      } else {
        patterns.append(text, line: lines.position(of: Int(node.range.start)).line)
      }
    }
    return patterns
  }

  private static func suppression(
    _ node: YAMLNode, _ reader: inout MappingReader, _ file: inout ConfigurationFile, _ lines: LineIndex
  ) {
    var inner = MappingReader(node, what: "a suppression", file: 0)
    let paths = patterns(inner.requiredList("paths", fix: #"paths: ["legal.txt"]"#) ?? [], &inner, lines)
    let rules = inner.requiredList("rules", fix: "rules: [hype.act-now]") ?? []
    let names = rules.compactMap { rule in inner.string(rule).map { ($0, rule.range) } }
    let match = inner.string("match")
    let reason = inner.required("reason", fix: "reason: why this is accepted")
    let words = reason.flatMap { inner.string($0) } ?? ""
    if let reason, inner.issues.isEmpty, words.allSatisfy(\.isWhitespace) {
      inner.report(reason.range, "the reason is empty", fix: "why this is accepted")
    }
    inner.finish()
    reader.add(inner.issues)
    let suppression = Suppression(
      rules: names.map(\.0), match: match, reason: words, file: file.path, range: node.range,
      line: lines.position(of: Int(node.range.start)).line)
    file.suppressions.append(
      ConfigurationFile.PathSuppression(paths: paths, suppression: suppression, names: names))
  }
}
