import ArgumentParser
import ZhiyanRules
import ZhiyanWorkspace

/// `zhiyan init`.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a .zhiyan.yaml to start from, with every key in comments; it changes nothing as it is.")

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The file to write; it must not be there yet.", valueName: "file"))
  var output = ".zhiyan.yaml"

  @Option(help: "The language of the comments.")
  var lang: Language = .zh

  func run() throws {
    guard case .missing = FileReading.kind(output) else {
      System.complain("zhiyan: \(output) is there already, and is left as it is")
      throw Exit.trouble
    }
    do throws(OutputError) {
      try AtomicFile.write(Array(ConfigurationStarter.text(in: lang).utf8), to: output)
    } catch {
      switch error {
      case .closedPipe: throw Exit.closedPipe
      case .failed(let reason):
        System.complain("zhiyan: \(output) \(reason)")
        throw Exit.trouble
      }
    }
    System.print(output)
  }
}
