/// Reads the phrase language.
///
/// ```
/// literal text     characters, folded alike with the text (case, width, script)
/// (a|b|c)          one of several
/// (x)?             may be missing
/// <name>           a word class
/// <@name>          a recogniser; either may be missing with a ? behind it
/// {m,n}            a gap of m to n characters within the clause
/// a space          any white space, or none
/// \x               the character x itself
/// ```
struct PhraseParser {
  /// A mistake, at bytes of the phrase's text.
  struct Mistake: Hashable {
    var range: Range<Int>
    var message: String
    var fix: String
  }

  static let longestGap = 100
  private static let deepest = 16

  private let bytes: ContiguousArray<UInt8>
  private let wordClass: (String) -> Int?
  private let classNames: [String]
  private var at = 0
  private var depth = 0
  private(set) var mistakes: [Mistake] = []

  /// - Parameters:
  ///   - text: the phrase as written.
  ///   - classNames: names that `<name>` may use.
  ///   - wordClass: the index of a name, nil where there is none.
  init(_ text: String, classNames: [String], wordClass: @escaping (String) -> Int?) {
    bytes = ContiguousArray(text.utf8)
    self.classNames = classNames
    self.wordClass = wordClass
  }

  /// The phrase, or nil where `mistakes` says why not.
  mutating func parse() -> Phrase? {
    let elements = sequence()
    if at < bytes.count {
      // A sequence ends early only at a sign that closes or divides a group.
      let sign = bytes[at] == 0x7C ? "|" : ")"
      note(
        at..<at + 1, sign == "|" ? "`|` divides alternatives only inside a group" : "this `)` closes no group",
        sign == "|" ? "put the alternatives in brackets: (a|b)" : "remove it, or write \\) for the character itself")
    } else if mistakes.isEmpty {
      checkWhole(elements)
    }
    guard mistakes.isEmpty else { return nil }
    return Phrase(text: String(decoding: bytes, as: UTF8.self), elements: elements)
  }

  // MARK: Elements

