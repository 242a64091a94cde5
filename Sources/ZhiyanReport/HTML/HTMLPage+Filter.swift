import ZhiyanRules

extension HTMLPage {
  /// Choices of a level and a pack. They work by style alone, with `:has()`; where that is not known they are not shown.
  mutating func writeFilter() {
    let levels = Level.mostSeriousFirst.filter { count($0) > 0 }
    guard levels.count > 1 || packs.count > 1 else { return }
    let total = tally.total
    output += "<div class=\"filter\">\n"
    if levels.count > 1 {
      writeChoices(
        context.say("级别", "Level"), name: "level",
        choices: [(id: "l-all", label: context.say("全部", "All"), count: total)]
          + levels.map { ("l-\($0.htmlClass)", context.name(of: $0).htmlText, count($0)) })
    }
    if packs.count > 1 {
      writeChoices(
        context.say("规则包", "Pack"), name: "pack",
        choices: [(id: "p-all", label: context.say("全部", "All"), count: total)]
          + packs.map { pack in
            ("p-\(pack)", title(ofPack: pack), Level.allCases.reduce(0) { $0 + count($1, pack: pack) })
          })
    }
    output += "</div>\n<p class=\"filtered\">"
    output += context.say("只显示了所选的级别和规则包，其余的没有显示。", "Only the chosen level and pack are shown; the rest is hidden.")
    output += "</p>\n<p class=\"none\">"
    output += context.say("所选的级别和规则包里没有问题。", "There is nothing of this level and pack.")
    output += "</p>\n"
  }

  /// - Parameter choices: labels as markup; the first one is on.
  private mutating func writeChoices(
    _ legend: String, name: String, choices: [(id: String, label: String, count: Int)]
  ) {
    output += "<fieldset><legend>\(legend)</legend>\n"
    for (index, choice) in choices.enumerated() {
      let isOn = index == 0 ? " checked" : ""
      output += "<span class=\"choice\"><input type=\"radio\" name=\"\(name)\" id=\"\(choice.id)\"\(isOn)>"
      output += "<label for=\"\(choice.id)\">\(choice.label) <span class=\"n\">\(choice.count)</span></label></span>\n"
    }
    output += "</fieldset>\n"
  }

  /// What choices hide: `.b` holds several findings and has a class for each pair of level and pack in it, `.i` belongs to one.
  mutating func writeFilterStyle() {
    var hidden: [String] = []
    var plain: [String] = []
    var empty: [String] = []
    for level in Level.mostSeriousFirst where count(level) > 0 {
      let chosen = ":root:has(#l-\(level.htmlClass):checked)"
      hidden.append("\(chosen) :is(.b,.i):not(.\(level.htmlClass))")
      plain.append("\(chosen) mark:not(.\(level.htmlClass))")
    }
    for pack in packs {
      let chosen = ":root:has(#p-\(pack):checked)"
      hidden.append("\(chosen) :is(.b,.i):not(.p\(pack))")
      plain.append("\(chosen) mark:not(.p\(pack))")
      for level in Level.mostSeriousFirst where count(level) > 0 {
        let pair = HTMLPair(level: level, pack: pack)
        let both = ":root:has(#l-\(level.htmlClass):checked):has(#p-\(pack):checked)"
        hidden.append("\(both) .b:not(.\(pair.htmlClass))")
        if count(level, pack: pack) == 0 { empty.append("\(both) .none") }
      }
    }
    for (selectors, style) in [
      (hidden, "display:none"), (plain, "background:none;color:inherit;text-decoration:none"), (empty, "display:block"),
    ] where !selectors.isEmpty {
      output += "\(selectors.joined(separator: ",\n")){\(style)}\n"
    }
  }
}
