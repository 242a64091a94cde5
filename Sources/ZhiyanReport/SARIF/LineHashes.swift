/// The hash by which GitHub knows the line of a result again, for each line of a file.
///
/// It covers 100 UTF-16 units from the start of the line on, spaces and tabs left out, and says how often it has come
/// up so far in the file. GitHub's upload action computes the same where it can see the file; uploads through the
/// interface for programs get none, so that the log must hold it.
struct LineHashes {
  private static let window = 100
  private static let base: UInt64 = 37
  private static let mark: UInt16 = 0xFFFF
  /// What the unit that leaves the window is multiplied with.
  private static let leaving = (0..<window).reduce(1) { power, _ in power &* base }

  private var entries: ContiguousArray<(hash: UInt64, count: Int)> = []

  /// - Parameter bytes: valid UTF-8; a byte-order mark counts as a unit.
  init(_ bytes: ContiguousArray<UInt8>) {
    var roll = Roll()
    var counts: [UInt64: Int] = [:]
    var isLineStart = true
    var isAfterReturn = false
    func take(_ unit: UInt16) {
      roll.append(unit, startsLine: isLineStart) { hash in
        let count = counts[hash, default: 0] + 1
        counts[hash] = count
        entries.append((hash, count))
      }
      isLineStart = unit == 0x0A
    }
    for unit in String(decoding: bytes, as: UTF8.self).utf16 {
      if unit == 0x20 || unit == 0x09 || (unit == 0x0A && isAfterReturn) {
        isAfterReturn = false
        continue
      }
      isAfterReturn = unit == 0x0D
      take(isAfterReturn ? 0x0A : unit)
    }
    take(Self.mark)
    // Zeros push the last lines out of the window.
    isLineStart = false
    for _ in 0..<Self.window { take(0) }
  }

  /// Of a line, 1-based, such as `2c01c8500a6d0a7c:1`.
  subscript(line: Int) -> String {
    // Each line has an entry: the mark after the last unit starts one where a line break comes last.
    let index = min(max(line - 1, 0), entries.count - 1)
    return "\(String(entries[index].hash, radix: 16)):\(entries[index].count)"
  }

  /// A polynomial over the last 100 units, and which of them start a line.
  private struct Roll {
    private var units = [UInt16](repeating: 0, count: window)
    private var starts = [Bool](repeating: false, count: window)
    private var index = 0
    private var hash: UInt64 = 0

    /// Calls `complete` with the hash of the line that starts where the window starts.
    mutating func append(_ unit: UInt16, startsLine: Bool, complete: (UInt64) -> Void) {
      if starts[index] { complete(hash) }
      starts[index] = startsLine
      hash = hash &* base &+ UInt64(unit) &- leaving &* UInt64(units[index])
      units[index] = unit
      index = index + 1 == window ? 0 : index + 1
    }
  }
}
