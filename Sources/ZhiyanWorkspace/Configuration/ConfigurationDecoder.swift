import ZhiyanRules
import ZhiyanText

/// A configuration file as it was read.
struct ConfigurationFile: Sendable {
  var path: String
  var bytes: ContiguousArray<UInt8>
  var configuration: Configuration
  /// Every mistake of the file.
  var issues: [RuleIssue]
  /// Where `levels:` and `packs:` name something, to be checked once all rules are known.
  var names: [(name: String, range: SourceRange)] = []
}

/// Reads `.zhiyan.yaml`.
///
/// ```yaml
/// packs: [hype, absolute]          # those that are on; all of them where this is missing
/// levels: {hype.act-now: error, jargon: suggestion, canned.policy: off}
/// rules: [rules/our-house.yaml]    # own rule files, from the folder of this file
/// allow: [闭环, 最佳西方酒店]        # words that are no fault wherever they stand
/// channel: email                   # where the copy is sent
/// profile: [finance]               # the trades that it is about
/// ```
enum ConfigurationDecoder {
  static func decode(path: String, bytes: ContiguousArray<UInt8>) -> ConfigurationFile {
    var file = ConfigurationFile(path: path, bytes: bytes, configuration: Configuration(), issues: [])
    let parsed = YAMLParser.parse(bytes)
    file.issues = parsed.issues
    guard let node = parsed.node, parsed.issues.isEmpty else { return file }
    var reader = MappingReader(node, what: "the configuration", file: 0)
    if node["packs"] != nil {
      let packs = reader.list("packs")
      file.configuration.packs = packs.compactMap { reader.string($0) }
      for pack in packs { if let name = pack.string { file.names.append((name, pack.range)) } }
    } else {
      _ = reader.list("packs")
    }
    levels(&reader, &file)
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    file.configuration.ruleFiles = reader.list("rules").compactMap { reader.string($0) }
      .map { $0.hasPrefix("/") ? $0 : folder + $0 }
    file.configuration.allowed = reader.list("allow").compactMap { reader.string($0) }
    file.configuration.channel = reader.value("channel").flatMap { reader.choice($0, "channel") }
    file.configuration.profiles = reader.list("profile").compactMap { reader.choice($0, "profile") }
    reader.finish()
    file.issues = reader.issues
    return file
  }

  private static func levels(_ reader: inout MappingReader, _ file: inout ConfigurationFile) {
    guard let node = reader.value("levels") else { return }
    guard let entries = node.entries else {
      reader.report(node.range, "levels maps rules or packs to levels", fix: "levels: {hype.act-now: error}")
      return
    }
    for entry in entries {
      guard let name = entry.key.scalar?.text else { continue }
      file.names.append((name, entry.key.range))
      // YAML 1.1 reads a plain off as a truth value, so it can only be written in quotes.
      if entry.value.scalar?.text == "off" || entry.value.scalar?.text == "none" {
        file.configuration.levels[name] = .off
      } else if let level: Level = reader.choice(entry.value, "level") {
        file.configuration.levels[name] = .level(level)
      }
    }
  }
}
