import ZhiyanRules

/// Decides between hits that overlap: the most serious one stays, then the longest, then the one whose rule stands first.
struct OverlapPolicy {
  /// By rule.
  let levels: [Level?]

  /// The hits that stay, in order of place.
  func resolve(_ hits: [Hit]) -> [Hit] {
    let sorted = hits.sorted { ($0.start, $0.end, $0.rule) < ($1.start, $1.end, $1.rule) }
    var kept: [Hit] = []
    kept.reserveCapacity(sorted.count)
    var cluster: [Hit] = []
    var end: UInt32 = 0
    for hit in sorted {
      if !cluster.isEmpty && hit.start >= end {
        kept += resolve(cluster: cluster)
        cluster.removeAll(keepingCapacity: true)
        end = 0
      }
      cluster.append(hit)
      end = max(end, hit.end)
    }
    return kept + resolve(cluster: cluster)
  }

  private func resolve(cluster: [Hit]) -> [Hit] {
    guard cluster.count > 1 else { return cluster }
    var kept: [Hit] = []
    for hit in cluster.sorted(by: precedes) where !kept.contains(where: { $0.start < hit.end && hit.start < $0.end }) {
      kept.append(hit)
    }
    return kept.sorted { $0.start < $1.start }
  }

  private func precedes(_ a: Hit, _ b: Hit) -> Bool {
    let mine = level(of: a)
    let theirs = level(of: b)
    if mine != theirs { return mine > theirs }
    if a.end - a.start != b.end - b.start { return a.end - a.start > b.end - b.start }
    return (a.start, a.rule, a.rewrite) < (b.start, b.rule, b.rewrite)
  }

  private func level(of hit: Hit) -> Level {
    hit.isExempt ? .suggestion : levels[Int(hit.rule)] ?? .suggestion
  }
}
