public import ZhiyanText

/// One change of a file: some of its bytes, and what takes their place.
public struct Edit: Hashable, Sendable {
  /// Bytes of the decoded file; not empty.
  public var range: SourceRange
  /// Empty to leave the bytes out.
  public var replacement: String
  /// Index of the rule that asks for it.
  public var rule: Int
  /// The bytes that go, as text.
  public var match: String

  public init(range: SourceRange, replacement: String, rule: Int, match: String) {
    self.range = range
    self.replacement = replacement
    self.rule = rule
    self.match = match
  }
}

extension [Edit] {
  /// The file with these changes. They are in order and do not overlap.
  public func applied(to source: ContiguousArray<UInt8>) -> ContiguousArray<UInt8> {
    var result = ContiguousArray<UInt8>()
    result.reserveCapacity(source.count + reduce(0) { $0 + $1.replacement.utf8.count })
    var at = 0
    for edit in self {
      result += source[at..<Int(edit.range.start)]
      result += edit.replacement.utf8
      at = Int(edit.range.end)
    }
    result += source[at...]
    return result
  }

  /// Where bytes of the file stand after these changes. A range that an edit reaches into grows to the whole of it.
  func moved(_ ranges: [SourceRange]) -> [SourceRange] {
    var next = 0
    var shift = 0
    func passed(_ edit: Edit) { shift += edit.replacement.utf8.count - edit.range.count }
    return ranges.map { range in
      while next < count, self[next].range.end <= range.start {
        passed(self[next])
        next += 1
      }
      let start = Int(next < count ? Swift.min(range.start, self[next].range.start) : range.start) + shift
      var end = range.end
      var (inner, grown) = (next, shift)
      while inner < count, self[inner].range.start < range.end {
        end = Swift.max(end, self[inner].range.end)
        grown += self[inner].replacement.utf8.count - self[inner].range.count
        inner += 1
      }
      return SourceRange(start, Swift.max(start, Int(end) + grown))
    }
  }

  /// Where the replacements stand in the changed file.
  var placesAfter: [SourceRange] {
    var shift = 0
    return map { edit in
      let start = Int(edit.range.start) + shift
      let length = edit.replacement.utf8.count
      shift += length - edit.range.count
      return SourceRange(start, start + length)
    }
  }
}
