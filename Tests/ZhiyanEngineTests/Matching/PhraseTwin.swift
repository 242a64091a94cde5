import ZhiyanRules
import ZhiyanText

@testable import ZhiyanEngine

/// Phrases matched by trying everything, straight from the description of the phrase language.
struct PhraseTwin {
  /// A folded character of the text; one of no width is left out and belongs to the one before it.
  struct Character {
    var value: UInt32
    var kind: CharacterClass
    var start: Int
    var end: Int

    var isSign: Bool { kind == .space || kind == .filler }
    var endsClause: Bool { kind == .comma || kind == .stop || kind == .lineBreak }
  }

  let characters: [Character]

  init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    var characters: [Character] = []
    var place = 0
    for (index, scalar) in scalars.enumerated() {
      let end = place + String(scalar).utf8.count
      defer { place = end }
      let folded = Folding()(scalar.value)
      if folded.kind == .zeroWidth { continue }
      var character = Character(value: folded.value, kind: folded.kind, start: place, end: end)
      // Hard-wrapped lines: one line feed between Latin letters reads as a space.
      if folded.kind == .lineBreak, index > 0, index + 1 < scalars.count, Self.isLatin(scalars[index - 1]),
        Self.isLatin(scalars[index + 1])
      {
        character.kind = .space
        character.value = 0x20
      }
      characters.append(character)
      if folded.second != 0 {
        characters.append(Character(value: folded.second, kind: folded.kind, start: place, end: end))
      }
    }
    self.characters = characters
  }

  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool { scalar.isASCII && scalar.properties.isAlphabetic }

  /// All matches of a phrase, as byte ranges.
  func matches(_ phrase: Phrase, classes: [WordClass]) -> Set<Range<Int>> {
    var found: Set<Range<Int>> = []
    for start in characters.indices {
      for end in ends(phrase.elements[...], start, first: start, classes) {
        var last = end
        while last > start && characters[last - 1].kind == .space { last -= 1 }
        if last > start { found.insert(characters[start].start..<characters[last - 1].end) }
      }
    }
    return found
  }

  /// Where a sequence can end that starts at `at`.
  private func ends(_ elements: ArraySlice<Phrase.Element>, _ at: Int, first: Int, _ classes: [WordClass]) -> Set<Int> {
    guard let element = elements.first else { return [at] }
    var all: Set<Int> = []
    for middle in ends(element, at, first: first, classes) {
      all.formUnion(ends(elements.dropFirst(), middle, first: first, classes))
    }
    return all
  }

  private func ends(_ element: Phrase.Element, _ at: Int, first: Int, _ classes: [WordClass]) -> Set<Int> {
    switch element {
    case .literal(let text): return literal(text, at, first: first).map { [$0] } ?? []
    case .alternatives(let branches):
      return branches.reduce(into: []) { $0.formUnion(ends($1[...], at, first: first, classes)) }
    case .optional(let elements): return ends(elements[...], at, first: first, classes).union([at])
    case .wordClass(let index):
      return classes[index].phrases.reduce(into: []) { $0.formUnion(ends($1.elements[...], at, first: first, classes)) }
    case .recogniser(.number): return numbers(at == first ? at : signs(at, most: 1))
    case .recogniser: return []
    case .gap(let least, let most): return gap(least, most, at)
    case .space: return at == first ? [at] : [spaces(at)]
    }
  }

  /// White space and hyphens, up to eight.
  private func spaces(_ at: Int) -> Int {
    var place = at
    while place < characters.count && place - at < 8
      && (characters[place].kind == .space || characters[place].value == 0x2D || characters[place].value == 0x5F)
    { place += 1 }
    return place
  }

  private func signs(_ at: Int, most: Int) -> Int {
    var place = at
    while place < characters.count && place - at < most && characters[place].isSign { place += 1 }
    return place
  }

  /// Characters one after another; between two of them, one an ideograph, up to three signs or spaces.
  private func literal(_ text: String, _ at: Int, first: Int) -> Int? {
    var place = at
    for wanted in Folding().fold(text) {
      if place < characters.count && characters[place].value == wanted.value {
        place += 1
        continue
      }
      guard place > first else { return nil }
      let next = signs(place, most: 3)
      guard next < characters.count, characters[next].value == wanted.value,
        characters[place - 1].kind == .han || characters[next].kind == .han
      else { return nil }
      place = next + 1
    }
    return place
  }

  /// From `least` to `most` characters of the clause, white space not counted.
  private func gap(_ least: Int, _ most: Int, _ at: Int) -> Set<Int> {
    var found: Set<Int> = least == 0 ? [at] : []
    var count = 0
    var place = at
    while place < characters.count && count < most && !characters[place].endsClause {
      if characters[place].kind != .space {
        count += 1
        if count >= least { found.insert(place + 1) }
      }
      place += 1
    }
    return found
  }

  private static let numerals = Set("一二万".unicodeScalars.map(\.value))

  /// Digits with a comma inside them or Chinese numerals, and 万 behind digits.
  private func numbers(_ at: Int) -> Set<Int> {
    var place = at
    func isDigit(_ at: Int) -> Bool { at < characters.count && (0x30...0x39).contains(characters[at].value) }
    if isDigit(at) {
      while isDigit(place) || (place < characters.count && characters[place].value == 0x2C && isDigit(place + 1)) {
        place += 1
      }
    } else {
      while place < characters.count && Self.numerals.contains(characters[place].value) { place += 1 }
    }
    guard place > at else { return [] }
    var found: Set<Int> = [place]
    var after = place
    while after < characters.count && characters[after].kind == .space { after += 1 }
    for _ in 0..<3 where after < characters.count && characters[after].value == 0x4E07 {
      after += 1
      found.insert(after)
      while after < characters.count && characters[after].kind == .space { after += 1 }
    }
    return found
  }
}
