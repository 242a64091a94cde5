import ZhiyanText

/// A mail: header lines or a subject, a salutation, the body, a closing, a signature. A chat message is one without header.
struct Letter {
  let parts: MessageParts

  private static let subjectNames: WordList = ["subject", "邮件主题", "主题", "标题"]
  private static let headerNames: WordList = [
    "from", "to", "cc", "bcc", "date", "sent", "reply-to", "subject", "发件人", "收件人", "抄送", "密送", "日期", "发送时间", "时间",
    "邮件主题", "主题", "标题",
  ]
  private static let closings: WordList = [
    "此致", "敬礼", "顺颂", "顺祝", "敬颂", "谨祝", "祝您", "祝你", "祝好", "祝:", "祝商祺", "祝工作", "祝生活", "祝顺", "祝安", "商祺", "敬上", "谨上", "谢谢",
    "多谢", "感谢您的", "此复", "特此",
    "best regards", "kind regards", "warm regards", "regards", "best wishes", "sincerely", "yours", "thanks",
    "thank you", "cheers",
  ]
  private static let organisations: WordList = [
    "公司", "集团", "团队", "客服部", "服务部", "市场部", "销售部", "客服中心", "服务中心", "中心", "委员会", "办公室", "工作室", "门店", "分店", "总店", "学校",
    "医院", "银行", "物业",
    "事业部", "会务组", "组委会", "协会", "俱乐部", "team", "ltd", "inc", "support",
  ]
  /// What stands below a signature and is none: how to refuse further mail, that the mail was sent by a machine.
  private static let footers: WordList = [
    "退订", "不再接收", "不想再收到", "取消订阅", "拒收", "请勿回复", "请勿直接回复", "unsubscribe", "opt out", "do not reply",
  ]
  private static let longestLine = 40

  init(_ message: MessageLines, hasHeader: Bool) {
    let range = message.range
    var lines = message.lines[...]
    var subject: Range<Int>?
    while hasHeader, let line = lines.first, let value = Self.header(line) {
      if line.starts(with: Self.subjectNames) != nil && subject == nil { subject = value }
      lines.removeFirst()
    }
    let start = lines.first?.range.lowerBound ?? range.upperBound
    var opening: Range<Int>?
    if let first = lines.first, let end = Salutation.end(in: first) {
      opening = start..<end
      if end >= first.range.upperBound {
        lines.removeFirst()
        // A greeting on a line of its own.
        if let next = lines.first, Salutation.isGreeting(next) {
          opening = start..<next.range.upperBound
          lines.removeFirst()
        }
      }
    }
    let footer = Self.footer(&lines)
    let end = Self.end(of: lines)
    let inner = lines.filter { $0.range.lowerBound < (end.closing ?? end.signature)?.lowerBound ?? .max }
    // The rest of the salutation's line, or the first line behind it.
    let bodyStart = max(opening?.upperBound ?? start, inner.first?.range.lowerBound ?? start)
    let bodyEnd = max(bodyStart, inner.last?.range.upperBound ?? bodyStart)
    var body = MessageParts.Part(bodyEnd > bodyStart ? bodyStart..<bodyEnd : nil, place: bodyStart)
    if let footer { body.ranges.append(footer) }
    if let footer { body.place = footer.upperBound }
    let close = end.signature?.lowerBound ?? bodyEnd
    var title = MessageParts.Part(subject, place: range.lowerBound)
    // What a subject lacks (广告) stands at its front.
    if let subject { title.place = subject.lowerBound }
    parts = MessageParts(
      subject: title, opening: .init(opening, place: start), body: body,
      closing: .init(end.closing, place: close),
      signature: .init(end.signature, place: end.closing?.upperBound ?? bodyEnd))
  }

  /// The value of a header line (`主题:…`), which may be empty; nil for any other line.
  private static func header(_ line: MessageLines.Line) -> Range<Int>? {
    guard let name = line.starts(with: headerNames), line.value(name) == 0x3A else { return nil }
    var value = name + 1
    while value < line.units.count && line.units[value].isBlank { value += 1 }
    return (value < line.units.count ? Int(line.units[value].start) : line.range.upperBound)..<line.range.upperBound
  }

  /// Takes the last lines away where they are a footer.
  private static func footer(_ lines: inout ArraySlice<MessageLines.Line>) -> Range<Int>? {
    var range: Range<Int>?
    while lines.count > 1, let last = lines.last, last.holds(footers) {
      range = last.range.lowerBound..<(range?.upperBound ?? last.range.upperBound)
      lines.removeLast()
    }
    return range
  }

  /// The closing and the signature among the last lines.
  private static func end(of lines: ArraySlice<MessageLines.Line>) -> (closing: Range<Int>?, signature: Range<Int>?) {
    let tail = lines.suffix(12)
    func range(_ lines: ArraySlice<MessageLines.Line>) -> Range<Int>? {
      guard let first = lines.first, let last = lines.last else { return nil }
      return first.range.lowerBound..<last.range.upperBound
    }
    if let mark = tail.lastIndex(where: isDelimiter) {
      let closing = closingLines(tail[..<mark])
      return (range(closing), range(tail[(mark + 1)...]) ?? tail[mark].range)
    }
    let closing = closingLines(tail)
    if let last = closing.indices.last {
      let rest = tail[(last + 1)...]
      if rest.allSatisfy({ $0.length <= longestLine }) { return (range(closing), range(rest)) }
    }
    var first = tail.endIndex
    while first > tail.startIndex, isSigned(tail[first - 1]), tail.endIndex - first < 6 { first -= 1 }
    // A letter that is all signature has none.
    guard first > lines.startIndex, first < tail.endIndex else { return (range(closing), nil) }
    return (range(closingLines(tail[..<first])), range(tail[first...]))
  }

  /// The last run of lines that close a letter, with nothing but short lines behind it.
  private static func closingLines(_ tail: ArraySlice<MessageLines.Line>) -> ArraySlice<MessageLines.Line> {
    guard let last = tail.lastIndex(where: { $0.length <= longestLine && $0.starts(with: closings) != nil }),
      tail[(last + 1)...].allSatisfy({ $0.length <= longestLine })
    else { return [] }
    var first = last
    while first > tail.startIndex, tail[first - 1].length <= 12, tail[first - 1].starts(with: closings) != nil {
      first -= 1
    }
    return tail[first...last]
  }

  /// `--`, `——` alone on a line.
  private static func isDelimiter(_ line: MessageLines.Line) -> Bool {
    line.units.count <= 3 && line.units.allSatisfy { $0.isHyphen || $0.value == 0x2014 || $0.isBlank }
      && line.units.count >= 2
  }

  /// True for a line that says who writes: `——云杉团队`, a name with a role, a firm, a telephone number, a date.
  private static func isSigned(_ line: MessageLines.Line) -> Bool {
    guard line.length <= longestLine, let last = line.units.last, last.kind != .stop, last.kind != .comma else {
      return false
    }
    return line.units.withUnsafeBufferPointer { units in
      let reading = Reading(units)
      if reading.value(0) == 0x2014 && reading.value(1) == 0x2014 { return true }
      // A sentence has pauses; a signature has names and numbers.
      if (0..<units.count).contains(where: { units[$0].kind == .stop || units[$0].value == 0x2C }) { return false }
      if reading.ends(organisations, before: units.count) { return true }
      if reading.person(0).contains(units.count) || reading.date(0).contains(units.count) { return true }
      let isContact = (0..<units.count).contains { !reading.phone($0).isEmpty || !reading.email($0).isEmpty }
      return isContact && line.length <= 30
    }
  }
}
