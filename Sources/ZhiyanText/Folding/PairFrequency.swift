internal import CFolding

/// How often two word characters stand together in ordinary text.
public enum PairFrequency {
  /// The share of a pair among all pairs of neighbours, roughly; pairs that are not in the table count as rare.
  /// - Parameters:
  ///   - first: a folded scalar.
  ///   - second: the one that follows it.
  public static func of(_ first: UInt32, _ second: UInt32) -> Double {
    let key = UInt32(Folding.scanCode(ofFolded: second)) << 16 | UInt32(Folding.scanCode(ofFolded: first))
    let pairs = zy_frequency_pairs()
    var low = 0
    var high = Int(zy_frequency_count())
    while low < high {
      let middle = (low + high) / 2
      if pairs[middle] < key { low = middle + 1 } else { high = middle }
    }
    guard low < Int(zy_frequency_count()), pairs[low] == key else { return rare }
    var share = 1.0 / Double(1 << 24)
    for _ in 0..<zy_frequency_logs()[low] { share *= 2 }
    return share
  }

  /// The share of a character among all word characters, roughly.
  /// - Parameter scalar: a folded scalar.
  public static func of(_ scalar: UInt32) -> Double {
    let code = UInt32(Folding.scanCode(ofFolded: scalar))
    let pairs = zy_frequency_pairs()
    let logs = zy_frequency_logs()
    var low = 0
    var high = Int(zy_frequency_count())
    while low < high {
      let middle = (low + high) / 2
      if pairs[middle] < code << 16 { low = middle + 1 } else { high = middle }
    }
    var share = rare
    while low < Int(zy_frequency_count()) && pairs[low] >> 16 == code {
      share += Double(1 << UInt32(logs[low])) / Double(1 << 24)
      low += 1
    }
    return share
  }

  /// Half of the least share in the table.
  private static let rare = 8.0 / Double(1 << 24)
}
