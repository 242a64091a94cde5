import ZhiyanText

/// A text message: `【签名】称呼,正文。拒收请回复R` or with the signature at its end.
struct ShortMessage {
  let parts: MessageParts

  /// The most characters of a signature between its brackets.
  private static let longestSignature = 20

  init(_ message: MessageLines) {
    let range = message.range
    var start = range.lowerBound
    var end = range.upperBound
    var signature: Range<Int>?
    if let first = message.lines.first, let close = Self.signature(atStartOf: first) {
      signature = start..<close
      start = close
    } else if let last = message.lines.last, let open = Self.signature(atEndOf: last) {
      signature = open..<end
      end = open
    }
    let opening = Self.opening(of: message, from: start)
    let body = (opening?.upperBound ?? start)..<max(end, opening?.upperBound ?? start)
    parts = MessageParts(
      subject: .init(nil, place: range.lowerBound), opening: .init(opening, place: start),
      body: .init(body.isEmpty ? nil : body, place: body.upperBound), closing: .init(nil, place: end),
      signature: .init(signature, place: range.lowerBound))
  }

  /// The byte after the 】 of a signature.
  private static func signature(atStartOf line: MessageLines.Line) -> Int? {
    guard line.value(0) == 0x3010, let close = line.units.firstIndex(where: { $0.value == 0x3011 }) else { return nil }
    return isName(line.units[1..<close]) ? Int(line.units[close].end) : nil
  }

  /// The byte of the 【 of a signature.
  private static func signature(atEndOf line: MessageLines.Line) -> Int? {
    let last = line.units.count - 1
    guard line.value(last) == 0x3011, let open = line.units.lastIndex(where: { $0.value == 0x3010 }) else { return nil }
    return isName(line.units[(open + 1)..<last]) ? Int(line.units[open].start) : nil
  }

  /// Some letters or ideographs, not digits alone.
  private static func isName(_ units: ArraySlice<Unit>) -> Bool {
    units.count <= longestSignature && units.contains { $0.kind == .han || $0.kind == .letter }
  }

  /// The salutation behind the signature.
  private static func opening(of message: MessageLines, from start: Int) -> Range<Int>? {
    guard var line = message.lines.first(where: { $0.range.upperBound > start }) else { return nil }
    line.units.removeAll { Int($0.start) < start }
    while let first = line.units.first, first.isBlank { line.units.removeFirst() }
    guard let first = line.units.first, let end = Salutation.end(in: line) else { return nil }
    return Int(first.start)..<end
  }
}
