import FoundationEssentials
import ZhiyanReaders

extension ConfigurationReport {
  /// For programs: one object.
  public var json: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return Array(try encoder.encode(self)) + [0x0A]
    } catch {
      preconditionFailure("texts and lists of them always have a form in JSON: \(error)")
    }
  }
}

extension ConfigurationReport: Encodable {
  private enum Key: String, CodingKey { case version, path, format, configuration, excluded, hidden, settings }

  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(1, forKey: .version)
    try object.encode(path, forKey: .path)
    try object.encode(format?.rawValue, forKey: .format)
    try object.encode(configuration, forKey: .configuration)
    try object.encode(exclusion.map { Place(path: $0.file, line: $0.line) }, forKey: .excluded)
    try object.encode(isHidden, forKey: .hidden)
    try object.encode(entries, forKey: .settings)
  }
}

extension ConfigurationReport.Entry: Encodable {
  private enum Key: String, CodingKey { case key, name, value, from }

  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(key, forKey: .key)
    try object.encodeIfPresent(name, forKey: .name)
    try object.encode(value, forKey: .value)
    try object.encode(place, forKey: .from)
  }
}

extension ConfigurationReport.Value: Encodable {
  private struct Suppressed: Encodable {
    var rules: [String]
    var match: String?
    var reason: String
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .none: try container.encodeNil()
    case .text(let text): try container.encode(text)
    case .list(let items): try container.encode(items)
    case .suppression(let rules, let match, let reason):
      try container.encode(Suppressed(rules: rules, match: match, reason: reason))
    }
  }
}
