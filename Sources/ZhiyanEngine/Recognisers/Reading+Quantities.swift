import ZhiyanText

extension Reading {
  /// `100%`, `百分之百`, `九成`, `三折`-free.
  func percent(_ at: Int) -> [Int] {
    var ends: [Int] = []
    if let number = numbers(at).first, let end = word(Self.percentSigns, number) { ends.append(end) }
    if let of = word(Self.percentWords, at), of > at {
      if value(of - 1) == 0x767E { ends.append(of) } else if let end = number(of) { ends.append(end) }
    }
    if let number = whole(at), let end = word(Self.tenths, number) { ends.append(end) }
    return ends
  }

  private static let currencies: WordList = [
    "元钱", "元", "块钱", "块", "圆", "人民币", "美元", "美金", "港币", "港元", "欧元", "rmb", "yuan", "dollars", "usd",
  ]

  /// `30 元`, `¥99`, `3 万块`, `99.9rmb`.
  func money(_ at: Int) -> [Int] {
    if let sign = word(Self.currencySigns, at), sign > at, let end = number(sign) {
      return [word(Self.currencies, end) ?? end]
    }
    return numbers(at).compactMap { word(Self.currencies, $0) }
  }

  static let periods: WordList = [
    "个工作日", "工作日", "个自然日", "个交易日", "个小时", "小时", "个钟头", "钟头", "分钟", "分", "秒钟", "秒", "个星期", "星期", "个礼拜",
    "周", "个月", "月", "个季度", "季度", "周年", "年", "天", "日", "晚", "hours", "hour", "hrs", "minutes", "minute", "mins", "days",
    "day", "weeks", "week", "months", "month", "years", "year",
  ]

  /// `3 天`, `两小时`, `1-3 个工作日`, `24h`.
  func duration(_ at: Int) -> [Int] {
    var ends: [Int] = []
    for number in numbers(at) {
      var place = number
      if let dash = word(Self.rangeSigns, number), let second = self.number(dash) { place = second }
      if let end = word(Self.periods, place) {
        ends.append(end)
      } else if value(place) == 0x68, !isLetterOrDigit(place + 1) {
        ends.append(place + 1)
      }
    }
    if let end = word(Self.halves, at), end > at { ends.append(end) }
    return ends
  }
}
