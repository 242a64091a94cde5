import ArgumentParser
import ZhiyanRules
import ZhiyanWorkspace

/// `zhiyan explain`.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explain a rule, or how rules decide about a text.",
    discussion: """
      zhiyan explain RULE                    what it finds, why, who says so, examples, better wording
      zhiyan explain RULE --text TEXT        which of its phrases match TEXT, and what silences them
      zhiyan explain RULE FILE:LINE:COLUMN   the same at a place of a file
      zhiyan explain FILE:LINE:COLUMN        every rule that looked at that place
      """)

  @Argument(help: ArgumentHelp("A rule's id, such as hype.act-now; a place, such as copy.md:3:14.", valueName: "rule"))
  var subjects: [String] = []

  @Option(help: ArgumentHelp("The text to explain the rule with.", valueName: "text"))
  var text: String?

  @Option(help: "The language of the explanation.")
  var lang: Language = .zh

  @Option(help: ArgumentHelp("Own rule files, or folders of them.", valueName: "path"))
  var rules: [String] = []

  @Option(help: "Where the copy is sent.")
  var channel: Channel?

  @Option(help: ArgumentHelp("The trades that the copy is about, parted by commas.", valueName: "trade"))
  var profile: [ProfileList] = []

  @Option(help: ArgumentHelp("The day on which the copy is sent; today by default.", valueName: "yyyy-mm-dd"))
  var date: CalendarDate?

  @Option(help: ArgumentHelp("Use this configuration instead of the nearest .zhiyan.yaml.", valueName: "file"))
  var config: String?

  @Flag(help: "Use no configuration.")
  var noConfig = false

  func validate() throws {
    if config != nil && noConfig { throw ValidationError("--config and --no-config exclude each other") }
    if subjects.isEmpty && text == nil {
      throw ValidationError("what to explain? Name a rule, such as hype.act-now, or a place, such as copy.md:3:14")
    }
    if subjects.count > 2 { throw ValidationError("one rule and one place at most: explain RULE FILE:LINE:COLUMN") }
    if subjects.count == 2 {
      if TraceRequest.place(subjects[0]) != nil {
        throw ValidationError("the rule comes first: explain RULE FILE:LINE:COLUMN")
      }
      if TraceRequest.place(subjects[1]) == nil {
        throw ValidationError("\(subjects[1]) is no place: write FILE:LINE:COLUMN, such as copy.md:3:14")
      }
    }
    if text != nil, subjects.contains(where: { TraceRequest.place($0) != nil }) {
      throw ValidationError("--text and a place of a file exclude each other")
    }
  }

  func run() throws {
    let places = subjects.compactMap(TraceRequest.place)
    let rule = subjects.first { TraceRequest.place($0) == nil }
    if let copy = places.first ?? text.map(TraceRequest.Copy.text) {
      try trace(copy, rule)
    } else if let rule {
      try describe(rule)
    }
  }

  private func trace(_ copy: TraceRequest.Copy, _ rule: String?) throws {
    var request = TraceRequest(copy, rule: rule)
    request.ruleFiles = rules
    request.configuration = config
    request.usesConfiguration = !noConfig
    request.channel = channel
    request.profiles = profile.flatMap(\.profiles)
    request.date = date ?? System.today
    request.language = lang
    let session = TraceSession(request)
    for mistake in session.mistakes { System.complain(mistake) }
    if !session.mistakes.isEmpty { throw Exit.trouble }
    System.print(session.text)
  }

  private func describe(_ rule: String) throws {
    let catalogue = RuleCatalogue(paths: rules, compiles: !rules.isEmpty)
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
