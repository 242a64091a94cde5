import Testing
import ZhiyanEngine
import ZhiyanReaders
import ZhiyanText

@testable import ZhiyanWorkspace

@Suite struct TemplateTests {
  private static let house = """
    pack: house
    rules:
      - {id: greeting, check: phrase, level: error, message: m, phrases: ["您好<@placeholder>"]}
      - {id: field, check: phrase, level: error, message: m, phrases: ["<@placeholder>元"]}
      - {id: reach, check: regex, level: error, message: m, patterns: ["起.{1,3}"]}
    """

  private func matches(_ text: String, _ forms: [String]) throws -> [String] {
    let folder = TemporaryFolder()
    var request = CheckRequest()
    request.ruleFiles = [folder.put("house.yaml", Self.house)]
    let run = RunRules(request, configurations: [])
    #expect(run.mistakes.isEmpty)
    let forms = try forms.map { try #require(PlaceholderForm($0)) }
    let document = try Readers.read(ContiguousArray(text.utf8), format: .text, placeholders: forms)
    var linter = Linter(run.set(for: ""))
    return linter.lint(document).findings.map(\.match)
  }

  @Test(
    arguments: [
      ("{{*}}", "{{立即抢购}}"), ("#*#", "#全国最佳#"), ("【*】", "【立即抢购】"), ("«*»", "«立即抢购»"), ("<%*%>", "<%= a %>"),
      ("[[*]]", "[[免费领取,先到先得]]"),
      ("{{*}}", "{{ user.name | default(\"尊敬的客户\") | " + String(repeating: "立即抢购", count: 12) + " }}"),
      ("$*$", "$a$"), ("😀*😀", "😀赋能😀"),
    ])
  func aFormIsAPlaceholderAndNothingElse(form: String, field: String) throws {
    #expect(try matches("您好\(field),一切照旧。", [form]) == ["您好\(field)"])
    #expect(try matches("共\(field)元。", [form]) == ["\(field)元"])
    #expect(try matches("一切\(field)照旧。", [form]).isEmpty)
  }

  @Test func withoutTheFormItsWordsCount() throws {
    #expect(try matches("一切#立即抢购#照旧。", []) == ["立即抢购"])
    #expect(try matches("一切#立即抢购#照旧,立即抢购。", ["#*#"]) == ["立即抢购"])
  }

  @Test func nothingReachesIntoAPlaceholder() throws {
    #expect(try matches("起{{姓名全称}}。", ["{{*}}"]).isEmpty)
    #expect(try matches("起一二三{{姓名}}。", ["{{*}}"]) == ["起一二三"])
  }
}
