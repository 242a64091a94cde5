import ArgumentParser
import ZhiyanText

/// The command line.
@main
struct Zhiyan: AsyncParsableCommand {
  static let number = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "zhiyan",
    abstract: "Checks the words that companies send to people: Chinese first, English where it is mixed in.",
    discussion: "Exit: 0 nothing at or above --fail-on; 1 findings; 2 wrong use, rules or input that cannot be read.",
    version: "zhiyan \(number) (ICU \(WordSegmenter.icuVersion))",
    subcommands: [
      Check.self, BaselineCommand.self, Explain.self, Rules.self, Config.self, Init.self, Segment.self,
      LanguageServerCommand.self,
    ],
    defaultSubcommand: Check.self)

  /// Parses and runs; the library's own exit code for wrong use is 64, ours is 2.
  static func main() async {
    System.ignoreBrokenPipes()
    do {
      if let options = CheckOptions(plain: CommandLine.arguments.dropFirst()) {
        try await CheckRun(options).run()
        return
      }
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let exit as Exit {
      System.exit(exit.code)
    } catch {
      let code = exitCode(for: error)
      let message = fullMessage(for: error)
      if code == .success {
        System.print(message)
        System.exit(0)
      }
      System.complain(message)
      System.exit(2)
    }
  }
}

/// Ends the program with a code of ours; what there was to say has been said.
struct Exit: Error {
  var code: Int32

  /// Findings at or above the gate.
  static let findings = Exit(code: 1)
  /// Wrong use, rules, or input that cannot be read.
  static let trouble = Exit(code: 2)
  /// The reader of our output went away; what a shell shows for that.
  static let closedPipe = Exit(code: 141)
}
