import ZhiyanText

/// Turns rule files into a library, reporting every mistake with its place.
public struct RuleDecoder: Sendable {
  public private(set) var library = RuleLibrary()
  public private(set) var issues: [RuleIssue] = []
  /// The word classes that phrases of the file read last can name, as indices; those of the files before it where it could not be
  /// read.
  public private(set) var names: [String: Int] = [:]
  private let includesExamples: Bool
  /// Word classes that every file can use: those of files without a pack.
  private var common: [String: Int] = [:]
  private var placesOfIDs: [String: RulePlace] = [:]
  /// The digests of word classes, once a rule has asked for them.
  private var digests: [Int: UInt64] = [:]

  /// - Parameter includesExamples: whether rules keep their examples; checking copy does not need them.
  public init(includesExamples: Bool = true) {
    self.includesExamples = includesExamples
  }

  /// Makes the word classes of another library's files without a pack known to the files that follow.
  public mutating func addCommonWordClasses(from file: RuleFile?) {
    guard let file else { return }
    add(path: file.path, bytes: file.bytes)
  }

  /// Reads a rule file and adds what it holds to the library.
  ///
  /// - Parameters:
  ///   - path: as it is shown in messages.
  ///   - bytes: the whole file.
  public mutating func add(path: String, bytes: ContiguousArray<UInt8>) {
    let file = library.files.count
    library.files.append(RuleFile(path: path, bytes: bytes))
    names = common
    let parsed = YAMLParser.parse(bytes, file: file)
    issues += parsed.issues
    guard let node = parsed.node, parsed.issues.isEmpty else { return }
    var reader = MappingReader(node, what: "a rule file", file: file)
    if node.isNull {
      reader.report(node.range, "the file is empty", fix: "pack: name, and rules: below it")
    }
    let pack = reader.string("pack")
    let title = reader.localized("title")
    let sets = reader.value("sets")
    let rules = reader.value("rules")
    reader.finish()

    if let pack, !Self.isName(pack), let place = node["pack"]?.range {
      reader.report(place, "a pack's name is made of lower-case letters, digits and hyphens", fix: "pack: our-house")
    }
    if pack == nil && rules != nil {
      reader.report(rules?.range ?? node.range, "the file needs pack: before its rules", fix: "pack: our-house")
    }
    if let pack {
      if let known = library.packs.firstIndex(where: { $0.name == pack }) {
        if let title, library.packs[known].title == LocalizedText() { library.packs[known].title = title }
      } else {
        library.packs.append(Pack(name: pack, title: title ?? LocalizedText()))
      }
    }
    names = wordClasses(sets, &reader, file: file)
    if pack == nil { common.merge(names) { _, new in new } }
    if let rules {
      if let items = rules.items {
        for item in items { rule(item, pack: pack ?? "", names: names, &reader, file: file) }
      } else {
        reader.report(rules.range, "rules: is a list", fix: "- id: first-rule, one line below rules:")
      }
    } else if pack != nil && !node.isNull && sets == nil {
      reader.report(node.range, "the file has no rules", fix: "rules: with a list below it")
    }
    issues += reader.issues.sorted { $0.range < $1.range }
  }

  /// True for the name of a pack or a rule: lower-case letters, digits and hyphens, a letter first.
  public static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, first >= 0x61, first <= 0x7A else { return false }
    return text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
  }

  // MARK: Word classes

  /// Reads `sets:`; gives the names that phrases of this file can use.
  private mutating func wordClasses(_ node: YAMLNode?, _ reader: inout MappingReader, file: Int) -> [String: Int] {
    var names = common
    guard let node else { return names }
    guard let entries = node.entries else {
      reader.report(node.range, "sets: maps names to lists", fix: "sets: with name: [a, b] below it")
      return names
    }
    let first = library.wordClasses.count
    for entry in entries {
      let name = entry.key.scalar?.text ?? ""
      if !Self.isName(name) {
        reader.report(
          entry.key.range, "a set's name is made of lower-case letters, digits and hyphens", fix: "buy-now:")
      }
      names[name] = library.wordClasses.count
      library.wordClasses.append(
        WordClass(name: name, phrases: [], place: RulePlace(file: file, range: entry.key.range)))
    }
    let phrases = PhraseDecoder(names: names, file: file)
    for (index, entry) in entries.enumerated() {
      let items = entry.value.items ?? []
      if items.isEmpty { reader.report(entry.value.range, "this set is empty", fix: "name: [a, b]") }
      var seen: Set<String> = []
      for item in items {
        guard let phrase = phrases.phrase(item, &reader) else { continue }
        if !seen.insert(phrase.text).inserted {
          reader.report(item.range, "\(phrase.text) is in this set already", fix: "remove it")
          continue
        }
        library.wordClasses[first + index].phrases.append(phrase)
      }
    }
    for (index, entry) in entries.enumerated() where reaches(first + index, from: first + index, depth: 0) {
      reader.report(
        entry.key.range, "the set \(library.wordClasses[first + index].name) contains itself",
        fix: "write its words out")
      library.wordClasses[first + index].phrases.removeAll()
    }
    return names
  }

  /// True where a word class can be reached from the phrases of another one.
  private func reaches(_ target: Int, from index: Int, depth: Int) -> Bool {
    guard depth < 32 else { return true }
    return library.wordClasses[index].phrases.contains { phrase in
      phrase.wordClasses.contains { $0 == target || reaches(target, from: $0, depth: depth + 1) }
    }
  }

  /// Tells two versions of a word class apart, by its phrases and the classes that they name.
  private mutating func digest(ofWordClass index: Int) -> UInt64 {
    if let known = digests[index] { return known }
    var hash = FNV1a()
    for phrase in library.wordClasses[index].phrases {
      hash.add(separator: 0)
      hash.add(phrase.text.utf8)
      for named in phrase.wordClasses { hash.add(digest(ofWordClass: named)) }
    }
    digests[index] = hash.value
    return hash.value
  }

  // MARK: Rules

  private mutating func rule(
    _ node: YAMLNode, pack: String, names: [String: Int], _ file: inout MappingReader, file index: Int
  ) {
    var decoder = RuleBodyDecoder(
      node, pack: pack, phrases: PhraseDecoder(names: names, file: index), includesExamples: includesExamples)
    let rule = decoder.decode()
    file.add(decoder.reader.issues)
    guard var rule else { return }
    rule.digest = RuleDigest.of(node, wordClasses: names.mapValues { digest(ofWordClass: $0) })
    if let other = placesOfIDs[rule.id] {
      let bytes = library.files[other.file].bytes
      let line = LineIndex(bytes).position(of: Int(other.range.start)).line
      file.report(
        rule.place.range, "there is a rule \(rule.id) already, at \(library.files[other.file].path):\(line)",
        fix: "give this one another id")
      return
    }
    placesOfIDs[rule.id] = rule.place
    library.rules.append(rule)
  }
}
