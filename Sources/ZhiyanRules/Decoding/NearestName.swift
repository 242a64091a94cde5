/// Finds the name that was probably meant.
public enum NearestName {
  /// The known name with the fewest edits from `name`, where that is few enough to be a slip; the first such in order.
  public static func of(_ name: String, among known: [String]) -> String? {
    let letters = Array(name.unicodeScalars)
    let limit = max(1, letters.count / 3)
    var best: (distance: Int, name: String)?
    for candidate in known {
      let distance = edits(letters, Array(candidate.unicodeScalars))
      if distance <= limit && distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    return best?.name
  }

  /// Insertions, deletions, replacements and swaps of neighbours between two words.
  private static func edits(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      for j in 1...b.count {
        var cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] { cost = min(cost, before[j - 2] + 1) }
        row.append(cost)
      }
      before = last
      last = row
    }
    return last[b.count]
  }
}