  private mutating func sequence() -> [Phrase.Element] {
    var elements: [Phrase.Element] = []
    var literal: [UInt8] = []
    func flush() {
      if !literal.isEmpty { elements.append(.literal(String(decoding: literal, as: UTF8.self))) }
      literal.removeAll()
    }
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "|"), UInt8(ascii: ")"):
        flush()
        return elements
      case UInt8(ascii: "("):
        flush()
        if let element = group() { elements.append(element) }
      case UInt8(ascii: "<"):
        flush()
        if let element = named() {
          let isOptional = at < bytes.count && bytes[at] == UInt8(ascii: "?")
          if isOptional { at += 1 }
          elements.append(isOptional ? .optional([element]) : element)
        }
      case UInt8(ascii: "{"):
        flush()
        if let element = gap() {
          if case .gap = elements.last { note(at - 1..<at, "two gaps stand side by side", "write one gap for both") }
          elements.append(element)
        }
      case UInt8(ascii: "?"):
        note(
          at..<at + 1, "`?` must follow a group or a name", "write (x)? for an optional x, or \\? for a question mark")
        at += 1
      case UInt8(ascii: ">"), UInt8(ascii: "}"):
        let sign = String(decoding: [bytes[at]], as: UTF8.self)
        note(at..<at + 1, "this `\(sign)` closes nothing", "write \\\(sign) for the character itself")
        at += 1
      case UInt8(ascii: "\\"):
        guard at + 1 < bytes.count else {
          note(at..<at + 1, "nothing follows this `\\`", "write \\\\ for a backslash")
          at += 1
          continue
        }
        at += 1
        repeat {
          literal.append(bytes[at])
          at += 1
        } while at < bytes.count && bytes[at] & 0xC0 == 0x80
      case UInt8(ascii: " "):
        flush()
        if case .space = elements.last {} else { elements.append(.space) }
        at += 1
      case 0xE3 where at + 2 < bytes.count && bytes[at + 1] == 0x80 && bytes[at + 2] == 0x80:
        flush()
        if case .space = elements.last {} else { elements.append(.space) }
        at += 3
      default:
        literal.append(bytes[at])
        at += 1
      }
    }
    flush()
    return elements
  }

  private mutating func group() -> Phrase.Element? {
    let open = at
    at += 1
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      note(open..<open + 1, "groups are nested more than \(Self.deepest) deep", "split the phrase")
      at = bytes.count
      return nil
    }
    var branches: [[Phrase.Element]] = []
    while true {
      let start = at
      let branch = sequence()
      if branch.isEmpty && mistakes.isEmpty {
        note(
          start..<max(start, min(at + 1, bytes.count)), "this alternative is empty",
          "write (x)? for something that may be missing")
      }
      if branches.contains(branch) && !branch.isEmpty {
        note(start..<at, "this alternative is there already, so it can never be the one that matches", "remove it")
      }
      branches.append(branch)
      guard at < bytes.count else {
        note(open..<open + 1, "this `(` is never closed", "add ), or write \\( for the character itself")
        return nil
      }
      let sign = bytes[at]
      at += 1
      if sign == UInt8(ascii: ")") { break }
    }
    let isOptional = at < bytes.count && bytes[at] == UInt8(ascii: "?")
    if isOptional { at += 1 }
    if branches.count == 1 {
      return isOptional ? .optional(branches[0]) : .alternatives(branches)
    }
    return isOptional ? .optional([.alternatives(branches)]) : .alternatives(branches)
  }

  private mutating func named() -> Phrase.Element? {
    let open = at
    guard let close = bytes[open...].firstIndex(of: UInt8(ascii: ">")) else {
      note(open..<open + 1, "this `<` is never closed", "add >, or write \\< for the character itself")
      at = bytes.count
      return nil
    }
    at = close + 1
    let name = String(decoding: bytes[open + 1..<close], as: UTF8.self)
    if name.hasPrefix("@") {
      let known = Recogniser.allCases.map { "@" + $0.rawValue }
      guard let recogniser = Recogniser(rawValue: String(name.dropFirst())) else {
        note(open..<at, "there is no recogniser \(name)", nearest(to: name, among: known))
        return nil
      }
      return .recogniser(recogniser)
    }
    guard let index = wordClass(name) else {
      note(open..<at, "there is no word class \(name)", nearest(to: name, among: classNames))
      return nil
    }
    return .wordClass(index)
  }

  private func nearest(to name: String, among known: [String]) -> String {
    if let name = NearestName.of(name, among: known) { return "did you mean <\(name)>?" }
    return known.isEmpty
      ? "define it under sets:" : "use one of \(known.prefix(12).joined(separator: " ")), or define it under sets:"
  }

  private mutating func gap() -> Phrase.Element? {
    let open = at
    guard let close = bytes[open...].firstIndex(of: UInt8(ascii: "}")) else {
      note(open..<open + 1, "this `{` is never closed", "write {m,n}, or \\{ for the character itself")
      at = bytes.count
      return nil
    }
    at = close + 1
    let parts = String(decoding: bytes[open + 1..<close], as: UTF8.self)
      .split(separator: ",", omittingEmptySubsequences: false).map { Int($0.filter { $0 != " " }) }
    guard parts.count == 2, let min = parts[0], let max = parts[1], min >= 0 else {
      note(open..<at, "a gap has two numbers", "write {0,4} for none to four characters")
      return nil
    }
    guard min <= max, max > 0 else {
      note(open..<at, "this gap can never match: \(min) is more than \(max)", "write the smaller number first")
      return nil
    }
    guard max <= Self.longestGap else {
      note(
        open..<at, "a gap spans at most \(Self.longestGap) characters", "write a smaller number, or use check: require")
      return nil
    }
    return .gap(min: min, max: max)
  }

  // MARK: The phrase as a whole

  private mutating func checkWhole(_ elements: [Phrase.Element]) {
    if elements.allSatisfy({ $0 == .space }) {
      note(0..<bytes.count, "this phrase is empty", "write the words to look for")
    } else if elements.allSatisfy({ $0.mayBeMissing }) {
      note(0..<bytes.count, "everything in this phrase may be missing", "keep at least one part that must be there")
    }
    if case .gap = elements.first {
      note(
        0..<bytes.count, "a gap at the start of a phrase finds nothing of its own", "start with the words to look for")
    }
    if case .gap = elements.last, elements.count > 1 {
      note(0..<bytes.count, "a gap at the end of a phrase finds nothing of its own", "end with the words to look for")
    }
  }

  private mutating func note(_ range: Range<Int>, _ message: String, _ fix: String) {
    mistakes.append(Mistake(range: range, message: message, fix: fix))
  }
}

extension Phrase.Element {
  /// True for what can match nothing at all.
  var mayBeMissing: Bool {
    switch self {
    case .optional, .space, .gap: true
    case .literal, .recogniser, .wordClass: false
    case .alternatives(let branches): branches.contains { $0.allSatisfy(\.mayBeMissing) }
    }
  }
}
