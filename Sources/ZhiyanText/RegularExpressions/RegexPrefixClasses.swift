extension RegexPrefixParser {
  /// Reads what comes after a `[`, up to and with its `]`. Sets in sets and operations on sets are refused.
  mutating func characterClass() throws(Refusal) -> ScalarBounds {
    if peek() == ":", try takeProperty() { return .unknown }
    let isNegated = take("^")
    var members = ScalarBounds.nothing
    var isFirst = true
    while isFirst || peek() != "]" {
      isFirst = false
      let scalar = try next()
      switch scalar {
      case "[":
        guard peek() == ":", try takeProperty() else { throw Refusal() }
        members.formUnion(.unknown)
      case "&" where peek() == "&" || peek() == "[": throw Refusal()
      case "-":
        // One that makes a range is read with the character before it.
        guard peek() != "-", peek() != "[" else { throw Refusal() }
        members.formUnion(ScalarBounds(exactly: ScalarSet(scalar.value...scalar.value)))
      case "\\":
        switch try escape() {
        case .literal(let value): members.formUnion(try range(from: value))
        case .set(let bounds): members.formUnion(bounds)
        case .zeroWidth: throw Refusal()
        }
      default: members.formUnion(try range(from: scalar.value))
      }
    }
    _ = try next()
    return isNegated ? members.complement : members
  }

  /// A character or, where a `-` and another one come after it, a range.
  private mutating func range(from lower: UInt32) throws(Refusal) -> ScalarBounds {
    guard peek() == "-", peek(1) != "]" else { return ScalarBounds(exactly: ScalarSet(lower...lower)) }
    _ = try next()
    var upper = try next().value
    switch Unicode.Scalar(upper) {
    case "-", "[": throw Refusal()
    case "\\":
      guard case .literal(let value) = try escape() else { throw Refusal() }
      upper = value
    default: break
    }
    guard lower <= upper else { throw Refusal() }
    return ScalarBounds(exactly: ScalarSet(lower...upper))
  }

  /// Takes the rest of `[:name:]`; where the text is no such thing it takes nothing, and the colon is a plain one.
  private mutating func takeProperty() throws(Refusal) -> Bool {
    var length = 1
    var isName = true
    while let scalar = peek(length), scalar != ":", scalar != "\\" {
      if scalar == "]" || scalar == "[" { isName = false }
      length += 1
    }
    guard peek(length) == ":", peek(length + 1) == "]" else { return false }
    // ICU looks for the end of a name beyond that of a set: [:][a:] is an error of its own kind.
    guard isName else { throw Refusal() }
    for _ in 0...(length + 1) { _ = try next() }
    return true
  }
}
