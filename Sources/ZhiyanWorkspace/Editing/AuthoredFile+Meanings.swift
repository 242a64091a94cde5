import ZhiyanEngine
import ZhiyanRules
public import ZhiyanText

extension AuthoredFile {
  /// What a phrase stands for.
  public struct Meaning: Sendable {
    public var range: SourceRange
    public var phrase: String
    /// Texts that it matches, some of them.
    public var samples: [String]
  }

  /// What the phrase at a place stands for; nil where there is none.
  public func meaning(at offset: Int) -> Meaning? {
    let source = ownRules.lazy.flatMap(\.allPhrases).first { source in
      source.place.file == index && source.place.range.indices.contains(offset)
    }
    guard let source else { return nil }
    var seen: Set<String> = []
    let samples = (0..<4 * Phrase.sampleCount).map { source.phrase.sample($0, in: library.wordClasses) }
      .filter { seen.insert($0).inserted }
    return Meaning(range: source.place.range, phrase: source.phrase.text, samples: samples)
  }

  // MARK: Sets

  /// What a set holds, and who uses it.
  public struct SetMeaning: Sendable {
    /// The name at the place that was asked about.
    public var range: SourceRange
    public var name: String
    /// Where it is defined.
    public var origin: Origin
    /// A text for each of its phrases.
    public var samples: [String]
    /// The ids of rules of this file that name it, also by way of other sets; in the order of the file.
    public var rules: [String]
  }

  public enum Origin: Hashable, Sendable {
    case thisFile
    case builtin
    /// Another file of the run, by path.
    case file(String)
  }

  /// The names of sets that phrases of the file can use, sorted.
  public var setNames: [String] { sets.keys.sorted() }

  /// The set whose name is defined at a place, or named there as `<name>`; nil where there is none.
  public func set(at offset: Int) -> SetMeaning? {
    guard kind == .rules else { return nil }
    if let defined = library.wordClasses.indices.last(where: { at in
      let place = library.wordClasses[at].place
      return place.file == index && place.range.start <= offset && offset <= place.range.end
    }) {
      return meaning(ofSet: defined, library.wordClasses[defined].place.range)
    }
    guard let range = nameInBrackets(around: offset) else { return nil }
    let name = String(decoding: library.files[index].bytes[range.indices], as: UTF8.self)
    return sets[name].flatMap { meaning(ofSet: $0, range) }
  }

  /// The name between the `<` and the `>` that stand around a place.
  private func nameInBrackets(around offset: Int) -> SourceRange? {
    let bytes = library.files[index].bytes
    guard offset <= bytes.count else { return nil }
    func isName(_ byte: UInt8) -> Bool {
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
    }
    let isOnBracket = offset < bytes.count && bytes[offset] == UInt8(ascii: "<")
    let from = isOnBracket ? offset + 1 : bytes[..<offset].lastIndex { !isName($0) }.map { $0 + 1 } ?? 0
    let to = bytes[from...].firstIndex { !isName($0) } ?? bytes.count
    guard from > 0, from < to, to < bytes.count, bytes[from - 1] == UInt8(ascii: "<"), bytes[to] == UInt8(ascii: ">")
    else { return nil }
    return SourceRange(from, to)
  }

  private func meaning(ofSet set: Int, _ range: SourceRange) -> SetMeaning {
    let wordClass = library.wordClasses[set]
    var reaching: [Int: Bool] = [set: true]
    let rules = ownRules.filter { rule in
      rule.allPhrases.contains { source in source.phrase.wordClasses.contains { reaches(set, from: $0, &reaching) } }
    }
    return SetMeaning(
      range: range, name: wordClass.name, origin: origin(ofFile: wordClass.place.file),
      samples: wordClass.phrases.map { $0.sample(0, in: library.wordClasses) }, rules: rules.map(\.id))
  }

  private func origin(ofFile file: Int) -> Origin {
    if file == index { return .thisFile }
    let path = library.files[file].path
    return path == BuiltinRules.common?.path ? .builtin : .file(path)
  }

  private func reaches(_ target: Int, from set: Int, _ known: inout [Int: Bool]) -> Bool {
    if let known = known[set] { return known }
    // The decoder leaves no circle.
    var found = false
    for phrase in library.wordClasses[set].phrases where !found {
      for named in phrase.wordClasses where !found { found = reaches(target, from: named, &known) }
    }
    known[set] = found
    return found
  }
}

extension Rule {
  /// Every phrase of a rule: what it looks for, what it needs, what silences and what lowers its hits.
  var allPhrases: [PhraseSource] {
    let needed: [PhraseSource]
    switch check {
    case .phrase, .regex, .suppression: needed = []
    case .require(_, let need, _): needed = need
    case .message(let check): needed = check.needs
    case .field(let check): needed = check.need + check.when.compactMap(\.source)
    }
    return check.phrases + needed + unless.phrases + (exempt?.contexts.phrases ?? [])
  }
}

extension Unless {
  fileprivate var phrases: [PhraseSource] { inside + near + before + after + anywhere }
}

extension MessageCheck {
  /// The phrases that only matter once it is known that something is needed.
  fileprivate var needs: [PhraseSource] {
    switch kind {
    case .require(_, let needs, _, _): needs.flatMap { $0.any.compactMap(\.source) }
    case .age(let items, _): items.compactMap(\.source)
    case .pair, .count, .length, .ratio, .consistency: []
    }
  }
}
