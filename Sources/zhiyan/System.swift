import ZhiyanRules
import ZhiyanWorkspace

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The process: its streams, its environment, its end.
enum System {
  /// A reader that goes away must end in an error of `write`, not in a signal.
  static func ignoreBrokenPipes() {
    signal(SIGPIPE, SIG_IGN)
  }

  static func exit(_ code: Int32) -> Never {
    #if canImport(Glibc)
      Glibc.exit(code)
    #else
      Darwin.exit(code)
    #endif
  }

  /// Writes a text and a line feed to standard output; a reader that went away ends the program.
  static func print(_ text: String) {
    var sink = OutputSink(descriptor: 1)
    do throws(OutputError) {
      try sink.write(Array((text.hasSuffix("\n") ? text : text + "\n").utf8))
    } catch {
      end(error)
    }
  }

  /// Ends the program for want of somewhere to write.
  static func end(_ error: OutputError) -> Never {
    switch error {
    case .closedPipe: exit(Exit.closedPipe.code)
    case .failed(let reason):
      complain("zhiyan: the output \(reason)")
      exit(Exit.trouble.code)
    }
  }

  /// Writes a text and a line feed to standard error.
  static func complain(_ text: String) {
    var sink = OutputSink(descriptor: 2)
    // Nobody is left to tell when standard error is gone.
    try? sink.write(Array((text.hasSuffix("\n") ? text : text + "\n").utf8))
  }

  /// Writes a text to standard error as it is.
  static func show(_ text: String) {
    var sink = OutputSink(descriptor: 2)
    try? sink.write(Array(text.utf8))
  }

  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Columns of the terminal that standard output is; nil where it is none.
  static var terminalWidth: Int? {
    var size = winsize()
    guard isTerminal(1), ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// The day that it is here.
  static var today: CalendarDate? {
    var now = time(nil)
    var parts = tm()
    guard localtime_r(&now, &parts) != nil else { return nil }
    return CalendarDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  }

  static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
