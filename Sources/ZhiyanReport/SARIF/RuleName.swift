/// The name of a rule in a log, in Pascal case: `hype.act-now` gives `ActNow`.
///
/// Validators want each capital followed by a small letter or a digit, and no digit in front.
func pascalCaseName(ofRule id: String) -> String {
  let parts = id.split(separator: ".")
  let name = pascalCase(parts.last ?? "")
  guard name.isEmpty || name.utf8.first.map({ $0 <= UInt8(ascii: "9") }) == true else { return name }
  return pascalCase(parts.first ?? "") + "Rule" + name
}

private func pascalCase(_ text: Substring) -> String {
  var result = ""
  // Letters since the last capital: a word of one letter joins the next one.
  var length = 2
  for word in text.split(whereSeparator: { !$0.isASCII || !($0.isLetter || $0.isNumber) }) {
    let word = word.lowercased()
    result += length > 1 ? word.prefix(1).uppercased() + word.dropFirst() : word
    let isNumber = word.first?.isNumber == true
    length = isNumber ? 2 : length > 1 ? word.utf8.count : length + word.utf8.count
  }
  return length > 1 ? result : result + "x"
}
