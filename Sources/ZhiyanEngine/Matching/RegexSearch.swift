import ZhiyanText

/// A regular expression at work on one document.
struct RegexSearch {
  /// Opened on first use, and kept from document to document.
  private var open: RegularExpression?
  /// The block whose text the expression holds.
  var block: Int?
  /// Where the last match ended: matches do not overlap.
  var end = 0
  var failure: RegularExpression.Failure?

  mutating func reset() {
    block = nil
    end = 0
    failure = nil
  }

  mutating func expression(_ pattern: String) throws(RegularExpression.Failure) -> RegularExpression {
    if let open { return open }
    let expression = try RegularExpression(pattern)
    open = expression
    return expression
  }
}
