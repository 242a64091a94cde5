import ZhiyanRules

extension HTMLPage {
  /// Files that the chart names before it folds the others away.
  private static let charted = 15

  /// Totals, a chart by pack and one by file; tables that read as well without style.
  mutating func writeTotals() {
    output += "<section aria-labelledby=\"totals\">\n<h2 id=\"totals\">\(context.say("总览", "Totals"))</h2>\n"
    output += "<ul class=\"totals\">\n"
    for level in Level.mostSeriousFirst {
      let count = count(level)
      let name = formatter.name(of: level, count: count)
      output += "<li class=\"total \(level.htmlClass)\"><b>\(count)</b> <span class=\"level\">\(name)</span></li>\n"
    }
    let named = context.say("个文件有问题，共检查 \(summary.files) 个", "of \(summary.files) files have findings")
    output += "<li class=\"total\"><b>\(files.count)</b> <span>\(named)</span></li>\n</ul>\n<div class=\"charts\">\n"
    writeChart(
      id: "by-pack", title: context.say("按规则包", "By pack"), first: context.say("规则包", "Pack"),
      rows: packs.map { pack in
        Row(name: title(ofPack: pack), counts: Level.mostSeriousFirst.map { count($0, pack: pack) })
      })
    writeChart(
      id: "by-file", title: context.say("按文件", "By file"), first: context.say("文件", "File"),
      rows: files.enumerated().map { index, file in
        Row(
          name: "<a href=\"#f\(index + 1)\"><bdi>\(file.path)</bdi></a>",
          counts: Level.mostSeriousFirst.map { file.tally.count(of: $0) })
      })
    output += "</div>\n</section>\n"
  }

  /// A line of a chart.
  private struct Row {
    /// As markup.
    var name: String
    /// By level, the most serious one first.
    var counts: [Int]

    var total: Int { counts.reduce(0, +) }
  }

  private mutating func writeChart(id: String, title: String, first: String, rows: [Row]) {
    // Stable: rows of equal counts keep their order.
    let sorted = rows.enumerated().sorted { a, b in
      a.element.counts == b.element.counts
        ? a.offset < b.offset : b.element.counts.lexicographicallyPrecedes(a.element.counts)
    }.map(\.element)
    let longest = rows.map(\.total).max() ?? 1
    output += "<div class=\"chart\">\n<h3 id=\"\(id)\">\(title)</h3>\n"
    writeTable(labelledBy: id, first: first, rows: sorted.prefix(Self.charted), longest: longest)
    let rest = sorted.dropFirst(Self.charted)
    if !rest.isEmpty {
      let more = context.say("另外 \(rest.count) 行", "\(rest.count) more")
      output += "<details><summary>\(more)</summary>\n"
      writeTable(labelledBy: id, first: first, rows: rest, longest: longest)
      output += "</details>\n"
    }
    output += "</div>\n"
  }

  private mutating func writeTable(labelledBy id: String, first: String, rows: ArraySlice<Row>, longest: Int) {
    output += "<table aria-labelledby=\"\(id)\">\n<thead><tr><th scope=\"col\">\(first)</th>"
    for level in Level.mostSeriousFirst {
      output += "<th scope=\"col\">\(columnName(of: level))</th>"
    }
    output += "</tr></thead>\n<tbody>\n"
    for row in rows {
      output += "<tr><th scope=\"row\">\(row.name)\(bar(row, longest: longest))</th>"
      for count in row.counts { output += count == 0 ? "<td class=\"zero\">0</td>" : "<td>\(count)</td>" }
      output += "</tr>\n"
    }
    output += "</tbody>\n</table>\n"
  }

  /// With a soft hyphen, for windows of which a longer word would take half.
  private func columnName(of level: Level) -> String {
    switch level {
    case .error: context.say("错误", "Errors")
    case .warning: context.say("警告", "Warn\u{AD}ings")
    case .suggestion: context.say("建议", "Sugges\u{AD}tions")
    }
  }

  /// The numbers of a row as lengths, in thousandths of the longest; the numbers themselves stand beside it.
  private func bar(_ row: Row, longest: Int) -> String {
    var output = "<svg class=\"bar\" viewBox=\"0 0 1000 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
    var sum = 0
    for (level, count) in zip(Level.mostSeriousFirst, row.counts) where count > 0 {
      let start = sum * 1000 / longest
      sum += count
      let width = max(2, sum * 1000 / longest - start - 2)
      output += "<rect class=\"\(level.htmlClass)\" x=\"\(start)\" width=\"\(width)\" height=\"8\"/>"
    }
    return output + "</svg>"
  }
}
