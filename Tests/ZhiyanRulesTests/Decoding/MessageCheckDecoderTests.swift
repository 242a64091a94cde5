import Testing
import ZhiyanText

@testable import ZhiyanRules

@Suite struct MessageCheckDecoderTests {
  private func mistakes(_ keys: String) -> [String] {
    RuleDecoderTests.mistakes("pack: p\nrules:\n  - {id: a, level: warning, message: m, \(keys)}\n")
  }

  @Test(arguments: [
    "check: pair, first: [甲], second: [{rule: p.b}, {pack: q}], within: 0, replaces: [p.b]",
    "check: pair, first: 甲, second: 乙",
    "check: count, of: [甲], max: 0, per: 60",
    "check: count, of: [甲], min: 1, max: 3, per: paragraph, counting: sentences",
    "check: length, of: clause, max: 60", "check: length, of: segments, max: 1, unless: {anywhere: [甲]}",
    "check: ratio, of: [甲], to: words, min: 0.5, per: paragraph",
    "check: ratio, of: [甲], to: [乙], min: 3, per: message",
    "check: age, months: 6", "check: age, of: [甲], months: 6, when: [乙], longer-than: 3",
    "check: consistency, either: [甲, [乙, 丙]]", "check: consistency, either: [<@simplified>, <@traditional>]",
    "check: require, when: [{pack: q}], need: [乙], within: message",
    "check: require, when: [甲], need-each: [{name: {zh: 丙, en: c}, any: [乙]}], within: message, longer-than: 3",
    "check: phrase, phrases: [甲], unless: {anywhere: [乙]}",
  ])
  func readsWhatIsRight(keys: String) {
    #expect(mistakes(keys) == [])
  }

