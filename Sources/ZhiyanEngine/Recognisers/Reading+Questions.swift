import ZhiyanText

extension Reading {
  /// Asks the reader whether something is so.
  static let choices: WordList = [
    "是否", "能否", "可否", "是不是", "有没有", "要不要", "能不能", "可不可以", "行不行", "好不好", "会不会", "愿不愿意", "需不需要", "想不想", "方不方便", "方便不方便",
  ]
  /// Asks for something to fill in.
  static let gaps: WordList = [
    "什么时候", "什么时间", "为什么", "什么", "何时", "哪一", "哪天", "哪位", "哪个", "哪些", "哪里", "哪种", "哪家", "怎么样", "怎么", "怎样", "多少", "几点",
    "几位",
    "几号", "如何", "谁",
  ]
  private static let invitations: WordList = ["请问", "想问", "请教", "请告诉", "请告知", "麻烦告知"]
  /// What is decided, checked or left open is not asked.
  private static let notAsked: WordList = [
    "无论", "不论", "不管", "确认", "核实", "核对", "检查", "查看", "查验", "判断", "决定", "取决", "根据", "知道", "系统", "我们会", "任何", "没有什么",
  ]
  /// Press the reader and want no answer.
  private static let rhetorical: WordList = [
    "还等什么", "还在等什么", "还犹豫什么", "还在犹豫", "心动了吗", "心动吗", "何乐而不为", "怎能错过", "怎么能错过", "岂能错过",
  ]
  private static let closers: WordList = ["吗", "呢", "么"]
  private static let whats: WordList = ["什", "怎"]
  private static let readers: WordList = ["您", "你", "贵公司", "贵司", "各位", "大家"]
  /// What 么 closes as a question.
  private static let beforeMe = Set<UInt32>(characters: "好行是以在有道能对了")

  /// From the asking word (吗, 是否, 什么时候) or the question mark to the end of the sentence, question marks included.
  func question(_ at: Int) -> [Int] {
    if value(at) == 0x3F { return questionMark(at) }
    guard let after = askingWord(at) else { return [] }
    guard !holds(Self.rhetorical, in: sentenceStart(at)..<sentenceEnd(after)) else { return [] }
    let isParticle = after == at + 1
    let end = isParticle ? clauseEnd(after) : sentenceEnd(after)
    let marked = marks(end)
    return [(end..<marked).contains { value($0) == 0x3F } ? marked : end]
  }

  private func questionMark(_ at: Int) -> [Int] {
    guard value(at - 1) != 0x3F, at > 0 else { return [] }
    let end = marks(at)
    // The mark of a query in an address.
    guard end >= units.count || !isLetterOrDigit(end) || units[end].kind == .han else { return [] }
    return holds(Self.rhetorical, in: sentenceStart(at)..<at) ? [] : [end]
  }

  /// The place after the marks that end a sentence.
  private func marks(_ at: Int) -> Int {
    var place = at
    while place < units.count && units[place].kind == .stop { place += 1 }
    return place
  }

  /// The place after a word that makes a question of its sentence here.
  private func askingWord(_ at: Int) -> Int? {
    switch value(at) {
    case 0x5417:  // 吗; not 吗啡, 吗丁啉
      return value(at + 1) == 0x5561 || value(at + 1) == 0x4E01 ? nil : at + 1
    case 0x4E48:  // 么
      return Self.beforeMe.contains(value(at - 1)) && closes(at + 1) && !ends(Self.whats, before: at) ? at + 1 : nil
    case 0x5462:  // 呢
      return (ends(Self.readers, before: at) && closes(at + 1)) || value(at + 1) == 0x3F ? at + 1 : nil
    default: break
    }
    let start = sentenceStart(at)
    if let after = exact(Self.choices, at) {
      return isAsked(start..<at, after) || (holds(Self.readers, in: max(start, at - 6)..<at) && !isLeftOpen(start..<at))
        ? after : nil
    }
    if let after = exact(Self.gaps, at) { return isAsked(start..<at, after) ? after : nil }
    return nil
  }

  /// True where a sentence ends as questions do, or asks in so many words.
  private func isAsked(_ before: Range<Int>, _ after: Int) -> Bool {
    let end = sentenceEnd(after)
    if end < units.count && value(end) == 0x3F { return true }
    if holds(Self.invitations, in: before) { return true }
    return ends(Self.closers, before: end) && !isLeftOpen(before)
  }

  private func isLeftOpen(_ before: Range<Int>) -> Bool { holds(Self.notAsked, in: before) }

  /// True where a clause ends, tone signs (～) left out.
  private func closes(_ at: Int) -> Bool {
    var place = at
    while place < units.count && (units[place].isSkippable || units[place].kind == .bracket) { place += 1 }
    return place >= units.count || units[place].endsClause
  }

  static var questionFirsts: [UInt32] { [0x3F, 0x5417, 0x4E48, 0x5462] + choices.firstScalars + gaps.firstScalars }
}
