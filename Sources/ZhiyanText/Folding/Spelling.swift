/// Characters that copy writes in Latin letters to slip past word filters: `mian费`, `zui低价`, `加V`.
///
/// Only a whole run of letters that touches an ideograph counts, and of those that are words or names elsewhere only next
/// to the ideograph that makes them what they are here.
public enum Spelling {
  /// A run of letters and the ideographs that it stands for.
  public struct Place: Hashable, Sendable {
    public var range: Range<Int>
    public var characters: String
  }

  /// Runs that stand for the same ideographs wherever they touch one.
  private static let alone: [String: String] = [
    "mian": "免", "fei": "费", "mianfei": "免费", "zui": "最", "qiang": "抢", "qianggou": "抢购", "zhuan": "赚", "qian": "钱",
    "zhuanqian": "赚钱",
    "weixin": "微信", "vx": "微信", "piao": "票", "fapiao": "发票", "daikuan": "贷款", "youhui": "优惠", "hongbao": "红包",
    "dujia": "独家", "jiang": "奖",
  ]
  /// Runs that do so behind an ideograph.
  private static let behind: [String: String] = [
    "加v": "微", "加wx": "微信", "加wei": "微", "微xin": "信", "费song": "送", "优hui": "惠", "贷kuan": "款", "国jia": "家", "唯yi": "一",
    "独jia": "家",
    "限shi": "时", "秒sha": "杀", "红bao": "包", "返xian": "现",
  ]
  /// Runs that do so before an ideograph.
  private static let before: [String: String] = [
    "v信": "微", "wei信": "微", "di一": "第", "fa票": "发", "you惠": "优", "dai款": "贷", "guo家": "国", "jue对": "绝", "ding级": "顶",
    "wei一": "唯",
    "bao邮": "包", "bao过": "包", "bao本": "保", "du家": "独", "xian时": "限", "miao杀": "秒", "hong包": "红", "zhong奖": "中",
    "wen赚": "稳", "tang赚": "躺",
  ]
  /// Behind 加V: an account that a platform has verified, no address.
  private static let verified: Set<Unicode.Scalar> = ["认", "用", "账", "身", "标", "大"]
  private static let beforeAddress: Set<Unicode.Scalar> = ["加", "的", "我", "号", "私"]
  private static let longest = 9

  /// The runs of a text that stand for ideographs, in order.
  /// - Parameter text: valid UTF-8.
  public static func places(in text: UnsafeBufferPointer<UInt8>) -> [Place] {
    var places: [Place] = []
    func look(_ range: Range<Int>) {
      for letter in range where isTouched(letter, in: text) {
        if let place = place(around: letter, in: text), places.last != place { places.append(place) }
      }
    }
    // Sixteen bytes a step, with the ones before and behind them.
    let raw = UnsafeRawBufferPointer(text)
    var at = min(1, text.count)
    look(0..<at)
    while at &+ 16 < text.count {
      if holdsTouched(raw, at) { look(at..<at + 16) }
      at &+= 16
    }
    look(at..<text.count)
    return places
  }

  /// Whether one of sixteen bytes is an ASCII letter next to a byte that is none.
  @inline(__always) private static func holdsTouched(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> Bool {
    let lower = SixteenBytes(bytes, at: at) | SixteenBytes(repeating: 0x20)
    let isLetter = lower.isAbove(0x60) & (lower.isAbove(0x7A) ^ SixteenBytes(repeating: 0xFF))
    let around = SixteenBytes(bytes, at: at &- 1) | SixteenBytes(bytes, at: at &+ 1)
    return !(isLetter & around & SixteenBytes(repeating: 0x80)).isZero
  }

  /// Whether a byte is a letter next to a character that is not ASCII.
  private static func isTouched(_ at: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text[at] < 0x80, (0x61...0x7A).contains(text[at] | 0x20) else { return false }
    return (at > 0 && text[at - 1] >= 0x80) || (at + 1 < text.count && text[at + 1] >= 0x80)
  }

  /// The run of letters around an offset, where it stands for something.
  private static func place(around offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Place? {
    func isLetter(_ at: Int) -> Bool { text[at] < 0x80 && (0x61...0x7A).contains(text[at] | 0x20) }
    func isDigit(_ at: Int) -> Bool { (0x30...0x39).contains(text[at]) }
    var start = offset
    var end = offset + 1
    while start > 0 && offset - start <= longest && isLetter(start - 1) { start -= 1 }
    while end < text.count && end - start <= longest && isLetter(end) { end += 1 }
    guard end - start <= longest, start == 0 || !isDigit(start - 1),
      end == text.count || !isDigit(end) || end - start > 1
    else {
      return nil
    }
    let run = String(decoding: text[start..<end].map { $0 | 0x20 }, as: UTF8.self)
    let last = start > 0 ? Unicode.Scalar(text.scalar(at: text.scalarStart(before: start))) : nil
    let next = end < text.count ? Unicode.Scalar(text.scalar(at: end)) : nil
    // VX530 is a model; 加vx138… is an address.
    if end < text.count && isDigit(end) && !(last.map(beforeAddress.contains) ?? false) { return nil }
    if let characters = alone[run] { return Place(range: start..<end, characters: characters) }
    if let last, let characters = behind["\(last)\(run)"] {
      if run == "v", let next, verified.contains(next) { return nil }
      return Place(range: start..<end, characters: characters)
    }
    if let next, let characters = before["\(run)\(next)"] { return Place(range: start..<end, characters: characters) }
    return nil
  }
}
