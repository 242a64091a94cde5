/// Finds out which new files are old ones under another name: those of which the baseline knows most findings under the
/// name of a file that is gone.
enum BaselineRenames {
  /// - Parameters:
  ///   - missing: the entries of files that are gone, by name.
  ///   - new: the findings of files that the baseline does not know, by name.
  /// - Returns: old names by new ones; no old name twice.
  static func match(missing: [String: Baseline.Counts], new: [String: Baseline.Counts]) -> [String: String] {
    struct Pair {
      var score: Int
      var new: String
      var old: String
    }
    var pairs: [Pair] = []
    for (name, counts) in new {
      for (old, known) in missing {
        let score = counts.common(with: known).total
        // Half of what was known must still be there: one stock phrase does not make a file an old one.
        if score > 0 && score * 2 >= known.total { pairs.append(Pair(score: score, new: name, old: old)) }
      }
    }
    pairs.sort { a, b in
      if a.score != b.score { return a.score > b.score }
      if a.new != b.new { return a.new.utf8.lexicographicallyPrecedes(b.new.utf8) }
      return a.old.utf8.lexicographicallyPrecedes(b.old.utf8)
    }
    var result: [String: String] = [:]
    var taken: Set<String> = []
    for pair in pairs where result[pair.new] == nil && !taken.contains(pair.old) {
      result[pair.new] = pair.old
      taken.insert(pair.old)
    }
    return result
  }
}
