import Testing
import ZhiyanRules

@Suite struct RewriteTemplateTests {
  @Test(arguments: [
    ("", ""), ("，", "，"), ("$1 $2", "甲 ｂ１"), ("（$0）", "（甲ｂ１）"), ("${2}", "ｂ１"), ("${2:half-width}", "b1"),
    ("$$1", "$1"),
    ("$3", ""), ("a${12}b", "ab"), ("$10", "甲0"), ("${0:half-width}$$", "甲b1$"),
  ])
  func putsGroupsIn(template: String, words: String) throws {
    let groups = ["甲ｂ１", "甲", "ｂ１"]
    let filled = try RewriteTemplate(template).filled { groups.indices.contains($0) ? groups[$0] : "" }
    #expect(filled == words)
  }

  @Test(arguments: ["$", "$x", "a$ 1", "${", "${x}", "${1", "${123}", "${1:full-width}", "${:half-width}", "$1$"])
  func refusesASignThatStandsForNothing(template: String) {
    let place = template.utf8.count - template.drop { $0 != "$" }.utf8.count
    do throws(RewriteTemplate.Mistake) {
      _ = try RewriteTemplate(template)
      Issue.record("\(template) was taken")
    } catch {
      #expect(error.range.lowerBound == (template == "$1$" ? 2 : place))
      #expect(error.range.upperBound <= template.utf8.count)
    }
  }

  @Test func knowsTheHighestGroup() throws {
    #expect(try RewriteTemplate("$1${12}$3").highestGroup == 12)
    #expect(try RewriteTemplate("a$$").highestGroup == nil)
  }
}
