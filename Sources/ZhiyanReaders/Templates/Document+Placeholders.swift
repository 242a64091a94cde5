public import ZhiyanText

extension Document {
  /// The document with its placeholders put out of reach of rules.
  ///
  /// In the text each becomes braces around characters that no rule means, as many bytes as before, so that it still reads as
  /// a placeholder and nothing moves. What is quoted from the document is as it stands in the file.
  public func hiding(_ forms: [PlaceholderForm]) -> Document {
    guard !forms.isEmpty else { return self }
    var starts = Array(repeating: false, count: 256)
    for form in forms { starts[Int(form.opening[0])] = true }
    // `{{{*}}}` goes before `{{*}}`, in whatever order they were given.
    let forms = forms.sorted { ($1.opening.count, $1.closing.count) < ($0.opening.count, $0.closing.count) }
    var placeholders: [TextRange] = []
    text.withUnsafeBufferPointer { text in
      var at = 0
      while at < text.count {
        if starts[Int(text[at])], let end = forms.lazy.compactMap({ $0.end(at: at, in: text) }).first {
          placeholders.append(TextRange(at, end))
          at = end
        } else {
          at += 1
        }
      }
    }
    guard !placeholders.isEmpty else { return self }
    var hidden = text
    for range in placeholders { Self.hide(range.indices, in: &hidden) }
    return Document(hiding: placeholders, in: self, as: hidden)
  }

  private static func hide(_ range: Range<Int>, in text: inout ContiguousArray<UInt8>) {
    // Full-width braces where the sign has three bytes: a number of bytes, not of characters, must stay.
    let opens = range.count >= 8 && text[range.lowerBound] >= 0xE0
    let closes = range.count >= 8 && text[range.upperBound - 1] >= 0x80
    let opening: [UInt8] = opens ? [0xEF, 0xBD, 0x9B] : [0x7B]
    let closing: [UInt8] = closes ? [0xEF, 0xBD, 0x9D] : [0x7D]
    let count = range.count - opening.count - closing.count
    // A control character, which is part of no word, and then what has no width: a form is looked for within so many
    // characters.
    let controls = count % 3 == 0 ? 3 : count % 3
    var bytes = opening + Array(repeating: 0x1A, count: min(controls, count))
    while bytes.count < range.count - closing.count { bytes += [0xE2, 0x80, 0x8B] }
    text.replaceSubrange(range, with: bytes + closing)
  }
}
