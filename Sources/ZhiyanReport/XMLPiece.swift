/// The start of an element without its `<`: name and attributes in the order given, each with a blank before it.
func xmlTag(_ name: String, _ attributes: KeyValuePairs<String, String>) -> String {
  attributes.reduce(into: name) { tag, attribute in
    tag += " \(attribute.key)=\"\(attribute.value.xmlAttribute)\""
  }
}

extension String {
  /// The text as the value of an attribute; white space comes back as it was.
  var xmlAttribute: String { xmlEscaped(isAttribute: true) }

  /// The text as the content of an element.
  var xmlText: String { xmlEscaped(isAttribute: false) }

  private func xmlEscaped(isAttribute: Bool) -> String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      // Also the end of what XML takes for a marked section: `]]>`.
      case ">": result += "&gt;"
      case "\"" where isAttribute: result += "&quot;"
      case "'" where isAttribute: result += "&apos;"
      case "\t" where isAttribute: result += "&#9;"
      case "\n" where isAttribute: result += "&#10;"
      // A reader makes a line feed of it wherever it stands.
      case "\r": result += "&#13;"
      default: result.unicodeScalars.append(scalar.isXMLCharacter ? scalar : "\u{FFFD}")
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  /// Whether XML 1.0 can carry the scalar in any form; a reader refuses the whole file otherwise.
  fileprivate var isXMLCharacter: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: true
    case 0..<0x20, 0xFFFE...0xFFFF: false
    default: true
    }
  }
}
