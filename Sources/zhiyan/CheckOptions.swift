import ArgumentParser
import ZhiyanReport
import ZhiyanRules

/// From which level on findings fail the run.
enum Gate: String, ExpressibleByArgument, CaseIterable {
  case error, warning, suggestion, never

  func fails(_ summary: Summary) -> Bool {
    switch self {
    case .error: summary.error > 0
    case .warning: summary.error + summary.warning > 0
    case .suggestion: summary.findings > 0
    case .never: false
    }
  }
}

/// What `zhiyan check` was asked for.
struct CheckOptions: Equatable {
  var paths: [String] = []
  var stdinFilename: String?
  var format = OutputFormat.text
  var output: String?
  var rules: [String] = []
  var enable: [String] = []
  var disable: [String] = []
  var minLevel = Level.suggestion
  var failOn = Gate.warning
  var config: String?
  var noConfig = false
  var forceExclude = false
  var channel: Channel?
  var date: CalendarDate?
  var profiles: [Profile] = []
  var maxWarnings: Int?
  var baseline = false
  var baselineFile: String?
  var changedSince: String?
  var staged = false
  var reportSuppressed = false
  var allowEmpty = false
  var fix = false
  var diff = false
  var lang = Language.zh
  var color = ColorChoice.auto
  var jobs = 0

  init() {}
}

extension CheckOptions {
  /// Reads the plain forms of `zhiyan check`: paths, and options by their long names with the value as the next argument.
  ///
  /// The argument parser takes longer to start than a small file takes to check (measured in Benchmarks), and an editor or
  /// a hook starts the program for each file. Whatever is not plain here gives nil, and the argument parser, which knows all forms
  /// and explains mistakes, reads it instead. A test holds the two against each other.
  init?(plain arguments: some Sequence<String>) {
    var arguments = Array(arguments)[...]
    if arguments.first == "check" { arguments.removeFirst() }
    guard let first = arguments.first, first.hasPrefix("-") || first.contains(".") || first.contains("/") else {
      return nil
    }
    while let argument = arguments.popFirst() {
      guard argument.hasPrefix("-"), argument != "-" else {
        paths.append(argument)
        continue
      }
      if setFlag(argument) { continue }
      guard let value = arguments.popFirst(), !value.hasPrefix("-"), !value.isEmpty, set(argument, value) else {
        return nil
      }
    }
    guard !paths.isEmpty, paths.filter({ $0 == "-" }).count <= 1, config == nil || !noConfig,
      stdinFilename == nil || paths.contains("-"),
      baselineFile == nil || !baseline, !(diff && (fix || format != .text)), !(fix && staged)
    else { return nil }
  }

  /// False where the name is that of no flag.
  private mutating func setFlag(_ name: String) -> Bool {
    switch name {
    case "--no-config": noConfig = true
    case "--force-exclude": forceExclude = true
    case "--fix": fix = true
    case "--diff": diff = true
    case "--baseline": baseline = true
    case "--staged": staged = true
    case "--report-suppressed": reportSuppressed = true
    case "--allow-empty": allowEmpty = true
    default: return false
    }
    return true
  }

  /// False where the name or the value is not known here.
  private mutating func set(_ name: String, _ value: String) -> Bool {
    func read<T: RawRepresentable<String>>(_ target: inout T) -> Bool {
      guard let read = T(rawValue: value) else { return false }
      target = read
      return true
    }
    switch name {
    case "--stdin-filename": stdinFilename = value
    case "--format": return read(&format)
    case "--rules": rules.append(value)
    case "--enable": enable.append(value)
    case "--disable": disable.append(value)
    case "--min-level": return read(&minLevel)
    case "--fail-on": return read(&failOn)
    case "--config": config = value
    case "--baseline-file": baselineFile = value
    case "--changed-since": changedSince = value
    case "--max-warnings":
      guard let count = Int(value), count >= 0 else { return false }
      maxWarnings = count
    case "--lang": return read(&lang)
    case "--color": return read(&color)
    case "--channel":
      channel = Channel(rawValue: value)
      return channel != nil
    case "--date":
      date = CalendarDate(value)
      return date != nil
    case "--profile":
      guard let list = ProfileList(argument: value) else { return false }
      profiles += list.profiles
    case "--jobs":
      guard let count = Int(value), count >= 0 else { return false }
      jobs = count
    default: return false
    }
    return true
  }
}
