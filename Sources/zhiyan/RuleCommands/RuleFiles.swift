import ArgumentParser
import ZhiyanRules
import ZhiyanWorkspace

extension Rules {
  /// `zhiyan rules new`.
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write a rule file to start from, with comments; it works as it is.")

    @Argument(help: ArgumentHelp("The rule's id: the pack and the rule, such as house.please.", valueName: "pack.rule"))
    var id: String

    @Option(
      name: [.short, .long],
      help: ArgumentHelp(
        "The file to write; it must not be there yet. Standard output if not given.", valueName: "file"))
    var output: String?

    @Option(help: "The language of the comments.")
    var lang: Language = .zh

    func run() throws {
      guard let starter = RuleStarter(id: id) else {
        throw ValidationError(
          "\(id) is no rule's id: write pack.rule, of lower-case letters, digits and hyphens, such as house.please")
      }
      guard !starter.isTaken else {
        throw ValidationError("there is a built-in rule \(id) already: use another pack name or id")
      }
      if let output, !isMissing(output) {
        System.complain("zhiyan: \(output) is there already, and is left as it is: name another file")
        throw Exit.trouble
      }
      let text = starter.text(path: output ?? "\(starter.pack).yaml", in: lang)
      try ReportTarget.write(text, to: output)
    }

    private func isMissing(_ path: String) -> Bool {
      if case .missing = FileReading.kind(path) { true } else { false }
    }
  }

  /// `zhiyan rules docs`.
  struct Docs: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the reference of the rules, as one Markdown page.")

    @Argument(
      help: ArgumentHelp("Rule files, or folders of them; the built-in rules where there are none.", valueName: "path"))
    var paths: [String] = []

    @Option(help: "The language of the page.")
    var lang: Language = .zh

    @Option(name: [.short, .long], help: ArgumentHelp("The file to write; it is replaced.", valueName: "file"))
    var output: String?

    func run() throws {
      let catalogue = RuleCatalogue(paths: paths, replacesBuiltin: !paths.isEmpty, compiles: !paths.isEmpty)
      try catalogue.complain()
      try ReportTarget.write(RuleHandbook(catalogue.library, language: lang).text, to: output)
    }
  }
}

extension ReportTarget {
  /// Writes a whole text to a file, or to standard output.
  fileprivate static func write(_ text: String, to path: String?) throws {
    var target = try ReportTarget(path: path)
    do throws(OutputError) {
      try target.write(Array(text.utf8))
      try target.finish()
    } catch {
      target.abandon()
      System.end(error)
    }
  }
}
