import CMD4C
public import ZhiyanText

/// Markdown (CommonMark with tables, strikethrough and task lists): what a reader of the page would read.
///
/// Code, raw tags, comments, URLs and front matter are left out. md4c's callbacks hand over pointers into the source for
/// everything but line breaks and NUL, so positions are pointer differences and nothing is searched for.
public enum MarkdownReader {
  /// - Parameter source: valid UTF-8.
  public static func read(_ source: ContiguousArray<UInt8>) throws(ReadError) -> Document {
    var result: Int32 = 0
    let state: MarkdownState = source.withUnsafeBufferPointer { buffer in
      let start = FrontMatter.end(in: UnsafeRawBufferPointer(buffer))
      var state = MarkdownState(source: buffer, start: start)
      guard let base = buffer.baseAddress, start < buffer.count else { return state }
      // Off on purpose: permissive autolinks (a bare URL is for the engine to find, as in plain text), LaTeX math (it
      // would swallow the prose between two prices in dollars) and wiki links.
      var parser = MD_PARSER(
        abi_version: 0, flags: UInt32(MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS),
        enter_block: { type, _, data in MarkdownReader.with(data) { $0.pointee.enterBlock(type) } },
        leave_block: { type, _, data in MarkdownReader.with(data) { $0.pointee.leaveBlock(type) } },
        enter_span: { type, detail, data in MarkdownReader.with(data) { $0.pointee.enterSpan(type, detail) } },
        leave_span: { type, detail, data in MarkdownReader.with(data) { $0.pointee.leaveSpan(type, detail) } },
        text: { type, text, size, data in MarkdownReader.with(data) { $0.pointee.text(type, text, Int(size)) } },
        debug_log: nil, syntax: nil)
      // Safe: `state` and `buffer` outlive the call, md4c keeps no pointer after it, and nothing else touches `state`
      // meanwhile. CChar and UInt8 have the same layout.
      result = base.withMemoryRebound(to: CChar.self, capacity: buffer.count) { text in
        withUnsafeMutablePointer(to: &state) { md_parse(text + start, MD_SIZE(buffer.count - start), &parser, $0) }
      }
      state.endLeaf()
      return state
    }
    guard result == 0 else { throw .markdownParserFailed }
    return Document(source: source, text: state.output, map: state.map, blocks: state.blocks, comments: state.comments)
  }

  /// The state behind a callback's user data. Zero tells md4c to go on.
  @inline(__always)
  private static func with(
    _ data: UnsafeMutableRawPointer?, _ body: (UnsafeMutablePointer<MarkdownState>) -> Void
  ) -> Int32 {
    // Safe: the only user data ever passed is the pointer to the state that `read` holds.
    if let data { body(data.assumingMemoryBound(to: MarkdownState.self)) }
    return 0
  }
}
