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

  private static let allStartBits: [UInt64] = allCases.map { recogniser in
    recogniser.starts.map { $0.reduce(0) { $0 | PhraseProgram.bit($1) } } ?? .max
  }

  /// How many numbers hold the marks of one form.
  private static let markWords = 64

  /// By form: the characters with which it can start, as marks by their hashes. Sixty-four bits for as many characters let pass
  /// every other character of a text; these err once in fifty.
  private static let startMarks: ContiguousArray<UInt64> = {
    var marks = ContiguousArray<UInt64>(repeating: 0, count: allCases.count * markWords)
    for recogniser in allCases {
      let first = Int(recogniser.index) * markWords
      guard let starts = recogniser.starts else {
        for word in first..<first + markWords { marks[word] = .max }
        continue
      }
      for scalar in starts {
        let mark = mark(scalar)
        marks[first + mark >> 6] |= 1 << UInt64(mark & 63)
      }
    }
    return marks
  }()

  @inline(__always) private static func mark(_ scalar: UInt32) -> Int {
    Int(truncatingIfNeeded: (scalar &* 0x9E37_79B1) &>> 20)
  }

  /// False where no reading of this form starts with a character.
  func mayStart(with scalar: UInt32) -> Bool {
    let mark = Self.mark(scalar)
    return Self.startMarks[Int(index) * Self.markWords + mark &>> 6] &>> UInt64(mark & 63) & 1 != 0
  }

  /// The characters with which this form can start; nil where that is not known.
  var starts: [UInt32]? {
    let numbers = Array(UInt32(0x30)...0x39) + Reading.numerals
    let dates = [Reading.namedDays, Reading.whichWeek, Reading.weekdays, Reading.months].flatMap(\.firstScalars)
    let times = Reading.partsOfDay.firstScalars
    let durations = Reading.halves.firstScalars
    switch self {
    case .number, .phone: return numbers
    case .percent: return numbers + Reading.percentWords.firstScalars
    case .money: return numbers + Reading.currencySigns.firstScalars
    case .duration: return numbers + durations
    case .date: return numbers + dates
    case .time: return numbers + times
    case .deadline:
      return numbers + dates + times + durations + Reading.deadlineLeads.firstScalars + Reading.withinLeads.firstScalars
    case .placeholder: return [0x5B, 0x3010] + Reading.brackets.flatMap(\.open.firstScalars)
    case .email, .url, .question, .reason, .person, .source, .simplified, .traditional: return nil
    }
  }
}
