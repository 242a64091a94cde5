import ArgumentParser
import ZhiyanRules
import ZhiyanText
import ZhiyanWorkspace

/// `zhiyan rules`.
struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List, read, validate, test, start and document rules.",
    subcommands: [List.self, Parse.self, Validate.self, Test.self, New.self, Docs.self])

  /// `zhiyan rules list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the rules, one a line: id, level, title.")

    @Option(help: "The language of titles.")
    var lang: Language = .zh

    @Option(help: ArgumentHelp("Own rule files, or folders of them, to list too.", valueName: "path"))
    var rules: [String] = []

    func run() throws {
      // Tests look at the built-in rules; here only what a user wrote can be wrong.
      let catalogue = RuleCatalogue(paths: rules, compiles: !rules.isEmpty)
      let rows = catalogue.library.rules.sorted { $0.id < $1.id }
      let width = rows.map(\.id.count).max() ?? 0
      for rule in rows {
        let id = rule.id.padded(to: width)
        let limits = rule.limits(in: lang)
        System.print(
          "\(id)  \(rule.level.rawValue.padded(to: 10))  \(rule.title.text(in: lang))\(limits.isEmpty ? "" : "  [\(limits)]")"
        )
      }
      try catalogue.complain()
    }
  }

  /// `zhiyan rules parse`.
  struct Parse: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show what was read from a YAML file, as JSON, or every mistake in it.")

    @Argument(help: "The file; - for standard input.")
    var file: String

    func run() throws {
      let bytes = try RuleCatalogue.read(file)
      let parsed = YAMLParser.parse(bytes)
      guard parsed.issues.isEmpty, let node = parsed.node else {
        for line in RuleLoading.render(parsed.issues, [RuleFile(path: file, bytes: bytes)]) { System.complain(line) }
        throw Exit.trouble
      }
      System.print(String(decoding: node.json(), as: UTF8.self))
    }
  }

  /// `zhiyan rules validate`.
  struct Validate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Look for mistakes in rule files: every one, with its place and what to write.")

    @Argument(
      help: ArgumentHelp("Rule files, or folders of them; the built-in rules where there are none.", valueName: "path"))
    var paths: [String] = []

    func run() throws {
      let catalogue = RuleCatalogue(paths: paths, replacesBuiltin: !paths.isEmpty)
      try catalogue.complain()
      let phrases = catalogue.library.rules.reduce(0) { $0 + $1.check.phraseCount }
      System.print("\(catalogue.library.rules.count.counted("rule")), \(phrases.counted("phrase")): no mistakes")
    }
  }

  /// `zhiyan rules test`.
  struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Run the examples of rules, as written and in variants.",
      discussion: """
        Each flagged example must give exactly the hits between ⟦ and ⟧, and each passing one none of its rule. Flagged \
        examples are also run in full-width form, with CR LF, in Markdown emphasis and behind an emoji. Phrases that no \
        example reaches are listed with --coverage.
        """)

    @Argument(
      help: ArgumentHelp("Rule files, or folders of them; the built-in rules where there are none.", valueName: "path"))
    var paths: [String] = []

    @Flag(help: "List the phrases that no example reaches.")
    var coverage = false

    func run() throws {
      let catalogue = RuleCatalogue(paths: paths, replacesBuiltin: !paths.isEmpty)
      let tests = ExampleTests(catalogue.library, in: catalogue.compiled)
      for failure in tests.failures { System.complain(failure) }
      if coverage { for phrase in tests.unreached { System.print(phrase) } }
      try catalogue.complain()
      System.print(
        """
        \(tests.count.counted("example")) of \(catalogue.library.rules.count.counted("rule")), \
        \(tests.runs.counted("run")): \(tests.failures.count) failed; \
        \(tests.unreached.count.counted("phrase")) reached by no example
        """)
      if !tests.failures.isEmpty { throw Exit.findings }
    }
  }
}

extension String {
  /// Filled up with spaces; for ASCII.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}

extension Int {
  /// The number with a noun: 1 rule, 2 rules.
  func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}

extension RuleCatalogue {
  /// Reads a file or standard input.
  static func read(_ path: String) throws -> ContiguousArray<UInt8> {
    do throws(FileError) {
      return try path == "-" ? FileReading.readStandardInput() : FileReading.read(path)
    } catch {
      System.complain("\(path): \(error.en)")
      throw Exit.trouble
    }
  }

  /// Reports the mistakes of the rule files and ends the program where there are any.
  func complain() throws {
    for mistake in mistakes { System.complain(mistake) }
    if !mistakes.isEmpty { throw Exit.trouble }
  }
}
