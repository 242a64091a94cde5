import ZhiyanText

extension Reading {
  static let reasonLeads: WordList = [
    "是因为", "因为", "由于", "鉴于", "原因是", "原因在于", "原因为", "原因如下", "原因:", "理由是", "理由:", "缘于", "源于", "考虑到", "为了", "为避免", "为防止",
    "为确保",
    "为保障", "为保护", "为配合", "为减少", "为方便", "为便于", "以免", "以便", "because of", "because", "due to", "owing to",
    "as a result of",
    "in order to", "so that",
  ]
  /// Words that begin or end with 因 and give no reason.
  private static let beforeBecause = Set<UInt32>(characters: "原基成内外病起诱主动何死皆究事")
  private static let afterBecause = Set<UInt32>(characters: "此而素果子为人地故应式斯特陀数缘循袭")
  /// What says that there is a reason without giving it.
  private static let emptyLeads: WordList = [
    "公司", "我司", "本公司", "系统", "平台", "特殊", "客观", "种种", "各种", "某些", "政策", "规定", "相关", "有关", "业务", "工作", "个人", "自身", "其他",
    "一些", "内部",
    "多方面", "上级", "总部",
  ]
  private static let emptyEnds: WordList = ["规定", "政策", "要求", "原因", "因素", "需要", "安排", "制度", "问题"]
  private static let betterService: WordList = [
    "更好", "更优质", "给您更好", "给您提供更", "为您提供更", "向您提供更", "您更好", "提供更好", "提供更优质", "提升服务", "提高服务", "提升客户体验", "提升您的体验",
  ]

  /// From the word that announces a reason to the end of its clause: `因为暴雨`, `由于线路检修`, `原因是缺货`, `due to rain`.
  func reason(_ at: Int) -> [Int] {
    guard let lead = reasonLead(at) else { return [] }
    let start = spaces(lead)
    var end = clauseEnd(start)
    while end > start && (units[end - 1].isBlank || value(end - 1) == 0x2E) { end -= 1 }
    guard wordCount(in: start..<end) >= 2, exact(Self.betterService, start) == nil else { return [] }
    if exact(Self.emptyLeads, start) != nil && end - start <= 10 && ends(Self.emptyEnds, before: end) { return [] }
    return [end]
  }

  private func reasonLead(_ at: Int) -> Int? {
    guard at < units.count else { return nil }
    if units[at].kind == .letter {
      guard !isLetterOrDigit(at - 1), let end = exact(Self.reasonLeads, at), !isLetterOrDigit(end) else { return nil }
      return end
    }
    if let end = exact(Self.reasonLeads, at) { return end }
    guard value(at) == 0x56E0, !Self.beforeBecause.contains(value(at - 1)), !Self.afterBecause.contains(value(at + 1))
    else { return nil }
    return at + 1
  }

  static var reasonFirsts: [UInt32] { reasonLeads.firstScalars + [0x56E0] }
}
