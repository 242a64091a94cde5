internal import CICU

/// An ICU regular expression with limits on time and memory; a handle of one task.
public final class RegularExpression {
  /// Why an expression cannot be used, or did not come to an end.
  public enum Failure: Error, Hashable, Sendable {
    /// The pattern is wrong. `offset` counts Unicode scalars of the pattern, where ICU names one.
    case syntax(reason: String, offset: Int?)
    /// Matching took more steps, or more memory, than a rule may.
    case tooExpensive
    /// Any other answer of ICU, by its name.
    case other(String)
  }

  /// ICU counts in steps of about a millisecond each; the limit is for one attempt, and the first that reaches it ends the rule's
  /// work on a document.
  private static let mostSteps: Int32 = 2_000
  private static let mostStack: Int32 = 8 << 20

  private let handle: OpaquePointer
  /// A `UText`, opaque as in `WordSegmenter`.
  private var text: OpaquePointer?

  /// - Throws: `Failure.syntax` where the pattern is wrong.
  public init(_ pattern: String) throws(Failure) {
    var status = U_ZERO_ERROR
    var place = UParseError()
    var bytes = ContiguousArray(pattern.utf8)
    bytes.append(0)
    let opened: OpaquePointer? = bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return nil }
      return base.withMemoryRebound(to: CChar.self, capacity: buffer.count) { chars in
        let source = zy_utext_open_utf8(nil, chars, Int64(buffer.count - 1), &status)
        defer { zy_utext_close(source) }
        return zy_uregex_open(source, 0, &place, &status)
      }
    }
    guard let opened, !zy_failed(status) else {
      throw .syntax(reason: Self.name(status), offset: place.offset >= 0 ? Int(place.offset) : nil)
    }
    handle = opened
    zy_uregex_set_limits(handle, Self.mostSteps, Self.mostStack, &status)
  }

  deinit {
    zy_uregex_close(handle)
    if let text { zy_utext_close(UnsafeMutablePointer(text)) }
  }

  /// All matches in a text that are not empty, in order.
  /// - Throws: `Failure.tooExpensive` when a limit is reached; matches before that are lost.
  public func matches(in bytes: UnsafeBufferPointer<UInt8>) throws(Failure) -> [Range<Int>] {
    guard !bytes.isEmpty else { return [] }
    try setText(bytes)
    var status = U_ZERO_ERROR
    var found: [Range<Int>] = []
    while zy_uregex_find_next(handle, &status) {
      let start = zy_uregex_start(handle, &status)
      let end = zy_uregex_end(handle, &status)
      if end > start { found.append(Int(start)..<Int(end)) }
    }
    try Self.check(status)
    return found
  }

  /// Takes a text for `matchEnd(at:)`.
  ///
  /// The bytes are not copied: they must stay as they are until another text is set or `matches(in:)` is called, which sets
  /// its own.
  public func setText(_ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) {
    var status = U_ZERO_ERROR
    if let base = bytes.baseAddress {
      base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        text = OpaquePointer(zy_utext_open_utf8(UnsafeMutablePointer(text), $0, Int64(bytes.count), &status))
      }
    } else {
      text = OpaquePointer(zy_utext_open_utf8(UnsafeMutablePointer(text), nil, 0, &status))
    }
    zy_uregex_set_text(handle, UnsafeMutablePointer(text), &status)
    try Self.check(status)
  }

  /// Where the match ends that starts at just this offset of the text that was set; nil where there is none or it is empty.
  ///
  /// The text before the offset counts as it does in `matches(in:)`: `\b` looks at it, and `^` matches at offset 0 only. The
  /// limits are for each call.
  /// - Parameter offset: That of a scalar's first byte, or the length of the text.
  /// - Throws: `Failure.tooExpensive` when a limit is reached; the text stays set.
  public func matchEnd(at offset: Int) throws(Failure) -> Int? {
    // ICU takes -1 for a wish to start at the region's start.
    guard offset >= 0 else { throw .other(Self.name(U_INDEX_OUTOFBOUNDS_ERROR)) }
    var status = U_ZERO_ERROR
    guard zy_uregex_looking_at(handle, Int64(offset), &status) else {
      try Self.check(status)
      return nil
    }
    let end = Int(zy_uregex_end(handle, &status))
    try Self.check(status)
    return end > offset ? end : nil
  }

  /// The number of groups, the whole match not counted.
  public var groupCount: Int {
    var status = U_ZERO_ERROR
    return Int(zy_uregex_group_count(handle, &status))
  }

  /// What a group found in the match that `matchEnd(at:)` found last, as offsets of the text that was set.
  /// - Returns: nil where it took no part in the match, or there is no such group.
  public func group(_ number: Int) -> Range<Int>? {
    var status = U_ZERO_ERROR
    let start = zy_uregex_group_start(handle, Int32(clamping: number), &status)
    let end = zy_uregex_group_end(handle, Int32(clamping: number), &status)
    guard !zy_failed(status), start >= 0, end >= start else { return nil }
    return Int(start)..<Int(end)
  }

  private static func check(_ status: UErrorCode) throws(Failure) {
    guard zy_failed(status) else { return }
    switch status {
    case U_REGEX_TIME_OUT, U_REGEX_STACK_OVERFLOW: throw .tooExpensive
    default: throw .other(name(status))
    }
  }

  private static func name(_ status: UErrorCode) -> String {
    guard let name = zy_error_name(status) else { return "unknown" }
    return String(cString: name)
  }
}
