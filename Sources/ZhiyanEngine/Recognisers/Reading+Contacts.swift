import ZhiyanText

extension Reading {
  /// `400-123-4567`, `13800138000`, `010-12345678`, `95588`.
  func phone(_ at: Int) -> [Int] {
    guard isDigit(at), !isDigit(at - 1) else { return [] }
    var place = at
    var digits = 0
    var end = at
    while place < units.count && digits <= 14 {
      if isDigit(place) {
        digits += 1
        end = place + 1
      } else if !(value(place) == 0x2D || (value(place) == 0x20 && isDigit(place + 1))) {
        break
      }
      place += 1
    }
    let first = value(at)
    let isService = digits == 5 && (first == 0x39 || first == 0x31)
    return isService || (7...12).contains(digits) ? [end] : []
  }

  private func isAddress(_ at: Int) -> Bool {
    isLetterOrDigit(at) || [0x2E, 0x2D, 0x5F, 0x2B].contains(value(at))
  }

  /// `name@example.com`.
  func email(_ at: Int) -> [Int] {
    var place = at
    while isAddress(place) && place - at < 64 { place += 1 }
    guard place > at, value(place) == 0x40 else { return [] }
    return domain(place + 1).map { [$0] } ?? []
  }

  /// Labels with at least one dot, the last of them of letters.
  private func domain(_ at: Int) -> Int? {
    var place = at
    var last = at
    var dots = 0
    while place < units.count && place - at < 100
      && (isLetterOrDigit(place) || value(place) == 0x2D || value(place) == 0x2E)
    {
      if value(place) == 0x2E {
        guard isLetterOrDigit(place + 1) else { break }
        dots += 1
        last = place + 1
      }
      place += 1
    }
    return dots > 0 && !isDigit(last) && place - last >= 2 ? place : nil
  }

  /// `https://…`, `www.…`, `example.com/…`.
  func url(_ at: Int) -> [Int] {
    guard !isAddress(at - 1) else { return [] }
    var start = at
    if let scheme = word(Self.schemes, at), scheme > at {
      start = scheme
    } else if word(Self.hosts, at) == nil {
      guard let end = domain(at),
        value(end) == 0x2F || ["com", "cn", "net", "org"].contains(where: { ends(with: $0, at: end) })
      else { return [] }
      start = end
    }
    var place = start
    while place < units.count && place - at < 200 && (0x21...0x7E).contains(value(place)) && value(place) != 0x29 {
      place += 1
    }
    return place > at ? [place] : []
  }

  private func ends(with text: String, at end: Int) -> Bool {
    var place = end - text.unicodeScalars.count
    for scalar in text.unicodeScalars {
      guard value(place) == scalar.value else { return false }
      place += 1
    }
    return true
  }

  /// `{{name}}`, `${name}`, `{name}`, `%NAME%`, `<name>`, `[客户名称]`, `【姓名】`: a field that was never filled.
  func placeholder(_ at: Int) -> [Int] {
    for pair in Self.brackets {
      guard let open = word(pair.open, at), open > at else { continue }
      var place = open
      while place < units.count && place - open < 40 && !units[place].endsSentence {
        if let close = word(pair.close, place), place > open, !(pair.needsName && units[place - 1].kind == .space) {
          return pair.needsName && !isName(open..<place) ? [] : [close]
        }
        place += 1
      }
    }
    for (open, close) in [(UInt32(0x5B), UInt32(0x5D)), (0x3010, 0x3011)] where value(at) == open {
      var place = at + 1
      while place < units.count && place - at < 14 && value(place) != close { place += 1 }
      guard value(place) == close else { continue }
      if word(Self.fieldNames, at + 1).map({ $0 <= place }) ?? false { return [place + 1] }
    }
    return []
  }

  /// Brackets around fields; a percent sign is one only around a name.
  static let brackets: [(open: WordList, close: WordList, needsName: Bool)] = [
    (["{{{"], ["}}}"], false), (["{{"], ["}}"], false), (["${"], ["}"], false), (["#{"], ["}"], false),
    (["{%"], ["%}"], false), (["<%"], ["%>"], false), (["{"], ["}"], false), (["%"], ["%"], true),
  ]

  private static let fieldNames: WordList = [
    "客户姓名", "客户名称", "用户姓名", "用户名", "姓名", "名字", "称呼", "昵称", "公司名称", "公司名", "产品名称", "产品名", "日期", "时间", "金额", "电话", "手机号",
    "订单号",
    "地址", "链接", "your name", "name", "company", "date",
  ]

  private func isName(_ range: Range<Int>) -> Bool {
    !range.isEmpty && range.allSatisfy { isLetterOrDigit($0) || value($0) == 0x5F } && !range.allSatisfy { isDigit($0) }
  }
}
