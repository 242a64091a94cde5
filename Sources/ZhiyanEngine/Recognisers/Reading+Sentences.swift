import ZhiyanText

extension Reading {
  /// Where the sentence around a place starts; it is not looked for farther back than a sentence should be long.
  func sentenceStart(_ at: Int) -> Int {
    var place = at
    while place > 0 && at - place < 200 && !units[place - 1].endsSentence { place -= 1 }
    return place
  }

  /// The place of the mark that ends the sentence, or of the end of the text.
  func sentenceEnd(_ at: Int) -> Int {
    var place = at
    while place < units.count && place - at < 200 && !units[place].endsSentence { place += 1 }
    return place
  }

  /// The place of the mark that ends the clause.
  func clauseEnd(_ at: Int) -> Int {
    var place = at
    while place < units.count && place - at < 80 && !units[place].endsClause { place += 1 }
    return place
  }

  /// True where one of some words stands somewhere in a range.
  func holds(_ words: WordList, in range: Range<Int>) -> Bool {
    range.contains { at in word(words, at).map { $0 <= range.upperBound } ?? false }
  }

  /// The place after one of some words that stands exactly here, no space before it.
  func exact(_ words: WordList, _ at: Int) -> Int? {
    guard at < units.count, at >= 0, units[at].kind != .space, units[at].kind != .zeroWidth else { return nil }
    return word(words, at)
  }

  func isHan(_ at: Int) -> Bool { at >= 0 && at < units.count && units[at].kind == .han }

  /// True for the text's end and for what is no part of a word.
  func endsWord(_ at: Int) -> Bool { at >= units.count || !units[at].kind.isWord }

  /// The characters that words are made of, in a range.
  func wordCount(in range: Range<Int>) -> Int { range.count { units[$0].kind.isWord } }

  /// True where one of some words ends right before a place.
  func ends(_ words: WordList, before at: Int) -> Bool {
    words.words.contains { word in
      at >= word.count && zip(at - word.count..<at, word).allSatisfy { units[$0].value == $1 }
    }
  }
}

extension Set<UInt32> {
  /// The folded forms of characters.
  init(characters: String) { self.init(characters.unicodeScalars.map(\.value)) }
}
