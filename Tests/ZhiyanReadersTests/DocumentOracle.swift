import Testing
import ZhiyanText

/// Checks what every reader promises, one byte at a time.
enum DocumentOracle {
  static func bytes(_ string: String) -> ContiguousArray<UInt8> { ContiguousArray(string.utf8) }

  static func isUTF8(_ bytes: some Collection<UInt8>) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

  /// What is wrong with a document; nil if nothing is.
  static func fault(in document: Document) -> String? {
    guard isUTF8(document.text) else { return "the text is no UTF-8" }
    var textEnd = 0
    var sourceEnd = 0
    for block in document.blocks {
      if block.range.isEmpty { return "empty block at \(block.range)" }
      if Int(block.range.start) < textEnd { return "block out of order at \(block.range)" }
      textEnd = Int(block.range.end)
      if !document.map.isIdentity && document.text[textEnd] != 0x0A { return "no line feed after \(block.range)" }
      if !isUTF8(document.text[block.range.indices]) { return "block cuts a scalar at \(block.range)" }
      for index in block.range.indices {
        let range = document.map.source(of: TextRange(index, index + 1))
        if Int(range.start) < sourceEnd && !isInside(range, document, index) { return "map goes back at \(index)" }
        sourceEnd = max(sourceEnd, Int(range.start))
        if let fault = fault(of: index, range, document) { return fault }
      }
    }
    return nil
  }

  private static func isInside(_ range: SourceRange, _ document: Document, _ index: Int) -> Bool {
    index > 0 && document.map.source(of: TextRange(index - 1, index)) == range
  }

  /// A byte is the source's own, or part of a scalar that stands for something that can be named.
  private static func fault(of index: Int, _ range: SourceRange, _ document: Document) -> String? {
    guard Int(range.end) <= document.source.count else { return "map leaves the source at \(index)" }
    let source = document.source[range.indices]
    if source.count == 1 && source.first == document.text[index] { return nil }
    var start = index
    while document.text[start] & 0xC0 == 0x80 { start -= 1 }
    var end = start + 1
    while document.text[end] & 0xC0 == 0x80 { end += 1 }
    let scalar = String(decoding: document.text[start..<end], as: UTF8.self)
    let isRight =
      switch scalar {
      case " ": source.contains(0x0A) || source.contains(0x0D) || isEntity(source)
      case "\n":
        source.contains(0x0A) || source.contains(0x0D) || source.first == UInt8(ascii: "<") || isEntity(source)
      case "\u{FFFC}": true
      case "\u{FFFD}": Array(source) == [0] || isEntity(source)
      default: isEntity(source)
      }
    return isRight ? nil : "\(scalar.debugDescription) at \(index) maps to \(document.string(range).debugDescription)"
  }

  private static func isEntity(_ source: ArraySlice<UInt8>) -> Bool {
    source.first == UInt8(ascii: "&") && source.last == UInt8(ascii: ";")
  }
}
