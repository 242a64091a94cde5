import CMD4C
import ZhiyanText

/// What must be known of the link around the text.
struct LinkState {
  /// True until the link's first text was seen.
  var isAtStart = false
  /// True where the link shows its own address, which is no prose.
  var isMasked = false
  /// The address, where it stands in the source; empty where md4c decoded it into a buffer that it frees.
  var target = 0..<0

  /// True if the link's first text is its address: `<https://…>`, or `[https://…](https://…)`.
  ///
  /// In an autolink the text stands right after `<`. The first text of any other link stands after `[` or after
  /// markup that was resolved, and none of that ends in `<`.
  func isTarget(_ start: Int, _ end: Int, in source: UnsafeBufferPointer<UInt8>) -> Bool {
    if start > 0 && source[start - 1] == UInt8(ascii: "<") { return true }
    guard end - start == target.count else { return false }
    return source[start..<end].elementsEqual(source[target])
  }
}

extension MarkdownState {
  /// The title of a link or an image, a block of its own.
  ///
  /// Left out where md4c has no pointer into the source (it holds an entity or an escape, or spans lines), and where it
  /// stands in a reference definition: that is elsewhere in the file, and a map runs forwards only. The sign of an
  /// inline title is the `)` after its closing quote; after a definition's there is nothing but the end of the line.
  mutating func appendTitle(_ title: MD_ATTRIBUTE, _ kind: BlockKind) {
    guard title.size > 0, let text = title.text, html.raw == 0,
      let start = offset(text, Int(title.size)), start >= mapped
    else { return }
    let end = start + Int(title.size)
    var after = end + 1
    while after < source.count && (source[after] == 0x20 || source[after] == 0x09) { after += 1 }
    guard after < source.count, source[after] == UInt8(ascii: ")") else { return }
    if source[start..<end].contains(where: { $0 == 0x0A || $0 == 0x0D }) { return }
    closeBlock()
    appendVerbatim(start, end)
    if blockStart >= 0 { closeBlock(kind) }
    seen = max(seen, end)
  }
}
