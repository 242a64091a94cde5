import Testing
import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

@testable import ZhiyanReport

@Suite struct RuleTextsTests {
  private static let rule: Rule = {
    var rule = Fixture.rules[1]
    rule.exempt = Exemption()
    rule.variants = [Variant(channels: [.sms], message: LocalizedText(zh: "短信里的“{match}”。"), source: "另一部法律")]
    return rule
  }()

  private func finding(variant: Int? = nil, isExempt: Bool = false, written: String? = nil) -> Finding {
    Finding(
      rule: 0, level: .warning, range: SourceRange(0, 0), textRange: TextRange(0, 0), match: "兔\n费", variant: variant,
      isExempt: isExempt, written: written)
  }

  @Test func theMessageSaysHowTheWordsAreMeantAndWhatLowersThem() {
    let zh = RuleTexts(0, of: [Self.rule], in: .zh)
    #expect(zh.message(of: finding()) == "“兔 费”在催促读者，而没有给出理由")
    #expect(zh.message(of: finding(written: "免费")) == "“兔 费”在催促读者，而没有给出理由（“免费”写成了“兔 费”）")
    #expect(zh.message(of: finding(isExempt: true)) == "“兔 费”在催促读者，而没有给出理由。有依据时请保留证明材料")
    let en = RuleTexts(0, of: [Self.rule], in: .en)
    #expect(
      en.message(of: finding(isExempt: true, written: "免费"))
        == "“兔 费” presses the reader without a reason (“免费” written as “兔 费”). Keep the evidence.")
  }

  @Test func aVariantSpeaksOnItsChannel() {
    let texts = RuleTexts(0, of: [Self.rule], in: .zh)
    #expect(texts.message(of: finding(variant: 0, isExempt: true)) == "短信里的“兔 费”。有依据时请保留证明材料")
    #expect(texts.wording(of: finding(variant: 0)).source == "另一部法律")
    #expect(texts.wording(of: finding(variant: 7)).source == Self.rule.source)
    #expect(texts.advice(of: finding(variant: 0)) == texts.advice(of: finding()))
  }

  @Test func everyFormatForPeopleAndProgramsCarriesIt() throws {
    let context = ReportContext(rules: [Self.rule], language: .zh, version: "1")
    let source = ContiguousArray("兔费".utf8)
    let written = Finding(
      rule: 0, level: .suggestion, range: SourceRange(0, 6), textRange: TextRange(0, 6), match: "兔费", isExempt: true,
      written: "免费")
    let report = FileReport(path: "a.txt", source: source, findings: [written])
    for format in OutputFormat.allCases {
      let text = String(decoding: format.formatter(context).chunk(report), as: UTF8.self)
      #expect(text.contains("（“免费”写成了“兔费”）。有依据时请保留证明材料"), "\(format)")
      switch format {
      case .json, .jsonl, .sarif: #expect(text.contains(#""written":"免费""#), "\(format)")
      case .text, .github, .gitlab, .checkstyle, .junit, .rdjson, .markdown, .html: break
      }
    }
  }
}
