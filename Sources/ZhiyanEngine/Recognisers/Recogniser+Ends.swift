import ZhiyanRules
import ZhiyanText

extension Recogniser {
  /// The places after each reading of this form that starts exactly at `at`; empty where there is none.
  func ends(at: Int, in units: UnsafeBufferPointer<Unit>) -> [Int] {
    guard at < units.count, mayStart(with: units[at].value), units[at].kind != .space, units[at].kind != .zeroWidth
    else { return [] }
    if startsAtWords && units[at].isASCIILetter && at > 0 && units[at - 1].isASCIILetter
      && units[at - 1].end == units[at].start
    {
      return []
    }
    if let run = UnitRun(around: at, in: units, for: self) {
      return run.units.withUnsafeBufferPointer { ends(at: run.place, reading: Reading($0)) }.map(run.original)
    }
    return ends(at: at, reading: Reading(units))
  }

  /// True for forms that no word ends with: `may 5` in `dismay 5` is no date.
  private var startsAtWords: Bool {
    switch self {
    case .date, .deadline, .time: true
    case .number, .percent, .money, .duration, .phone, .email, .url, .placeholder, .question, .reason, .person, .source,
      .simplified, .traditional:
      false
    }
  }

  func ends(at: Int, reading: Reading) -> [Int] {
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
    case .question: return reading.question(at)
    case .reason: return reading.reason(at)
    case .person: return reading.person(at)
    case .source: return reading.source(at)
    // They are no matter of folded text; message-level checks look for them in the text itself.
    case .simplified, .traditional: return []
    }
  }

  /// The characters with which this form can start, by which the scan finds it where a phrase holds no fixed word.
  var firstScalars: [UInt32] {
    let digits = Array(UInt32(0x30)...0x39)
    let numerals = Array(Reading.numerals).sorted()
    switch self {
    case .number, .percent: return digits + numerals
    case .duration: return digits + numerals + scalars("整全")
    case .money: return digits + numerals + scalars("¥$€£ru")
    case .date, .deadline, .time:
      return digits + numerals + scalars("今明后昨本当次上下每周星礼月年早中晚凌清截截至即于在这大傍有最不") + Array(0x61...0x7A)
    case .phone: return digits
    case .email, .url: return digits + Array(0x61...0x7A)
    case .placeholder: return scalars("{$[【%<xX某待")
    case .question: return unique(Reading.questionFirsts)
    case .reason: return unique(Reading.reasonFirsts)
    case .person: return unique(Reading.personFirsts)
    case .source: return unique(Reading.sourceFirsts)
    case .simplified, .traditional: return []
    }
  }

  private func unique(_ scalars: [UInt32]) -> [UInt32] { Array(Set(scalars)).sorted() }

  private func scalars(_ text: String) -> [UInt32] { Array(Set(text.unicodeScalars.map(\.value))).sorted() }
}
