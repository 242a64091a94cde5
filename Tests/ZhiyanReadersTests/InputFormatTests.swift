import Testing
import ZhiyanReaders

@Suite struct InputFormatTests {
  @Test(
    arguments: [
      ("a.txt", .readable(.text)), ("a.text", .readable(.text)), ("文案/a.b.MD", .readable(.markdown)),
      ("a.markdown", .readable(.markdown)), ("a.mdown", .readable(.markdown)), ("a.mkd", .readable(.markdown)),
      ("a.html", .notReadYet("html")), ("x/a.DOCX", .notReadYet("docx")), ("a.pdf", .notReadYet("pdf")),
      ("a.swift", nil), ("README", nil), (".md", nil), ("x.md/README", nil), ("", nil), ("a.", nil),
    ] as [(String, InputFormat.Detection?)])
  func knowsExtensions(name: String, detection: InputFormat.Detection?) {
    #expect(InputFormat.detect(fileName: name) == detection)
  }
}
