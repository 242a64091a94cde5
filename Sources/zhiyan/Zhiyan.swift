import ArgumentParser

@main
struct Zhiyan: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "zhiyan")
}
