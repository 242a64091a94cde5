import ZhiyanText

extension Reading {
  static let sourceLeads: WordList = [
    "数据来源", "资料来源", "信息来源", "图片来源", "来源", "出处", "根据", "依据", "引自", "摘自", "出自", "援引", "来自", "据", "according to", "source",
    "cited from",
  ]
  /// What a body that publishes things is called.
  private static let bodies: WordList = [
    "统计局", "监管局", "管理局", "局", "部委", "委员会", "卫健委", "发改委", "研究院", "研究所", "科学院", "医院", "法院", "检察院", "学院", "大学", "协会", "学会",
    "商会",
    "联合会", "联盟", "检测中心", "研究中心", "中心", "实验室", "银行", "集团", "股份公司", "有限公司", "交易所", "通讯社", "新华社", "日报", "晚报", "晨报", "周刊",
    "杂志", "新闻",
    "商务部", "教育部", "财政部", "农业农村部", "交通运输部", "卫生健康委", "国务院", "海关总署", "税务总局", "市场监管总局", "总局", "总署",
  ]
  /// What is published.
  private static let papers: WordList = [
    "年鉴", "年报", "季报", "月报", "公报", "公告", "通报", "白皮书", "蓝皮书", "检测报告", "检验报告", "审计报告", "调查报告", "研究报告", "报告", "普查", "国家标准",
    "行业标准",
  ]
  /// Names nobody.
  private static let unnamed: WordList = [
    "权威", "有关", "相关", "专家", "某", "知名", "第三方", "业内", "多家", "国际机构", "研究表明", "内部人士", "知情人士", "公开资料", "网络", "互联网", "公司规定",
    "公司政策", "我司",
    "本公司", "我们公司",
  ]
  private static let sayings: WordList = [
    "显示", "表明", "指出", "披露", "介绍", "统计,", "测算", "的规定", "规定", "发布", "公布", "show", "says", "report that",
  ]

  /// From the word that announces a source to the end of its name: `据国家统计局 2025 年公报`, `数据来源:《中国茶业年鉴》`.
  func source(_ at: Int) -> [Int] {
    guard let lead = sourceLead(at) else { return [] }
    var start = spaces(lead)
    if value(start) == 0x3A { start = spaces(start + 1) }
    var end = start
    while end < units.count && end - start < 60 && !units[end].endsClause && word(Self.sayings, end) == nil { end += 1 }
    while end > start && units[end - 1].isBlank { end -= 1 }
    guard end > start, !holds(Self.unnamed, in: start..<end), isNamed(start..<end) else { return [] }
    return [end]
  }

  private func sourceLead(_ at: Int) -> Int? {
    guard at < units.count else { return nil }
    if units[at].kind == .letter && isLetterOrDigit(at - 1) { return nil }
    guard let end = exact(Self.sourceLeads, at) else { return nil }
    // 数据, 证据, 依据 end with the word; 据说, 据悉 and 据了解 name nobody, and nobody is what is found behind them.
    if value(at) == 0x636E && isHan(at - 1) && Self.beforeAccording.contains(value(at - 1)) { return nil }
    if units[at].kind == .letter && isLetterOrDigit(end) { return nil }
    return end
  }

  private static let beforeAccording = Set<UInt32>(characters: "数证依根票收占单论凭字")

  /// True for a title in 《》, a body or a paper with a name of its own, a standard's number, a name in Latin letters.
  private func isNamed(_ range: Range<Int>) -> Bool {
    if range.contains(where: { value($0) == 0x300A }) && range.contains(where: { value($0) == 0x300B }) { return true }
    for at in range {
      if exact(Self.bodies, at) != nil, at - range.lowerBound >= 2 || units[at].kind == .han && hasOwnName(at) {
        return true
      }
      if exact(Self.papers, at) != nil, wordCount(in: range.lowerBound..<at) >= 2 { return true }
    }
    return hasLatinName(range)
  }

  /// Bodies that are a name by themselves.
  private func hasOwnName(_ at: Int) -> Bool { exact(Self.ownNames, at) != nil }

  private static let ownNames: WordList = [
    "新华社", "商务部", "教育部", "财政部", "国务院", "卫健委", "发改委", "海关总署", "税务总局", "市场监管总局", "统计局",
  ]

  /// Two letters or more in a row (SAMR, GB/T 2828).
  private func hasLatinName(_ range: Range<Int>) -> Bool {
    range.dropLast().contains { units[$0].kind == .letter && units[$0 + 1].kind == .letter }
  }

  static var sourceFirsts: [UInt32] { sourceLeads.firstScalars }
}
