import ArgumentParser

/// When text is coloured.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  /// `--color`, then NO_COLOR, then CLICOLOR_FORCE, then CLICOLOR and TERM, then whether the stream is a terminal.
  /// - Parameter descriptor: of the stream that is written to.
  func isOn(for descriptor: Int32) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      if let no = System.environment("NO_COLOR"), !no.isEmpty { return false }
      if let force = System.environment("CLICOLOR_FORCE"), !force.isEmpty, force != "0" { return true }
      if let force = System.environment("FORCE_COLOR"), !force.isEmpty, force != "0" { return true }
      if System.environment("CLICOLOR") == "0" || System.environment("TERM") == "dumb" { return false }
      return System.isTerminal(descriptor)
    }
  }
}
