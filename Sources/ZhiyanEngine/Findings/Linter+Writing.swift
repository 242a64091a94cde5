import ZhiyanRules
import ZhiyanText

extension Linter {
  /// Notes for hits of phrases how the rule writes their words, where copy wrote them otherwise.
  mutating func noteWritings(_ hits: inout [Hit], in document: Document) {
    document.text.withUnsafeBufferPointer { text in
      for index in hits.indices where hits[index].pattern >= 0 && hits[index].written < 0 {
        if let words = written(hits[index], in: text) { hits[index].written = note(words) }
      }
    }
  }

  /// The words of a hit as the rule knows them; nil where copy wrote them so, but for case, width and white space.
  mutating func written(_ hit: Hit, in text: UnsafeBufferPointer<UInt8>) -> String? {
    guard !isPlain(Int(hit.start)..<Int(hit.end), in: text) else { return nil }
    window.load(text, around: Int(hit.start))
    let first = window.index(ofByte: Int(hit.start))
    var end = window.index(ofByte: Int(hit.end) - 1) + 1
    // A character that stands for two has two units.
    while end < window.units.count && window.units[end].end <= hit.end { end += 1 }
    guard first < end, end <= window.units.count else { return nil }
    var words = String.UnicodeScalarView()
    var differs = false
    let isOwn = rules.compiled.patterns[Int(hit.pattern)].holdsLookAlike == 1
    for index in first..<end {
      let unit = window.units[index]
      let isSecond = index > first && window.units[index - 1].start == unit.start
      switch unit.kind {
      case .zeroWidth: differs = differs || (index > first && window.units[index - 1].kind.isWord)
      case .space, .lineBreak:
        if isLatin(index - 1) && isLatin(index + 1) { words.append(" ") }
      case .filler where isInserted(index, hit, first..<end): differs = differs || !partsWords(index, in: first..<end)
      case .han, .letter, .digit, .filler, .comma, .stop, .bracket, .other:
        let scalar = text.scalar(at: Int(unit.start))
        if unit.isLookAlike && isOwn {
          if let shown = Unicode.Scalar(scalar) { words.append(shown) }
          continue
        }
        let plain = isSecond ? nil : Self.plain(scalar)
        differs = differs || (plain != unit.value && plain.map(Self.lowered) != unit.value)
        let shown = plain.map(Self.lowered) == unit.value ? plain : unit.value
        if let shown = Unicode.Scalar(shown ?? unit.value) { words.append(shown) }
      }
    }
    return differs ? String(words) : nil
  }

  /// True for text of which nothing can be written otherwise: simplified ideographs, letters, digits, spaces.
  private func isPlain(_ range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    let folding = Folding()
    var at = range.lowerBound
    while at < range.upperBound {
      let scalar = text.scalar(at: at)
      let folded = folding(scalar)
      guard
        folded.kind == .space
          || (folded.kind.isWord && folded.second == 0 && Self.lowered(Self.plain(scalar)) == folded.value)
      else { return false }
      at = text.scalarEnd(from: at)
    }
    return true
  }

  /// A full-width sign as the half-width one.
  private static func plain(_ scalar: UInt32) -> UInt32 {
    (0xFF01...0xFF5E).contains(scalar) ? scalar - 0xFEE0 : scalar
  }

  private static func lowered(_ scalar: UInt32) -> UInt32 { (0x41...0x5A).contains(scalar) ? scalar + 0x20 : scalar }

  private func isLatin(_ index: Int) -> Bool {
    guard window.units.indices.contains(index) else { return false }
    return window.units[index].kind == .letter || window.units[index].kind == .digit
  }

  /// True for a sign between two words (私域 + 直播), which hides neither of them.
  private func partsWords(_ index: Int, in units: Range<Int>) -> Bool {
    func length(_ places: some Collection<Int>) -> Int {
      places.drop { !window.units[$0].kind.isWord }.prefix { window.units[$0].kind.isWord }.count
    }
    return length((units.lowerBound..<index).reversed()) >= 2 && length(index + 1..<units.upperBound) >= 2
  }

  /// True for a sign that the phrase does not hold: one that may not be what the phrase means there, or no match is left.
  private mutating func isInserted(_ index: Int, _ hit: Hit, _ units: Range<Int>) -> Bool {
    let sequence = rules.compiled.patterns[Int(hit.pattern)].sequence
    guard !program.holdsSeparator(sequence) else { return false }
    var opaque = window.units
    opaque[index].kind = .other
    opaque.withUnsafeBufferPointer { matcher.match(sequence, at: units.lowerBound, in: $0, program) }
    return !matcher.ends.contains(Int32(units.upperBound))
  }
}

extension PhraseProgram {
  /// True where a sequence itself means a sign that copy may leave out.
  func holdsSeparator(_ sequence: Int32) -> Bool {
    let run = sequences[Int(sequence)]
    return (run.start..<run.end).contains { index in
      switch nodes[Int(index)].node {
      case .separator: true
      case .literal, .space, .comma, .gap, .recogniser: false
      case .optional(let inner): holdsSeparator(inner)
      case .alternatives(let start, let end): branches[Int(start)..<Int(end)].contains { holdsSeparator($0) }
      }
    }
  }
}
