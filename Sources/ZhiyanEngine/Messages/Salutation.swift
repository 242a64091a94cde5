import ZhiyanText

/// Finds how a message addresses and greets its reader.
enum Salutation {
  private static let leads: WordList = [
    "尊敬的", "敬爱的", "亲爱的", "各位", "致", "dear", "hello", "hi", "hey", "亲亲", "亲,", "亲:", "家人们", "朋友们", "宝宝们", "全体",
    "to whom it may concern",
  ]
  private static let greetings: WordList = [
    "您好", "你好", "大家好", "早上好", "上午好", "中午好", "下午好", "晚上好", "早安", "晚安", "新年好", "节日快乐", "good morning", "good afternoon",
    "good evening",
    "hello", "hi",
  ]
  /// Longer than any salutation; what does not end by then is a sentence.
  private static let longest = 30

  /// The end of the salutation with which a line begins, its mark included, and of a greeting that follows; nil where
  /// there is none.
  static func end(in line: MessageLines.Line) -> Int? {
    line.units.withUnsafeBufferPointer { units in
      let reading = Reading(units)
      guard let first = clause(reading, from: 0) else { return nil }
      var end = first
      let next = reading.spaces(first)
      if isGreeting(reading, next), let second = clause(reading, from: next) { end = second }
      return Int(units[end - 1].end)
    }
  }

  /// True for a line that greets and says nothing more.
  static func isGreeting(_ line: MessageLines.Line) -> Bool {
    line.units.withUnsafeBufferPointer { units in
      let reading = Reading(units)
      return isGreeting(reading, 0) && clause(reading, from: 0) == units.count
    }
  }

  /// The unit after a clause that addresses or greets.
  private static func clause(_ reading: Reading, from start: Int) -> Int? {
    var end = start
    while end < reading.units.count && !reading.units[end].endsClause { end += 1 }
    guard end > start, end - start <= longest else { return nil }
    let isWholeLine = end == reading.units.count
    // 尊敬的客户都到了。 tells of them.
    let isCall = isWholeLine || reading.units[end].kind != .stop || reading.value(end) == 0x21
    let isSalutation =
      reading.exact(leads, start) != nil && isCall || reading.ends(greetings, before: end)
      || (reading.value(end) == 0x3A || isWholeLine) && isName(reading, start..<end)
      || reading.value(end) == 0x2C && isName(reading, start..<end)
    guard isSalutation else { return nil }
    while end < reading.units.count && reading.units[end].endsClause { end += 1 }
    return end
  }

  private static func isGreeting(_ reading: Reading, _ at: Int) -> Bool { reading.exact(greetings, at) != nil }

  /// True for a name with a role and nothing else, or for a field in its place.
  private static func isName(_ reading: Reading, _ range: Range<Int>) -> Bool {
    reading.person(range.lowerBound).contains(range.upperBound)
      || reading.placeholder(range.lowerBound).contains(range.upperBound)
  }
}
