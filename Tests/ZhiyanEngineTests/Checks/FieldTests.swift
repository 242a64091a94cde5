import Testing
import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

@Suite struct FieldTests {
  /// Findings as words, or as `|` and what follows for an empty one.
  private func found(_ keys: String, _ text: String, on channel: Channel?, more: String = "") -> [String] {
    let bench = RuleBench("  - {id: one, check: field, level: warning, message: m, \(keys)}\n\(more)")
    let document = Document(plain: ContiguousArray(text.utf8))
    var linter = Linter(bench.rules.configured(channel: channel) { $0.level })
    return linter.lint(document).findings.filter { $0.rule == 0 }.map { finding in
      guard finding.textRange.isEmpty else { return finding.match }
      return "|" + String(String(decoding: Array(text.utf8)[Int(finding.textRange.start)...], as: UTF8.self).prefix(1))
    }
  }

  @Test(arguments: [
    ("field: signature", "您的书到了。", ["|您"]), ("field: signature", "【云杉】您的书到了。", []),
    ("field: signature", "\n 您的书到了。", ["|您"]), ("field: signature", "", []), ("field: signature", " \n", []),
    ("field: opening", "【云杉】书到了。", ["|书"]), ("field: opening", "【云杉】王女士,书到了。", []),
    ("field: body, need: [拒收请回复R, 退订]", "【云杉】茶上新。", ["|"]),
    ("field: body, need: [拒收请回复R, 退订]", "茶上新。【云杉】", ["|【"]),
    ("field: body, need: [拒收请回复R, 退订]", "【云杉】茶上新。拒收请回复Ｒ", []),
    ("field: signature, forbid: [科技]", "【云杉科技】科技新品", ["科技"]),
    ("field: signature, forbid: [科技]", "科技新品", []),
    ("field: signature, need: [书店]", "【云杉】书店的书", ["|书"]),
  ])
  func ofATextMessage(keys: String, text: String, wanted: [String]) {
    #expect(found(keys, text, on: .sms) == wanted)
  }

  @Test(arguments: [
    ("field: subject, need: [广告, AD]", "主题:秋茶上新\n到店试饮。", ["|秋"]),
    ("field: subject, need: [广告, AD]", "主题:(AD)秋茶上新\n到店试饮。", []),
    ("field: subject, need: [广告, AD]", "到店试饮。", ["|到"]), ("field: subject, need: [广告]", "主题:\n到店", ["|\n"]),
    ("field: subject, forbid: [回复]", "主题:回复:您的订单\n请回复", ["回复"]),
    ("field: closing", "王女士:\n书到了。\n云杉公司", ["|云"]), ("field: closing", "王女士:\n书到了。\n祝好", []),
    ("field: signature", "王女士:\n书到了。\n祝好", ["|"]),
    ("field: body, need: [退订]", "王女士:\n书到了。\n祝好\n云杉公司\n退订点这里", []),
  ])
  func ofALetter(keys: String, text: String, wanted: [String]) {
    #expect(found(keys, text, on: .email) == wanted)
  }

  @Test(arguments: [Channel?.none, .web, .poster, .slide])
  func nothingIsSaidOfWhatIsNoMessage(channel: Channel?) {
    #expect(found("field: signature", "书到了", on: channel).isEmpty)
    #expect(found("field: signature, forbid: [云杉]", "【云杉】书到了", on: channel).isEmpty)
  }

  @Test func aConditionIsAPhraseARuleOrAPack() {
    let other = "  - {id: two, check: phrase, level: suggestion, message: m, phrases: [优惠]}"
    for when in ["优惠", "{rule: test.two}", "{pack: test}", "没有, {rule: test.two}"] {
      let keys = "field: signature, when: [\(when)]"
      #expect(found(keys, "有优惠", on: .sms, more: other) == ["|有"], "\(when)")
      #expect(found(keys, "有书到", on: .sms, more: other).isEmpty, "\(when)")
      #expect(found("\(keys), forbid: [云杉]", "【云杉】有优惠", on: .sms, more: other) == ["云杉"], "\(when)")
      #expect(found("\(keys), forbid: [云杉]", "【云杉】有书到", on: .sms, more: other).isEmpty, "\(when)")
    }
  }

  @Test func contextsSilenceAndLowerItToo() {
    #expect(found("field: signature, unless: {near: [验证码]}", "验证码 1234", on: .sms).isEmpty)
    let bench = RuleBench(
      "  - {id: one, check: field, level: error, message: m, field: signature, exempt: {anywhere: [测试]}}")
    var linter = Linter(bench.rules.configured(channel: .sms) { $0.level })
    #expect(linter.lint(Document(plain: ContiguousArray("测试短信".utf8))).findings.map(\.level) == [.suggestion])
    #expect(linter.lint(Document(plain: ContiguousArray("短信".utf8))).findings.map(\.level) == [.error])
  }

  @Test func whereKnowsThePartsOfMessages() {
    for (kind, wanted) in [("opening", [10]), ("signature", [3]), ("paragraph", [3, 10, 17]), ("subject", [])] {
      let bench = RuleBench(
        "  - {id: one, check: phrase, level: warning, message: m, edges: free, where: [\(kind)], phrases: [云]}")
      var linter = Linter(bench.rules.configured(channel: .sms) { $0.level })
      let findings = linter.lint(Document(plain: ContiguousArray("【云】致云, 云来".utf8))).findings
      #expect(findings.map { Int($0.textRange.start) }.count == wanted.count, "\(kind)")
    }
  }

  @Test func theCompiledFormKeepsIt() {
    let bench = RuleBench(
      """
        - {id: one, check: field, level: warning, message: m, field: body, need: [退订], when: [优惠, {pack: test}]}
        - {id: two, check: field, level: warning, message: m, field: signature, forbid: [科技]}
      """)
    let bytes = bench.rules.encoded()
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    copy.copyBytes(from: bytes)
    // Never freed: the rule set looks at it where it lies.
    let rules = RuleSet(encoded: UnsafeRawBufferPointer(copy))
    #expect(rules.encoded() == bytes)
    var linter = Linter(rules.configured(channel: .sms) { $0.level })
    let findings = linter.lint(Document(plain: ContiguousArray("【科技】优惠".utf8))).findings
    #expect(findings.map(\.rule) == [1, 0])
  }
}
