import Testing
import ZhiyanEngine
import ZhiyanRules
import ZhiyanText

/// Ways in which copy writes a term to slip past word filters.
@Suite struct EvasionTests {
  private static let bench = RuleBench(
    phrases: [
      "免费", "100%免费", "国家级", "最低价", "加微信?", "微信", "第一品牌", "顶级", "抢购", "发票", "绝对安全", "<@percent>有效", "中奖", "包邮",
    ].map { $0.replacing("加微信?", with: "加微(信)?") })

  /// Each evasion, and how the rule writes it; the same words where only case, width or space differ.
  static let found: [(text: String, written: String?)] = [
    ("免费", nil), ("免 费", nil), ("１００％免费", nil), ("100% 免费", nil), ("免　费", nil),
    ("免費", "免费"), ("國家級", "国家级"), ("最低價", "最低价"),
    ("免*费", "免费"), ("免-费", "免费"), ("免.费", "免费"), ("免_费", "免费"), ("免·费", "免费"), ("免***费", "免费"), ("免😀费", "免费"),
    ("免👨‍👩‍👧费", "免费"), ("免❤️费", "免费"), ("免👍🏽费", "免费"), ("免🇨🇳费", "免费"), ("免/费", "免费"), ("免|费", "免费"), ("免~费", "免费"),
    ("免^费", "免费"),
    ("免\u{200B}费", "免费"), ("免\u{200D}费", "免费"), ("免\u{FEFF}费", "免费"), ("免\u{AD}费", "免费"), ("免\u{2060}费", "免费"),
    ("①⓪⓪%免费", "100%免费"), ("1️⃣0️⃣0️⃣%免费", "100%免费"), ("❶⓿⓿％免费", "100%免费"), ("𝟏𝟎𝟎%免费", "100%免费"), ("①⓪⓪%有效", "100%有效"),
    ("1️⃣0️⃣0️⃣%有效", "100%有效"),
    ("兔费", "免费"), ("免废", "免费"), ("勉费", "免费"), ("100%兔费", "100%免费"), ("囯家级", "国家级"), ("囯傢級", nil), ("醉低价", "最低价"),
    ("朂低价", "最低价"), ("㝡低价", "最低价"), ("第壹品牌", "第一品牌"),
    ("蕞低価", "最低价"), ("薇信", "微信"), ("徽信", "微信"), ("嶶訫", "微信"), ("V信", "微信"), ("加V", "加微"), ("加v", "加微"), ("加vx", "加微信"),
    ("加wx", "加微信"),
    ("加薇信", "加微信"), ("加VX", "加微信"), ("弟一品牌", "第一品牌"), ("苐一品牌", "第一品牌"), ("鼎级", "顶级"), ("发嘌", "发票"), ("發*票", "发票"),
    ("mian费", "免费"), ("免fei", "免费"), ("Mian费", "免费"), ("zui低价", "最低价"), ("100%免fei", "100%免费"), ("最di价", nil),
    ("国jia级", "国家级"),
    ("di一品牌", "第一品牌"), ("ding级", "顶级"), ("qiang购", "抢购"), ("jue对安全", "绝对安全"), ("zhong奖", "中奖"), ("bao邮", "包邮"),
    ("fa票", "发票"),
  ]

  @Test(arguments: found.indices)
  func theTermIsFoundAndNamed(index: Int) {
    let (text, written) = Self.found[index]
    for (before, after) in [("", ""), ("请看", "。"), ("看,", ",好"), ("——", "——")] {
      // A few of the list are written too oddly to be found; they stand here so that a change shows.
      if text == "囯傢級" || text == "最di价" { continue }
      let copy = before + text + after
      let findings = Self.bench.result(copy).findings
      #expect(findings.map(\.match) == [text], "\(copy)")
      #expect(findings.first?.written == written, "\(copy)")
      #expect(findings.first.map { Int($0.textRange.start) } == before.utf8.count, "\(copy)")
    }
  }

  @Test(arguments: [
    "玉兔费力地跑", "兔年费用", "作废纸箱", "废品", "免废话", "小薇信任您", "陈薇信心很足", "安徽信息港", "喝醉低头", "兄弟一品牌店", "开枪购物",
    "手枪购买", "加V认证用户", "加v8 发动机", "昂达VX530", "测速枪购置", "中国jia", "免feiyu", "umian费", "zui", "mian", "mianfei", "fei",
    "看 zui 好", "壹佰元整", "壹号院", "免,费", "免。费",
    "免\n费", "免一费", "免 * - . 费",
    "vx", "V 信", "加 V", "song",
  ])
  func realWordsAreNotTakenForIt(text: String) {
    let findings = Self.bench.result(text).findings
    #expect(findings.isEmpty, "\(findings.map(\.match))")
  }

  @Test func aRuleThatMeansTheCharacterItselfStillFindsIt() {
    let bench = RuleBench(
      "  - {id: one, check: phrase, level: warning, message: m, phrases: [过期作废, <dead>券, 醉美]}", sets: "{dead: [废]}")
    #expect(bench.found("过期作废") == ["过期作废"])
    #expect(bench.found("一张废券") == ["废券"])
    #expect(bench.found("醉美江南") == ["醉美"])
    #expect(bench.result("过期作废").findings.first?.written == nil)
  }

  @Test func signsThatTheRuleHoldsAreItsOwn() {
    let bench = RuleBench(phrases: ["私域{0,3}直播", "仅需<@money>", "A-B测试", "100%"], edges: .free)
    for text in ["私域 + 直播", "私域直播", "仅需 ¥9.9 元", "A-B测试", "A B测试", "100%"] {
      #expect(bench.result(text).findings.map(\.written) == [nil], "\(text)")
    }
    #expect(Self.bench.result("绝对·安全").findings.map(\.written) == [nil])
    #expect(bench.result("私*域 + 直播").findings.map(\.written) == ["私域+直播"])
  }

  @Test func placesAreThoseOfTheText() {
    let text = "先mian费后zui低价,再免fei"
    let findings = Self.bench.result(text).findings
    #expect(findings.map(\.match) == ["mian费", "zui低价", "免fei"])
    #expect(findings.map { Array(text.utf8)[$0.textRange.indices].count } == [7, 9, 6])
  }

  @Test func anAddressMayFollow() {
    #expect(Self.bench.found("加vx13800138000") == ["加vx"])
    #expect(Self.bench.found("加V:abc123") == ["加V"])
  }

  @Test func contextsCountInTheRespelledTextToo() {
    let bench = RuleBench(phrases: ["免费"], more: "    unless: {near: [首月], inside: [免费热线]}")
    #expect(bench.found("mian费").count == 1)
    #expect(bench.found("首月mian费").isEmpty)
    #expect(bench.found("mian费热线").isEmpty)
  }
}
