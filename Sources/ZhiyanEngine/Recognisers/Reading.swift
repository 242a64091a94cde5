import ZhiyanText

/// Reads forms such as numbers and dates from units, place by place.
///
/// Functions take a unit index and give the index after what they read, or nil.
struct Reading {
  let units: UnsafeBufferPointer<Unit>

  init(_ units: UnsafeBufferPointer<Unit>) { self.units = units }

  func value(_ at: Int) -> UInt32 { at < units.count && at >= 0 ? units[at].value : 0 }

  func isDigit(_ at: Int) -> Bool { (0x30...0x39).contains(value(at)) }

  /// The place after spaces and characters of no width.
  func spaces(_ at: Int) -> Int {
    var at = at
    while at < units.count && (units[at].kind == .space || units[at].kind == .zeroWidth) { at += 1 }
    return at
  }

  /// The place after one of some words, spaces before it allowed; the first word that fits, so longer ones stand first.
  func word(_ words: WordList, _ at: Int) -> Int? {
    let at = spaces(at)
    guard at < units.count, words.firsts & PhraseProgram.bit(units[at].value) != 0 else { return nil }
    for word in words.words {
      guard at + word.count <= units.count else { continue }
      var place = at
      for scalar in word {
        if units[place].value != scalar { break }
        place += 1
      }
      if place == at + word.count { return place }
    }
    return nil
  }

  /// The place after `count` digits at least and `most` at most.
  func digits(_ at: Int, _ count: ClosedRange<Int>) -> Int? {
    var place = at
    while place - at < count.upperBound && isDigit(place) { place += 1 }
    return place - at >= count.lowerBound ? place : nil
  }

  /// The place after a whole number in Arabic or Chinese digits.
  func whole(_ at: Int) -> Int? {
    let at = spaces(at)
    return digits(at, 1...9) ?? chinese(at)
  }

  /// The place after a run of Chinese numerals.
  func chinese(_ at: Int) -> Int? {
    var place = at
    while place < units.count && place - at < 12 && Self.isNumeral(units[place].value) { place += 1 }
    return place > at ? place : nil
  }

  static let numerals: Set<UInt32> = Set("〇零一二三四五六七八九十百千万亿两半几数壹贰叁肆伍陆柒捌玖拾佰仟".unicodeScalars.map(\.value))
  private static let numeralBits = numerals.reduce(0) { $0 | PhraseProgram.bit($1) }

  static func isNumeral(_ scalar: UInt32) -> Bool {
    numeralBits & PhraseProgram.bit(scalar) != 0 && numerals.contains(scalar)
  }

  static let magnitudes: WordList = ["百万", "千万", "万", "亿", "千", "百", "w", "k"]

  /// Every place after a number: digits with separators and a decimal part, then with its magnitude, then with 多 or 余.
  func numbers(_ at: Int) -> [Int] {
    var ends: [Int] = []
    var place: Int
    if isDigit(at) {
      place = at
      while isDigit(place) { place += 1 }
      while (value(place) == 0x2C || value(place) == 0x2E) && isDigit(place + 1) {
        place += 1
        while isDigit(place) { place += 1 }
      }
      ends.append(place)
    } else if let end = chinese(at) {
      place = end
      ends.append(end)
    } else {
      return []
    }
    if let more = word(Self.moreThan, place) {
      ends.append(more)
      place = more
    }
    // 3 万亿 has two.
    while ends.count < 4, let more = word(Self.magnitudes, place) {
      ends.append(more)
      place = more
    }
    if let more = word(Self.more, place) { ends.append(more) }
    return ends
  }

  /// The place after the longest number.
  func number(_ at: Int) -> Int? { numbers(spaces(at)).last }

  func isLetterOrDigit(_ at: Int) -> Bool {
    let value = value(at)
    return (0x61...0x7A).contains(value) || (0x30...0x39).contains(value)
  }
}

/// Words that a recogniser knows, longer ones before those that they begin with.
struct WordList: ExpressibleByArrayLiteral, Sendable {
  let words: [[UInt32]]
  /// The characters with which they start, as bits.
  let firsts: UInt64

  /// The characters with which they end, as bits.
  var lasts: UInt64 { words.reduce(0) { bits, word in word.last.map { bits | PhraseProgram.bit($0) } ?? bits } }

  init(_ words: [String]) {
    self.words = words.map { $0.unicodeScalars.map(\.value) }
    firsts = self.words.reduce(0) { bits, word in word.first.map { bits | PhraseProgram.bit($0) } ?? bits }
  }

  init(arrayLiteral elements: String...) { self.init(elements) }

  var firstScalars: [UInt32] { words.compactMap(\.first) }
}
