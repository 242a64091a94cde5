import ZhiyanRules

extension Recogniser {
  /// The characters with which this form can start, as bits by `PhraseProgram.bit`; all ones where that is not known.
  ///
  /// Most places of a text are passed over by these bits, before anything is read.
  var startBits: UInt64 { Self.allStartBits[Int(index)] }

  /// The most word characters that this form spans, by which the search around a hit is bounded.
  var longest: Int32 {
    switch self {
    case .number, .time: 16
    case .percent, .money, .date: 20
    case .duration: 24
    case .simplified, .traditional: 1
    case .deadline, .phone, .email, .url, .placeholder, .question, .reason, .person, .source: 40
    }
  }

  private static let allStartBits: [UInt64] = allCases.map(\.bits)

  private static let numbers =
    (UInt32(0x30)...0x39).reduce(0) { $0 | PhraseProgram.bit($1) }
    | Reading.numerals.reduce(0) { $0 | PhraseProgram.bit($1) }

  private var bits: UInt64 {
    let dates =
      Self.numbers | Reading.namedDays.firsts | Reading.whichWeek.firsts | Reading.weekdays.firsts
      | Reading.months.firsts
    let times = Self.numbers | Reading.partsOfDay.firsts
    let durations = Self.numbers | Reading.halves.firsts
    switch self {
    case .number, .phone: return Self.numbers
    case .percent: return Self.numbers | Reading.percentWords.firsts
    case .money: return Self.numbers | Reading.currencySigns.firsts
    case .duration: return durations
    case .date: return dates
    case .time: return times
    case .deadline:
      return dates | times | durations | Reading.deadlineLeads.firsts | Reading.withinLeads.firsts
    case .placeholder:
      return Reading.brackets.reduce(PhraseProgram.bit(0x5B) | PhraseProgram.bit(0x3010)) { $0 | $1.open.firsts }
    case .email, .url, .question, .reason, .person, .source, .simplified, .traditional: return .max
    }
  }
}
