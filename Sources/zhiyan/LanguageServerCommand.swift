import ArgumentParser
import ZhiyanLanguageServer
import ZhiyanRules
import ZhiyanWorkspace

/// `zhiyan lsp`.
struct LanguageServerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp",
    abstract: "Check copy in an editor: a language server on standard input and output.",
    discussion: """
      Editors start it; Docs/editors.md says how. Exit: 0 after shutdown and exit; 1 where the editor went away without them.
      """)

  @Flag(help: "Standard input and output; there is no other way, and editors may say so.")
  var stdio = false

  @Option(help: ArgumentHelp("The client's process; the server ends with it.", valueName: "pid"))
  var clientProcessId: Int32?

  @Option(help: ArgumentHelp("The language of messages; by default that of the editor.", valueName: "zh|en"))
  var lang: Language?

  @Option(help: ArgumentHelp("Own rule files, or folders of them, beside those of configurations.", valueName: "path"))
  var rules: [String] = []

  @Option(help: "Where the copy is sent, whatever configurations say.")
  var channel: Channel?

  @Option(help: ArgumentHelp("The day on which the copy is sent; today by default.", valueName: "yyyy-mm-dd"))
  var date: CalendarDate?

  @Option(help: ArgumentHelp("Use this configuration instead of the nearest .zhiyan.yaml.", valueName: "file"))
  var config: String?

  func run() throws {
    var request = CheckRequest()
    request.ruleFiles = rules
    request.channel = channel
    request.date = date
    request.configuration = config
    request.version = Zhiyan.number
    let environment = LanguageServer.Environment(request: request, language: lang) { System.today }
    var loop = StreamLoop(LanguageServer(environment), clientProcess: clientProcessId)
    let code = loop.run()
    if code != 0 { throw Exit(code: code) }
  }
}
