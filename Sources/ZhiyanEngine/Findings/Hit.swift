/// A place in a text that a rule objects to.
struct Hit: Hashable {
  var rule: Int32
  /// Index of the pattern, or -1 for a regular expression.
  var pattern: Int32
  /// Index of a rewrite, or -1.
  var rewrite: Int32
  /// Bytes of the text.
  var start: UInt32
  var end: UInt32
  /// True where the rule's exemption lowers its level.
  var isExempt = false
  /// Index of the words as the rule knows them, or -1.
  var written: Int32 = -1

  /// True for the same finding of the same pattern.
  func isAt(_ other: Hit) -> Bool {
    (rule, pattern, rewrite, start, end) == (other.rule, other.pattern, other.rewrite, other.start, other.end)
  }
}
