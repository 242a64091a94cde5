import Testing
import ZhiyanText

@testable import ZhiyanReaders

@Suite struct MarkdownCommentTests {
  private func contents(_ text: String) throws -> [String] {
    let document = try MarkdownReader.read(ContiguousArray(text.utf8))
    return document.comments.map { document.string($0.content) }
  }

  @Test(arguments: [
    ("<!-- 一 -->\n\n正文", [" 一 "]),
    ("正文<!--一-->正文<!--二-->", ["一", "二"]),
    ("> <!-- 引用里 -->\n> 正文", [" 引用里 "]),
    ("- <!-- 列表里 --> 正文", [" 列表里 "]),
    ("| 甲 |\n| --- |\n| 乙<!-- 表格里 --> |", [" 表格里 "]),
    ("<!-- 两\n行 -->\n正文", [" 两\n行 "]),
    ("<div>\n<!-- 块里 -->\n正文</div>", [" 块里 "]),
    ("<!---->正文", [""]),
    ("```\n<!-- 代码 -->\n```", []),
    ("`<!-- 代码 -->`", []),
    ("<pre><!-- 代码 --></pre>", []),
    ("\\<!-- 转义 -->", []),
    ("<!-- 没有结尾\n\n正文", []),
    ("---\na: <!-- 一 -->\n---\n正文", []),
  ])
  func commentsAreFound(text: String, wanted: [String]) throws { #expect(try contents(text) == wanted) }
}
