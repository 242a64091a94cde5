import ZhiyanReaders
import ZhiyanRules
import ZhiyanText

/// A value of a configuration file and the key that gives it.
struct Sourced<Value: Sendable>: Sendable {
  var value: Value
  /// The key's bytes.
  var range: SourceRange
}

/// What a configuration can say for all files, and again for some of them in an override; nil where it says nothing.
struct PathSettings: Sendable {
  var packs: Sourced<[String]>?
  /// By rule id or pack name, in the order of the file.
  var levels: [(name: String, setting: Sourced<Configuration.Setting>)] = []
  var allowed: Sourced<[String]>?
  var channel: Sourced<Channel>?
  var profiles: Sourced<[Profile]>?
  var encoding: Sourced<TextEncoding>?
  var placeholders: Sourced<[PlaceholderForm]>?

  /// Lays an override over what was said before: each key by itself, `levels` by its names, lists as a whole.
  mutating func lay(_ other: PathSettings) {
    packs = other.packs ?? packs
    for entry in other.levels {
      if let index = levels.firstIndex(where: { $0.name == entry.name }) {
        levels[index] = entry
      } else {
        levels.append(entry)
      }
    }
    allowed = other.allowed ?? allowed
    channel = other.channel ?? channel
    profiles = other.profiles ?? profiles
    encoding = other.encoding ?? encoding
    placeholders = other.placeholders ?? placeholders
  }
}
