import ZhiyanRules
import ZhiyanText

extension Recogniser {
  /// The places after each reading of this form that starts exactly at `at`; empty where there is none.
  func ends(at: Int, in units: UnsafeBufferPointer<Unit>) -> [Int] {
    guard at < units.count, units[at].kind != .space, units[at].kind != .zeroWidth else { return [] }
    let reading = Reading(units)
    switch self {
    case .number: return reading.numbers(at)
    case .percent: return reading.percent(at)
    case .money: return reading.money(at)
    case .duration: return reading.duration(at)
    case .date: return reading.date(at)
    case .time: return reading.time(at)
    case .deadline: return reading.deadline(at)
    case .phone: return reading.phone(at)
    case .email: return reading.email(at)
    case .url: return reading.url(at)
    case .placeholder: return reading.placeholder(at)
    case .question, .reason, .person, .source: return []
    // They are no matter of folded text; message-level checks look for them in the text itself.
    case .simplified, .traditional: return []
    }
  }

  /// The characters with which this form can start, by which the scan finds it where a phrase holds no fixed word.
  var firstScalars: [UInt32] {
    let digits = Array(UInt32(0x30)...0x39)
    let numerals = Array(Reading.numerals).sorted()
    switch self {
    case .number, .percent, .duration: return digits + numerals
    case .money: return digits + numerals + scalars("¥$")
    case .date, .deadline, .time:
      return digits + numerals + scalars("今明后昨本当次上下每周星礼月年早中晚凌清截截至即于在") + Array(0x61...0x7A)
    case .phone: return digits
    case .email, .url: return digits + Array(0x61...0x7A)
    case .placeholder: return scalars("{$[【%<xX某待")
    case .question, .reason, .person, .source: return []
    case .simplified, .traditional: return []
    }
  }

  private func scalars(_ text: String) -> [UInt32] { Array(Set(text.unicodeScalars.map(\.value))).sorted() }
}
