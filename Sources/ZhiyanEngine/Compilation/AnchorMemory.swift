import ZhiyanRules
import ZhiyanText

/// The anchors of phrases compiled before: choosing them is most of compiling, and in a file that someone edits hardly any
/// phrase changes.
///
/// It remembers what the last compilation used, and nothing else, so that it does not grow.
public struct AnchorMemory {
  /// What a phrase is found by depends on its words, and on those of the word classes that it names.
  struct Key: Hashable {
    var text: String
    var wordClasses: UInt64
  }

  struct Entry {
    /// Nil where matches need hold no character in particular.
    var choice: AnchorChoice?
    /// Only where an anchor stands far from where matches begin.
    var opening: Opening?
  }

  private var known: [Key: Entry] = [:]
  private var used: [Key: Entry] = [:]

  public init() {}

  mutating func entry(_ key: Key, make: () -> Entry) -> Entry {
    if let entry = used[key] { return entry }
    let entry = known[key] ?? make()
    used[key] = entry
    return entry
  }

  /// Forgets what the compilation that ends here did not use.
  mutating func finish() {
    known = used
    used = [:]
  }
}

/// Tells versions of word classes apart by what they hold, the classes that they name included.
struct WordClassDigests {
  private let wordClasses: [WordClass]
  private var known: [Int: UInt64] = [:]

  init(_ wordClasses: [WordClass]) { self.wordClasses = wordClasses }

  /// The digest of all classes that a phrase names.
  mutating func digest(of phrase: Phrase) -> UInt64 {
    let named = phrase.wordClasses
    guard !named.isEmpty else { return 0 }
    var hash = FNV1a()
    for index in named { hash.add(digest(ofWordClass: index)) }
    return hash.value
  }

  private mutating func digest(ofWordClass index: Int) -> UInt64 {
    if let digest = known[index] { return digest }
    var hash = FNV1a()
    for phrase in wordClasses[index].phrases {
      hash.add(separator: 0)
      hash.add(phrase.text.utf8)
      for named in phrase.wordClasses { hash.add(digest(ofWordClass: named)) }
    }
    known[index] = hash.value
    return hash.value
  }
}
