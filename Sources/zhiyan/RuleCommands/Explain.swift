import ArgumentParser
import ZhiyanRules
import ZhiyanWorkspace

/// `zhiyan explain`.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explain a rule: what it finds, why, who says so, examples, better wording.")

  @Argument(help: "The rule's id, such as hype.act-now.")
  var rule: String

  @Option(help: "The language of the explanation.")
  var lang: Language = .zh

  @Option(help: ArgumentHelp("Own rule files, or folders of them.", valueName: "path"))
  var rules: [String] = []

  func run() throws {
    let catalogue = RuleCatalogue(paths: rules)
    try catalogue.complain()
    guard let found = catalogue.library.rules.first(where: { $0.id == rule }) else {
      let known = catalogue.library.rules.map(\.id).sorted()
      let fix = NearestName.of(rule, among: known).map { "did you mean \($0)?" } ?? "zhiyan rules list shows all rules"
      System.complain("there is no rule \(rule): \(fix)")
      throw Exit.trouble
    }
    System.print(RuleExplanation(found, library: catalogue.library, language: lang).text)
  }
}
