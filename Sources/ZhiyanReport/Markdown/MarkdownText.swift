extension String {
  /// The text with a backslash before each sign that Markdown, its tables and HTML in it would read as markup.
  ///
  /// By scalars: a sign with a combining mark behind it is still that sign to Markdown.
  var markdownEscaped: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~", "&": result += "\\"
      default: break
      }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// A text from outside as the content of a cell or a heading: one line, nothing hidden, no markup.
  var markdownCell: String { onOneLine.visible.markdownEscaped }
}