  @Test(arguments: [
    ("check: pair, first: [甲]", "a rule needs second: (second: with a list of phrases below it)"),
    ("check: pair, first: [], second: [乙]", "first is empty (first: with a list of phrases below it)"),
    (
      "check: pair, first: [甲], second: [乙], within: message",
      "within is a whole number from 0 to 100 (within: 1, in sentences; 0 is the same sentence)"
    ),
    ("check: pair, first: [甲], second: [乙], replace: [p.b]", "a rule has no key replace (did you mean replaces:?)"),
    ("check: pair, first: [{rul: p.b}], second: [乙]", "an item of this list has no key rul (did you mean rule:?)"),
    (
      "check: pair, first: [{rule: p.b, pack: p}], second: [乙]",
      "one item names a rule or a pack, not both (two items: - rule: … and - pack: …)"
    ),
    ("check: pair, first: [{rule: p.b, levl: e}], second: [乙]", "an item of this list has no key levl"),
    ("check: pair, first: [{rule: 12}], second: [乙]", "a text is wanted here, and 12 is a integer in YAML"),
    ("check: count, of: [甲], per: message", "a count needs max: or min: (max: 2)"),
    ("check: count, of: [甲], max: 2", "a rule needs per: (per: message, or a number of characters)"),
    ("check: count, of: [甲], max: 2, per: mesage", "there is no scope mesage (did you mean message?)"),
    ("check: count, of: [甲], max: 2, per: 0", "per is a whole number from 1 to 1000000"),
    ("check: count, of: [甲], max: two, per: message", "max is a whole number from 0 to 100000 (max: 2)"),
    ("check: count, of: [甲], max: 1.5, per: message", "max is a whole number from 0 to 100000 (max: 2)"),
    ("check: count, of: [甲], min: 3, max: 2, per: message", "min is above max, so every text is at fault (min: 2)"),
    ("check: count, of: [甲], min: 3, max: 4, per: 60", "a density has a max: only"),
    ("check: count, of: [甲], max: 4, per: 60, counting: sentences", "a density counts hits"),
    ("check: count, of: [甲], max: 4, per: message, counting: sentence", "there is no way of counting sentence"),
    ("check: count, of: [甲], max: 4, per: sentence, counting: sentences", "a sentence holds one sentence"),
    ("check: length, of: sentense, max: 4", "there is no measure sentense (did you mean sentence?)"),
    ("check: length, of: sentence", "a rule needs max: (max: 60)"),
    (
      "check: length, of: sentence, max: 4, unless: {near: [甲]}",
      "a length has no words that something could stand beside"
    ),
    ("check: ratio, of: [甲], to: words, min: 2, per: message", "min is a number above 0, at most 1 (min: 0.5)"),
    ("check: ratio, of: [甲], to: [乙], min: 0, per: message", "min is a number above 0, at most 1000 (min: 3)"),
    ("check: ratio, of: [甲], to: [乙], min: 2, per: sentence", "a sentence is too short for a ratio"),
    ("check: age, of: [甲]", "a rule needs months: (months: 6)"),
    ("check: age, months: 6, examples: {pass: [甲]}", "examples of an age check need a day on which they are sent"),
    ("check: age, months: 6, examples: {date: '2026-02-30', pass: [甲]}", "2026-02-30 is no day written as YYYY-MM-DD"),
    ("check: consistency, either: [甲]", "either: has at least two entries"),
    (
      "check: consistency, either: [[甲], [<@simplifed>]]",
      "there is no recogniser @simplifed (did you mean <@simplified>?)"
    ),
    ("check: phrase, phrases: [第<@simplified>]", "a script's characters can only be looked for alone"),
    ("check: phrase, phrases: ['(甲|<@traditional>)乙']", "a script's characters can only be looked for alone"),
    ("check: phrase, phrases: [甲], longer-than: 3", "a rule has no key longer-than"),
    (
      "check: require, when: [甲], within: message",
      "a rule needs need: (need: with a list of phrases below it, or need-each:)"
    ),
    (
      "check: require, when: [甲], need: [乙], need-each: [{name: 丙, any: [丁]}], within: message",
      "need: and need-each: exclude each other (put this list under need-each:)"
    ),
    (
      "check: require, when: [甲], need-each: [{nam: 丙, name: 丁, any: [丁]}], within: message",
      "an entry of need-each has no key nam (did you mean name:?)"
    ),
    (
      "check: require, when: [甲], need-each: [{any: [丁]}], within: message",
      "an entry of need-each needs name: (name: {zh: 时间, en: the time})"
    ),
    ("check: require, when: [甲], need: [<@simplified>], within: message", "a script is nothing that a text can need"),
    ("check: count, of: [甲], max: 1, per: message, longer-than: 0", "longer-than is a whole number from 1 to 1000000"),
  ])
  func reportsAMistakeOnceWithARemedy(keys: String, message: String) {
    let found = mistakes(keys)
    #expect(found.count == 1)
    #expect(found.first?.contains(message) == true, "\(found)")
  }

  @Test(arguments: [
    ("check: phrase, phrases: [甲]", "{count}", "{match}"),
    ("check: count, of: [甲], max: 1, per: message", "{age}", "{match} {count}"),
    ("check: age, months: 6", "{missing}", "{match} {age}"),
    ("check: require, when: [甲], need: [乙], within: message", "{missing}", "{match}"),
  ])
  func valuesThatACheckDoesNotGiveAreReported(keys: String, value: String, known: String) {
    let file = "pack: p\nrules:\n  - id: a\n    level: warning\n    message: {zh: \"共 \(value) 处\", en: ok}\n"
    let found = RuleDecoderTests.mistakes(file + keys.split(separator: ", ").map { "    \($0)\n" }.joined())
    #expect(found == ["5:22: this kind of check gives no \(value) (use \(known))"])
  }

  @Test func examplesOfCountsMayMarkAnEmptyPlace() {
    #expect(mistakes("check: count, of: [甲], min: 1, per: message, examples: {flag: ['乙⟦⟧']}") == [])
  }
}
