import ArgumentParser
import ZhiyanRules
import ZhiyanWorkspace

/// `zhiyan config`.
struct Config: ParsableCommand {
  /// How to write it.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  static let configuration = CommandConfiguration(
    abstract: "Show what the configuration says of a file or a folder, and which line says so.")

  @Argument(help: "The file or folder.")
  var path = "."

  @Option(help: "How to write it.")
  var format: Form = .text

  @Option(help: ArgumentHelp("Use this configuration instead of the nearest .zhiyan.yaml.", valueName: "file"))
  var config: String?

  @Option(help: "The language of comments.")
  var lang: Language = .zh

  func run() throws {
    var request = CheckRequest()
    request.configuration = config
    let report = ConfigurationReport(path, request)
    for mistake in report.mistakes { System.complain(mistake) }
    guard report.mistakes.isEmpty else { throw Exit.trouble }
    switch format {
    case .text: System.print(report.text(in: lang))
    case .json: System.print(String(decoding: report.json, as: UTF8.self))
    }
  }
}
