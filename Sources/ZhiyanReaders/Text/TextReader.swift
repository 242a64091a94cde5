public import ZhiyanText

/// Plain text: the words are the file, so text and source share their storage.
public enum TextReader {
  /// One block per paragraph: a run of lines between blank ones, its line endings kept.
  ///
  /// - Parameter source: valid UTF-8.
  public static func read(_ source: ContiguousArray<UInt8>) -> Document {
    var blocks = ContiguousArray<Block>()
    source.withUnsafeBytes { bytes in
      var lineStart = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      var blockStart = -1
      var blockEnd = 0
      while lineStart < bytes.count {
        let lineEnd = LineScanner.lineEnd(in: bytes, from: lineStart)
        if LineScanner.isBlank(bytes, from: lineStart, to: lineEnd) {
          if blockStart >= 0 { blocks.append(Block(kind: .paragraph, range: TextRange(blockStart, blockEnd))) }
          blockStart = -1
        } else {
          if blockStart < 0 { blockStart = lineStart }
          blockEnd = lineEnd
        }
        lineStart = LineScanner.nextLine(in: bytes, after: lineEnd)
      }
      if blockStart >= 0 { blocks.append(Block(kind: .paragraph, range: TextRange(blockStart, blockEnd))) }
    }
    return Document(source: source, text: source, map: .identity, blocks: blocks)
  }
}
