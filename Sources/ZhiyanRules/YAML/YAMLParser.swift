import ZhiyanText

/// Reads a strict subset of YAML 1.2.
///
/// What it accepts reads the same in any YAML parser, of version 1.1 or 1.2; everything else is refused with its place
/// and what to write instead. All mistakes of a file are found in one run, in linear time.
public struct YAMLParser {
  /// Larger files are refused, in bytes.
  public static let maximumSize = 10_000_000
  /// Deeper nesting is refused.
  public static let maximumDepth = 64
  /// The rest of a file with more mistakes is no longer reported.
  public static let maximumIssues = 100

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: the whole file, with or without a byte-order mark.
  ///   - file: the index that issues carry.
  /// - Returns: the value, and the mistakes in the order of the file. Only a value without issues is the file's; one
  ///   with issues is what could be made of it, and nil if that is nothing. A file without a value reads as null.
  public static func parse(_ bytes: ContiguousArray<UInt8>, file: Int = 0) -> (node: YAMLNode?, issues: [RuleIssue]) {
    guard bytes.count <= maximumSize else {
      let issue = RuleIssue(
        file: file, range: SourceRange(0, 0), message: "the file is larger than 10 MB", fix: "several smaller files")
      return (nil, [issue])
    }
    let source = YAMLSource(bytes)
    let (node, mistakes) = source.bytes.withUnsafeBufferPointer { buffer -> (YAMLNode?, [YAMLMistake]) in
      YAMLByteClass.table.withUnsafeBufferPointer { classes -> (YAMLNode?, [YAMLMistake]) in
        // Both arrays are never empty, so their buffers have a base.
        guard let base = buffer.baseAddress, let table = classes.baseAddress else { return (nil, []) }
        var reader = YAMLReader(base: base, classes: table, end: bytes.count, start: source.markLength)
        let node = reader.document()
        return (node, reader.mistakes)
      }
    }
    guard !(mistakes.isEmpty && source.mistakes.isEmpty) else { return (node, []) }
    var issues = (source.mistakes + mistakes).map { $0.issue(file: file) }
    issues.sort { $0.range < $1.range }
    if issues.count > maximumIssues {
      let place = issues[maximumIssues].range
      issues.removeSubrange(maximumIssues...)
      issues.append(RuleIssue(file: file, range: place, message: "too many mistakes; the rest is not shown"))
    }
    return (node, issues)
  }
}
