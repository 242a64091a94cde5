import ZhiyanText

/// A mistake and its place. Made cheaply; the sentence is written only for those that are shown.
struct YAMLMistake {
  var problem: Problem
  var start: Int
  var end: Int
  /// The text in quotes, where that is the way out.
  var quoted: String?

  init(_ problem: Problem, _ start: Int, _ end: Int, quoted: String? = nil) {
    self.problem = problem
    self.start = start
    self.end = max(start, end)
    self.quoted = quoted
  }

  enum Problem: Equatable {
    // Characters
    case nul, invalidUTF8, byteOrderMark, loneCarriageReturn
    case controlCharacter(UInt32)
    case lineSeparator(UInt32)
    case tab, tabIndentation
    // What the subset leaves out
    case anchor, alias, tag, mergeKey, complexKey, directive, documents, documentEnd
    case contentAfterDocumentStart
    // Structure
    case tooDeep
    case indentation(expected: Int)
    case notAnEntry, itemAmongKeys, keyAmongItems
    case nestedOnOneLine, sequenceAfterKey
    case missingColon, missingSpaceAfterColon, fullWidthColon, missingKey, keyTooLong, keyOverLines, keyNotText
    case duplicateKey(String)
    case unexpectedText
    // Scalars
    case ambiguous(String)
    case startsWith(UInt8)
    case colonInPlain, commentTouching, bracketInPlain, plainOverLines
    case unclosedQuote, afterQuote, badEscape, surrogateEscape, quoteDocumentMarker
    case blockHeader, blockLeadingSpaces, blockAtEnd, blockRootIndent, blockBlankSpaces
    // Brackets
    case unclosed(UInt8), wrongClose(expected: UInt8), closeIndentation, missingComma, emptyItem, pairInSequence
    case keyWithoutValue, blockInFlow
    case afterBracket
  }

  func issue(file: Int) -> RuleIssue {
    RuleIssue(file: file, range: SourceRange(start, end), message: problem.message, fix: quoted ?? problem.fix)
  }
}
