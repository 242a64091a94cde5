/// Reads an ICU regular expression as far as its matches' first scalars need it.
struct RegexPrefixParser {
  /// The expression has something that is not understood here, or is wrong.
  struct Refusal: Error {}

  enum Escape {
    case literal(UInt32)
    case set(ScalarBounds)
    case zeroWidth
  }

  private static let deepestGroup = 100

  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var depth = 0

  init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

  mutating func parse() throws(Refusal) -> LeadingScalars {
    let result = try alternatives()
    guard position == scalars.count else { throw Refusal() }
    return result
  }

  // MARK: Characters

  func peek(_ distance: Int = 0) -> Unicode.Scalar? {
    position + distance < scalars.count ? scalars[position + distance] : nil
  }

  mutating func next() throws(Refusal) -> Unicode.Scalar {
    guard let scalar = peek() else { throw Refusal() }
    position += 1
    return scalar
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek() == scalar else { return false }
    position += 1
    return true
  }

  // MARK: Structure

  private mutating func alternatives() throws(Refusal) -> LeadingScalars {
    var result = try sequence()
    while take("|") { result.formUnion(try sequence()) }
    return result
  }

  private mutating func sequence() throws(Refusal) -> LeadingScalars {
    var result = LeadingScalars.empty
    while let scalar = peek(), scalar != "|", scalar != ")" {
      let term = try term()
      result = result.followed(by: try quantified(term))
    }
    return result
  }

  private mutating func term() throws(Refusal) -> LeadingScalars {
    let scalar = try next()
    switch scalar {
    case "*", "+", "?", "{", "}": throw Refusal()
    case "^", "$": return .empty
    case ".": return LeadingScalars(single: .all)
    case "(": return try group()
    case "[": return LeadingScalars(single: try characterClass().most)
    case "\\":
      switch try escape() {
      case .literal(let value): return LeadingScalars(single: ScalarSet(value...value))
      case .set(let bounds): return LeadingScalars(single: bounds.most)
      case .zeroWidth: return .empty
      }
    default: return LeadingScalars(single: ScalarSet(scalar.value...scalar.value))
    }
  }

  private mutating func group() throws(Refusal) -> LeadingScalars {
    if take("?") {
      if take("<") {
        guard let initial = peek(), initial.isASCIILetter else { throw Refusal() }
        while try next() != ">" {}
      } else if !take(":") {
        throw Refusal()
      }
    }
    depth += 1
    guard depth <= Self.deepestGroup else { throw Refusal() }
    let result = try alternatives()
    depth -= 1
    guard take(")") else { throw Refusal() }
    return result
  }

  private mutating func quantified(_ term: LeadingScalars) throws(Refusal) -> LeadingScalars {
    let result: LeadingScalars
    switch peek() {
    case "*": result = term.repeated(least: 0, most: nil)
    case "+": result = term.repeated(least: 1, most: nil)
    case "?": result = term.repeated(least: 0, most: 1)
    case "{":
      position += 1
      let least = try number()
      let most = take(",") ? (peek() == "}" ? nil : try number()) : least
      guard peek() == "}", least <= most ?? least else { throw Refusal() }
      result = term.repeated(least: least, most: most)
    default: return term
    }
    position += 1
    // Lazy and possessive ones match no other texts than these, at most fewer.
    if !take("?") { _ = take("+") }
    return result
  }

  private mutating func number() throws(Refusal) -> Int {
    var value = 0
    var count = 0
    while let digit = peek()?.value, (0x30...0x39).contains(digit) {
      value = value * 10 + Int(digit - 0x30)
      count += 1
      position += 1
      guard count <= 9 else { throw Refusal() }
    }
    guard count > 0 else { throw Refusal() }
    return value
  }

  // MARK: Escapes

  /// Reads what comes after a backslash.
  mutating func escape() throws(Refusal) -> Escape {
    let scalar = try next()
    switch scalar {
    case "n": return .literal(0x0A)
    case "t": return .literal(0x09)
    case "r": return .literal(0x0D)
    case "f": return .literal(0x0C)
    case "x": return .literal(try take("{") ? hexadecimal(1...8, end: "}") : hexadecimal(1...2))
    case "u": return .literal(try hexadecimal(4...4))
    case "U": return .literal(try hexadecimal(8...8))
    case "d": return .set(.digits)
    case "D": return .set(ScalarBounds.digits.complement)
    case "w": return .set(.words)
    case "W": return .set(ScalarBounds.words.complement)
    case "s": return .set(.spaces)
    case "S": return .set(ScalarBounds.spaces.complement)
    case "p", "P":
      guard take("{") else { throw Refusal() }
      while try next() != "}" {}
      return .set(.unknown)
    case "b", "B", "A", "z", "Z": return .zeroWidth
    default:
      guard !scalar.isASCIILetter, !("0"..."9").contains(scalar) else { throw Refusal() }
      return .literal(scalar.value)
    }
  }

  /// A scalar value; surrogates are refused, as ICU joins pairs of them.
  private mutating func hexadecimal(_ counts: ClosedRange<Int>, end: Unicode.Scalar? = nil) throws(Refusal) -> UInt32 {
    var value: UInt32 = 0
    var count = 0
    while count < counts.upperBound, let scalar = peek(), scalar.isASCII, let digit = Character(scalar).hexDigitValue {
      value = value << 4 | UInt32(digit)
      count += 1
      position += 1
    }
    guard counts.contains(count), Unicode.Scalar(value) != nil else { throw Refusal() }
    if let end, !take(end) { throw Refusal() }
    return value
  }
}

extension Unicode.Scalar {
  fileprivate var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}
