import ZhiyanText

extension Reading {
  static let months: WordList = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec",
  ]
  static let namedDays: WordList = [
    "今天", "明天", "后天", "大后天", "昨天", "今日", "明日", "次日", "当天", "当日", "即日", "今晚", "明晚", "今早", "明早", "本周内", "本周", "下周", "本月底",
    "本月内", "月底", "年底", "年内", "本月", "下个月", "下月",
    "today", "tomorrow", "tonight",
  ]
  static let weekdays: WordList = ["周", "星期", "礼拜"]
  private static let weekdayNames: WordList = ["一", "二", "三", "四", "五", "六", "日", "天", "末"]

  /// `6 月 30 日`, `2026 年 6 月`, `2026-06-30`, `6/30`, `周三`, `今天`, `June 30`.
  func date(_ at: Int) -> [Int] {
    guard at < units.count, units[at].kind != .space else { return [] }
    if let end = word(Self.namedDays, at) {
      if let day = weekday(end) { return [day, end] }
      return [end]
    }
    if let end = weekday(at) { return [end] }
    if let end = englishDate(at) { return [end] }
    if let end = dashed(at) { return [end] }
    var ends: [Int] = []
    var place = at
    if let year = yearBefore(at) {
      ends.append(year)
      place = spaces(year)
    }
    if let month = whole(place), let mark = word(Self.monthMarks, month) {
      ends.append(mark)
      if let day = whole(mark), let end = word(Self.dayMarks, day) {
        ends.append(end)
      } else if let end = word(Self.partsOfMonth, mark) {
        ends.append(end)
      }
    } else if ends.isEmpty, let day = whole(place), let end = word(Self.dayMarks, day) {
      ends.append(end)
    }
    if ends.count > 1 || ends.first != nil { return ends.reversed() }
    return []
  }

  /// `2026 年`, `二〇二六年`.
  private func yearBefore(_ at: Int) -> Int? {
    if let digits = digits(at, 4...4), let end = word(Self.yearMarks, digits) { return end }
    if let run = chinese(at), run - at == 4, let end = word(Self.yearMarks, run) { return end }
    return nil
  }

  private func weekday(_ at: Int) -> Int? {
    var place = at
    if let next = word(Self.whichWeek, at), next > at { place = next }
    guard let mark = word(Self.weekdays, place), mark > place, let end = word(Self.weekdayNames, mark) else {
      return nil
    }
    return end
  }

  /// `2026-06-30`, `2026/6/30`, `2026.6.30`, `6/30`, `6.30`.
  private func dashed(_ at: Int) -> Int? {
    guard let first = digits(at, 1...4) else { return nil }
    let sign = value(first)
    guard sign == 0x2D || sign == 0x2F || sign == 0x2E, let second = digits(first + 1, 1...2) else { return nil }
    if value(second) == sign, let third = digits(second + 1, 1...2), !isDigit(third) { return third }
    // Two parts are a date only where they can be a month and a day; 3.5 may be anything, so a dot asks for two digits.
    guard first - at <= 2, sign != 0x2D, !isDigit(second) else { return nil }
    if sign == 0x2E && second - first - 1 < 2 { return nil }
    guard let month = decimal(at..<first), let day = decimal(first + 1..<second) else { return nil }
    return (1...12).contains(month) && (1...31).contains(day) ? second : nil
  }

  private func decimal(_ range: Range<Int>) -> Int? {
    var value = 0
    for index in range { value = value * 10 + Int(self.value(index)) - 0x30 }
    return range.isEmpty ? nil : value
  }

  private func englishDate(_ at: Int) -> Int? {
    if let month = word(Self.months, at), month > at {
      let dot = value(month) == 0x2E ? month + 1 : month
      guard !isLetterOrDigit(dot), let day = digits(spaces(dot), 1...2) else { return nil }
      return word(Self.ordinals, day) ?? day
    }
    guard let day = digits(at, 1...2), let month = word(Self.months, word(Self.ordinals, day) ?? day) else {
      return nil
    }
    return isLetterOrDigit(month) ? nil : month
  }

  static let partsOfDay: WordList = ["上午", "下午", "晚上", "早上", "中午", "凌晨", "傍晚", "今晚", "明早", "早", "晚"]

  /// `18:00`, `下午 3 点半`, `9 点 30 分`, `3pm`.
  func time(_ at: Int) -> [Int] {
    guard at < units.count, units[at].kind != .space else { return [] }
    var place = at
    if let part = word(Self.partsOfDay, at), part > at { place = spaces(part) }
    if let hour = digits(place, 1...2), value(hour) == 0x3A, let minute = digits(hour + 1, 2...2) {
      if value(minute) == 0x3A, let second = digits(minute + 1, 2...2) { return [second] }
      return [minute]
    }
    if let hour = whole(place), let mark = word(Self.hourMarks, hour) {
      if let minute = whole(mark) { return [word(Self.minuteMarks, minute) ?? minute, mark] }
      return [mark]
    }
    if let hour = digits(place, 1...2), let end = word(Self.halfDays, hour), !isLetterOrDigit(end) {
      return [end]
    }
    return []
  }

  /// A date and time, either alone.
  private func moment(_ at: Int) -> Int? {
    let at = spaces(at)
    if let day = date(at).first {
      let next = spaces(day)
      if let range = word(Self.rangeSigns, day), let second = moment(range) { return second }
      return next < units.count ? time(next).first ?? day : day
    }
    return at < units.count ? time(at).first : nil
  }

  /// `截至 6 月 30 日`, `6 月 30 日前`, `24 小时内`, `18:00 之前`, `by June 30`, `within 24 hours`.
  func deadline(_ at: Int) -> [Int] {
    guard at < units.count, units[at].kind != .space else { return [] }
    if let lead = word(Self.deadlineLeads, at), lead > at {
      let colon = value(spaces(lead)) == 0x3A ? spaces(lead) + 1 : lead
      if let end = moment(colon) { return [end] }
    }
    if let lead = word(Self.withinLeads, at), lead > at, let end = duration(spaces(lead)).last { return [end] }
    if let end = moment(at), let close = word(Self.deadlineCloses, end) { return [close] }
    for end in duration(at).reversed() {
      if let close = word(Self.withinCloses, end) { return [close] }
    }
    return []
  }
}
